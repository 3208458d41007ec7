import { operandSizes } from "../../algebra/tasks/pairs.ts";
import type { Task } from "../../algebra/tasks/task.ts";
import { compose, inverse, type PairPermutation } from "../actions/permutation.ts";

/** An invariance preserves every label; an equivariance may permute the labels. */
export type SymmetryKind = "invariance" | "equivariance";

/** A pair permutation g with its label permutation Q: label(g(a, b)) = Q(label(a, b)). */
export interface TaskSymmetry {
  /** For display, for example `s r^3`. */
  readonly name: string;
  readonly permutation: PairPermutation;
  /** Image under Q of every label, c entries. A label that does not occur in the table stays in place. */
  readonly labels: Int32Array;
}

/**
 * The identity of a task.
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 3 });
 * console.log(identitySymmetry(task).permutation.image.join(" ")); // 0 1 2 3 4 5
 */
export function identitySymmetry(task: Task): TaskSymmetry {
  const sizes = operandSizes(task);
  return {
    name: "identity",
    permutation: { image: identityImage(sizes[0] + sizes[1]), operandSizes: sizes },
    labels: identityImage(task.labels.length),
  };
}

/** The images of 0..size-1 under the identity. */
export function identityImage(size: number): Int32Array {
  return Int32Array.from({ length: size }, (_, index) => index);
}

/**
 * The product gh: first h, then g.
 * @param name Default: the word of both names, for example `g2 · g1^3`.
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 7 });
 * const [r2, r3] = ["r2", "r3"].map((name) => symmetryElement(task, name));
 * const { permutation } = composeSymmetries(r2, r3);
 * console.log(permutation.image[0]); // 5
 */
export function composeSymmetries(
  g: TaskSymmetry,
  h: TaskSymmetry,
  name = productName(g.name, h.name),
): TaskSymmetry {
  return {
    name,
    permutation: compose(g.permutation, h.permutation),
    labels: h.labels.map((label) => g.labels[label]),
  };
}

/**
 * g^-1
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 7 });
 * const r2 = symmetryElement(task, "r2");
 * console.log(inverseSymmetry(r2).permutation.image[0]); // 5
 */
export function inverseSymmetry(g: TaskSymmetry): TaskSymmetry {
  const labels = new Int32Array(g.labels.length);
  for (const [label, target] of g.labels.entries()) labels[target] = label;
  return { name: `${factorName(g.name)}^-1`, permutation: inverse(g.permutation), labels };
}

/** Adds a factor on the left of a word; combines equal neighbours into a power. */
function productName(g: string, h: string): string {
  if (h === "identity") return g;
  if (g === "identity") return h;
  const factor = factorName(g);
  if (h === g) return `${factor}^2`;
  const [first, ...rest] = h.split(" · ");
  if (first === factor) return [`${factor}^2`, ...rest].join(" · ");
  if (first.startsWith(`${factor}^`)) {
    const power = Number(first.slice(factor.length + 1));
    if (Number.isInteger(power)) return [`${factor}^${power + 1}`, ...rest].join(" · ");
  }
  return `${factor} · ${h}`;
}

function factorName(name: string): string {
  return /[\s^]/.test(name) ? `(${name})` : name;
}
