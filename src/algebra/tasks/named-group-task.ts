import { requireKnownKeys } from "../../errors.ts";
import { cyclicFactorOrders, groupByName } from "../groups/group-name.ts";
import { finiteGroupTask } from "./finite-group-task.ts";
import {
  type AdditiveOperation,
  additiveOperations,
  type GroupOperation,
  groupOperations,
  requireOperation,
} from "./operation.ts";
import { parseProductOrders, productTask } from "./product-task.ts";
import type { Task } from "./task.ts";

/** Options of `namedGroupTask`. */
export interface NamedGroupTaskOptions {
  /** A name that `groupByName` accepts, for example `3x7` or `S_5`. */
  readonly group: string;
  /** Default `x+y` for a product of cyclic groups, `x.y` for any other group. */
  readonly operation?: AdditiveOperation | GroupOperation | undefined;
}

/**
 * The task of a group by its name: x+y and x-y on a product of cyclic groups, see `productTask`; x.y, x.y^-1,
 * x.y.x and x.y.x^-1 in any group, see `finiteGroupTask`.
 * @throws AgopError UNKNOWN_GROUP or INVALID_MODULUS (`group`), UNKNOWN_OPERATION.
 * @example
 * const task = namedGroupTask({ group: "A_4" });
 * console.log(task.name, task.labels.length); // x.y in A_4 12
 */
export function namedGroupTask(options: NamedGroupTaskOptions): Task {
  requireKnownKeys<NamedGroupTaskOptions>("options", options, { group: true, operation: true });
  const orders = cyclicFactorOrders(options.group);
  if (orders === undefined) {
    const group = groupByName(options.group);
    const context = ` (x+y and x-y are for products of cyclic groups, which ${group.name} is not)`;
    const operation = requireOperation(options.operation ?? "x.y", groupOperations, context);
    return finiteGroupTask({ group, operation });
  }
  const operation = requireOperation(
    options.operation ?? "x+y",
    [...additiveOperations, ...groupOperations],
    " (a product of cyclic groups has no multiplication)",
  );
  if (operation === "x+y" || operation === "x-y") {
    return productTask({ orders: parseProductOrders(orders.join("x")), operation });
  }
  return finiteGroupTask({ group: groupByName(options.group), operation });
}
