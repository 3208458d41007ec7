import { Assertion } from "uvu/assert";

type Numbers = number | ArrayLike<number>;

export interface Tolerance {
  /** Allowed |actual - expected| in units of |expected| (default 0). */
  readonly relative?: number | undefined;
  /** Allowed |actual - expected| (default 0); the two allowances add up. */
  readonly absolute?: number | undefined;
}

/**
 * Asserts that numbers agree entry by entry within a tolerance. NaN equals nothing; an infinity equals
 * itself.
 *
 * @param message Name of the compared values, for the report.
 * @throws Assertion with the entry furthest beyond its tolerance.
 */
export function closeTo(actual: Numbers, expected: Numbers, tolerance: Tolerance, message: string): void {
  const got = typeof actual === "number" ? [actual] : actual;
  const want = typeof expected === "number" ? [expected] : expected;
  if (got.length !== want.length)
    fail(`${message}: ${got.length} entries instead of ${want.length}`, got, want);
  const { relative = 0, absolute = 0 } = tolerance;
  let worst = -1;
  let worstExcess = 0;
  for (let index = 0; index < want.length; index += 1) {
    if (got[index] === want[index]) continue;
    const excess = Math.abs(got[index] - want[index]) - (absolute + relative * Math.abs(want[index]));
    if (Number.isNaN(excess) || excess > worstExcess) {
      worst = index;
      worstExcess = excess;
      if (Number.isNaN(excess)) break;
    }
  }
  if (worst < 0) return;
  const difference = Math.abs(got[worst] - want[worst]);
  fail(
    `${message}: entry ${worst} is ${got[worst]} instead of ${want[worst]}, off by ${difference} ` +
      `(allowed: relative ${relative}, absolute ${absolute})`,
    got[worst],
    want[worst],
  );
}

/** ||a - b||_F / ||b||_F; NaN if the lengths differ or both are 0. */
export function relativeFrobenius(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Number.NaN;
  let difference = 0;
  let norm = 0;
  for (let index = 0; index < b.length; index += 1) {
    difference += (a[index] - b[index]) ** 2;
    norm += b[index] ** 2;
  }
  return Math.sqrt(difference / norm);
}

function fail(message: string, actual: unknown, expects: unknown): never {
  throw new Assertion({
    message,
    details: "",
    generated: false,
    operator: "closeTo",
    actual,
    expects,
  });
}
