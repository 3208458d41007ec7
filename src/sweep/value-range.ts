import { AgopError } from "../errors.ts";

/** Maximum number of values of a range; a longer range has a mistyped step. */
const most = 1_000_000;

/**
 * Lists the numbers `from`, `from + step`, ... up to `to`; includes `to` if the steps reach it.
 * @param text A range such as `0.1:0.9:0.05`, or `1:10` with step 1.
 * @returns The numbers; undefined if the text is not a range.
 * @throws AgopError INVALID_OPTION for a step that does not lead from `from` to `to`, and for a range without
 * a step whose ends do not differ by an integer.
 */
export function valueRange(text: string, argument: string): readonly number[] | undefined {
  const parts = text.split(":").map((part) => part.trim());
  const isRange = parts.length === 2 || parts.length === 3;
  if (!isRange || parts.some((part) => part === "" || !Number.isFinite(Number(part)))) return undefined;
  const [from, to, step = 1] = parts.map(Number);
  if (parts.length === 2 && !Number.isInteger(withoutRounding(to - from)))
    throw new AgopError("INVALID_OPTION", {
      argument,
      given: `${JSON.stringify(text)}, which has no step and does not count in ones,`,
      accepted: "from:to:step, such as 0.1:0.9:0.1",
    });
  // Tolerate a rounding error of 1e-9 steps: 0.1 + 8 * 0.1 is not 0.9.
  const count = Math.floor((to - from) / step + 1e-9) + 1;
  if (count >= 1 && count <= most) return Array.from({ length: count }, (_, n) => stepped(from, n, step));
  throw new AgopError("INVALID_OPTION", {
    argument,
    given: JSON.stringify(text),
    accepted: `from:to:step with a step that leads from the one to the other in at most ${most} values, such as 0.1:0.9:0.1`,
  });
}

/** Returns `from + steps * step`. Keeps integers, which are exact, and replaces a tiny sum by 0. */
function stepped(from: number, steps: number, step: number): number {
  const value = from + steps * step;
  if (Number.isInteger(from) && Number.isInteger(step)) return value;
  return steps > 0 && Math.abs(value) < 1e-9 * Math.abs(step) ? 0 : withoutRounding(value);
}

/** Turns 0.30000000000000004 into 0.3. */
function withoutRounding(value: number): number {
  return Number(value.toPrecision(12));
}
