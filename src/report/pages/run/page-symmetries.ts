import type { Task } from "../../../algebra/tasks/task.ts";
import { exchangesOperands, isIdentity } from "../../../symmetry/actions/permutation.ts";
import { countedElements } from "../../../symmetry/groups/task-elements.ts";
import type { TaskSymmetry } from "../../../symmetry/groups/task-symmetry.ts";

/** The symmetries on the page of a run. */
export interface PageSymmetries {
  /** All except the identity; empty with a `reason`. */
  readonly elements: readonly TaskSymmetry[];
  /** The reason why there are none; otherwise empty. */
  readonly reason: string;
}

/** Limit on elements: more lines are indistinguishable, and each takes an encoding per matrix. */
const mostElements = 512;

export function pageSymmetries(task: Task): PageSymmetries {
  const none = (reason: string): PageSymmetries => ({ elements: [], reason });
  if (task.taskBit !== undefined)
    return none("Permutations of pairs do not act on two operations that a bit tells apart.");
  const tooMany = (count: number | bigint, elsewhere: string) =>
    none(`The task has ${count} symmetries, and this page shows ${mostElements} at most; ${elsewhere}.`);
  const known = 2 * (task.dihedral?.elements.length ?? 0);
  if (known > mostElements) return tooMany(known, "agop analyze has them all");
  const { elements: counted, order } = countedElements(task);
  if (counted.length < order) return tooMany(order, "agop analyze has generators of them");
  const elements = counted.filter(({ permutation }) => !isIdentity(permutation));
  if (elements.length > mostElements) return tooMany(order, "agop analyze has them all");
  return elements.length === 0
    ? none("The task has no symmetry but the identity.")
    : { elements, reason: "" };
}

/** The symmetries offered for orbits of samples: those that exchange the operands, or all if none does. */
export function orbitSymmetries({ elements }: PageSymmetries): readonly TaskSymmetry[] {
  const exchanging = elements.filter(({ permutation }) => exchangesOperands(permutation));
  return exchanging.length > 0 ? exchanging : elements;
}
