import type { AbelianGroup } from "./abelian-group.ts";
import { dihedralOfDifference, dihedralOfSum } from "./dihedral.ts";
import type { Task } from "./task.ts";

/**
 * The task a + b ("sum") or a - b ("difference") in an abelian group written additively: on the units modulo m these
 * are x*y and x/y.
 */
export function groupTask(name: string, group: AbelianGroup, form: "sum" | "difference"): Task {
  const size = group.elements.length;
  const table = new Int32Array(size * size);
  for (let second = 0; second < size; second++) {
    const summand = form === "sum" ? second : group.negate(second);
    for (let first = 0; first < size; first++) table[first * size + second] = group.add(first, summand);
  }
  return {
    name,
    firstElements: group.elements,
    secondElements: group.elements,
    labels: group.elements,
    table,
    dihedral:
      form === "sum"
        ? dihedralOfSum({
            elements: group.elements,
            act: (k, value) => group.add(value, k),
            actInverse: (k, value) => group.add(value, group.negate(k)),
          })
        : dihedralOfDifference(group),
  };
}
