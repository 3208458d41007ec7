import { finiteGroupOfAbelian } from "../groups/abelian-finite-group.ts";
import type { AbelianGroup } from "../groups/abelian-group.ts";
import { type FiniteGroup, groupOfProducts } from "../groups/finite-group.ts";
import { dihedralOfDifference, dihedralOfSum } from "./dihedral.ts";
import type { Task } from "./task.ts";

export interface GroupTaskOptions {
  /** `sum` for a + b, `difference` for a - b. */
  readonly form: "sum" | "difference";
  /** The same group by its table; or by its name, for example `Z_61`, to build the table on demand. */
  readonly table: FiniteGroup | string;
}

/**
 * The task a + b or a - b in an abelian group written additively: on the units modulo m these are x*y and
 * x/y.
 */
export function groupTask(name: string, group: AbelianGroup, options: GroupTaskOptions): Task {
  const { form } = options;
  const size = group.elements.length;
  const table = new Int32Array(size * size);
  for (let second = 0; second < size; second++) {
    const summand = form === "sum" ? second : group.negate(second);
    for (let first = 0; first < size; first++) table[first * size + second] = group.add(first, summand);
  }
  const tabulate = (groupName: string): FiniteGroup =>
    form === "sum"
      ? groupOfProducts(groupName, group.elements, table)
      : finiteGroupOfAbelian(groupName, group);
  let tabulated = options.table;
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
    // Build on demand: a second table of up to 400 MB that a plain run never reads.
    get group(): FiniteGroup {
      if (typeof tabulated === "string") tabulated = tabulate(tabulated);
      return tabulated;
    },
  };
}
