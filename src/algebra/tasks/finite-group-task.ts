import { AgopError, requireKnownKeys } from "../../errors.ts";
import { abelianOfFiniteGroup } from "../groups/abelian-finite-group.ts";
import type { FiniteGroup } from "../groups/finite-group.ts";
import { isAbelian } from "../groups/is-abelian.ts";
import { groupTask } from "./group-task.ts";
import { type GroupOperation, groupOperations, requireOperation } from "./operation.ts";
import type { Task } from "./task.ts";

/** Options of `finiteGroupTask`. */
export interface FiniteGroupTaskOptions {
  /** A group such as `groupByName("S_5")`. */
  readonly group: FiniteGroup;
  /** Default `x.y`. */
  readonly operation?: GroupOperation | undefined;
}

/**
 * An operation of a finite group as a task, named for example `x.y in S_5`; x is the first operand. The tasks
 * x.y and x.y^-1 carry their group, and for an abelian group its closed-form symmetries. Source: the grokking
 * tasks of Power et al. 2022.
 * @throws AgopError UNKNOWN_OPERATION; INVALID_OPTION (`group`) for a table that does not match the number of
 * elements.
 * @example
 * const task = finiteGroupTask({ group: symmetricGroup(3), operation: "x.y^-1" });
 * console.log(task.name, task.table.length); // x.y^-1 in S_3 36
 */
export function finiteGroupTask(options: FiniteGroupTaskOptions): Task {
  requireKnownKeys<FiniteGroupTaskOptions>("options", options, { group: true, operation: true });
  const operation = requireOperation(options.operation ?? "x.y", groupOperations, "");
  const group = requireGroup(options.group);
  const { elements, inverses, products } = group;
  const name = `${operation} in ${group.name}`;
  const keepsGroup = operation === "x.y" || operation === "x.y^-1";
  if (keepsGroup && isAbelian(group)) {
    const form = operation === "x.y" ? "sum" : "difference";
    return groupTask(name, abelianOfFiniteGroup(group), { form, table: group });
  }
  const order = elements.length;
  const product = (a: number, b: number) => products[a * order + b];
  const label: Record<GroupOperation, (x: number, y: number) => number> = {
    "x.y": product,
    "x.y^-1": (x, y) => product(x, inverses[y]),
    "x.y.x^-1": (x, y) => product(product(x, y), inverses[x]),
    "x.y.x": (x, y) => product(product(x, y), x),
  };
  const table = new Int32Array(order * order);
  for (let x = 0; x < order; x++) {
    for (let y = 0; y < order; y++) table[x * order + y] = label[operation](x, y);
  }
  const task: Task = { name, firstElements: elements, secondElements: elements, labels: elements, table };
  return keepsGroup ? { ...task, group } : task;
}

function requireGroup(group: FiniteGroup): FiniteGroup {
  const order = group?.elements?.length;
  if (order > 0 && group.products?.length === order * order && group.inverses?.length === order) return group;
  throw new AgopError("INVALID_OPTION", {
    argument: "group",
    given: "no finite group",
    accepted: "a FiniteGroup, N elements with N x N products and N inverses, such as groupByName returns",
  });
}
