import { AgopError, describeValue, requireKnownKeys } from "../../errors.ts";
import { additiveCyclic } from "../groups/abelian-group.ts";
import { inverseModulo, unitsModulo } from "../groups/residues.ts";
import { requireModulus } from "./modulus.ts";
import { type Polynomial, polynomials, requireOperation } from "./operation.ts";
import type { Task } from "./task.ts";

/** Options of `polynomialTask`. */
export interface PolynomialTaskOptions {
  /** For example `x^2+xy+y^2`. */
  readonly polynomial: Polynomial;
  /** m, an integer from 2 to 10000; a prime for `x/y if y is odd, else x-y`. */
  readonly modulus: number;
}

/**
 * A polynomial in two residues modulo m as a task. Operands and labels are 0..m-1; where the operation
 * divides, the second operand is 1..m-1. These tasks have no closed-form symmetries. Source: the grokking
 * tasks of Power et al. 2022.
 * @throws AgopError UNKNOWN_OPERATION (`polynomial`), INVALID_MODULUS, NOT_INVERTIBLE (`modulus`) for a
 * composite modulus where the operation divides.
 * @example
 * const task = polynomialTask({ polynomial: "x^2+xy+y^2", modulus: 5 });
 * console.log(task.table[2 * 5 + 4]); // 3
 */
export function polynomialTask(options: PolynomialTaskOptions): Task {
  requireKnownKeys<PolynomialTaskOptions>("options", options, { polynomial: true, modulus: true });
  const polynomial = requireOperation(options.polynomial, polynomials, "", "polynomial");
  const modulus = requireModulus(options.modulus);
  const name = `${polynomial} mod ${modulus}`;
  const residues = additiveCyclic(modulus).elements;
  if (polynomial === dividingOperation) return dividingTask(name, modulus, residues);
  const value = values[polynomial];
  const table = new Int32Array(modulus * modulus);
  for (let x = 0; x < modulus; x++) {
    for (let y = 0; y < modulus; y++) table[x * modulus + y] = value(x, y) % modulus;
  }
  return { name, firstElements: residues, secondElements: residues, labels: residues, table };
}

const dividingOperation = "x/y if y is odd, else x-y";

/** At most 3e12 for the largest modulus: intermediate results need no reduction. */
const values: Record<Exclude<Polynomial, typeof dividingOperation>, (x: number, y: number) => number> = {
  "x^2+y^2": (x, y) => x * x + y * y,
  "x^2+xy+y^2": (x, y) => x * x + x * y + y * y,
  "x^2+xy+y^2+x": (x, y) => x * x + x * y + y * y + x,
  "x^3+xy": (x, y) => x * x * x + x * y,
  "x^3+xy^2+y": (x, y) => x * x * x + x * y * y + y,
};

function dividingTask(name: string, modulus: number, residues: readonly string[]): Task {
  if (unitsModulo(modulus).length !== modulus - 1) {
    throw new AgopError("NOT_INVERTIBLE", {
      argument: "modulus",
      given: `${describeValue(modulus)} for ${dividingOperation}, but not every y from 1 has an inverse,`,
      accepted: "a prime",
    });
  }
  const second = modulus - 1;
  const table = new Int32Array(modulus * second);
  for (let y = 1; y < modulus; y++) {
    const inverse = inverseModulo(y, modulus);
    for (let x = 0; x < modulus; x++) {
      table[x * second + y - 1] = (y % 2 === 1 ? x * inverse : x + modulus - y) % modulus;
    }
  }
  return { name, firstElements: residues, secondElements: residues.slice(1), labels: residues, table };
}
