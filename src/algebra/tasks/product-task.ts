import { AgopError, describeValue, requireKnownKeys } from "../../errors.ts";
import { additiveProduct } from "../groups/abelian-group.ts";
import { requireElementCount } from "../groups/element-count.ts";
import { groupTask } from "./group-task.ts";
import { type AdditiveOperation, additiveOperations, requireOperation } from "./operation.ts";
import type { Task } from "./task.ts";

/** Options of `productTask`. */
export interface ProductTaskOptions {
  /** Orders of the cyclic factors, each an integer from 2; their product is at most 10000. */
  readonly orders: readonly number[];
  /** Default `x+y`. */
  readonly operation?: AdditiveOperation | undefined;
}

/**
 * Coordinatewise addition or subtraction in Z_m1 x Z_m2 x ... Element names are tuples such as `(2,3)`, or
 * plain values for a single factor. Source: the grokking tasks of Power et al. 2022.
 * @throws AgopError INVALID_MODULUS (`orders`), UNKNOWN_OPERATION.
 * @example
 * const task = productTask({ orders: [3, 7] });
 * console.log(task.name, task.firstElements[20]); // Z_3 x Z_7 (2,6)
 */
export function productTask(options: ProductTaskOptions): Task {
  requireKnownKeys<ProductTaskOptions>("options", options, { orders: true, operation: true });
  const orders = requireOrders(options.orders, "orders");
  const operation = requireOperation(
    options.operation ?? "x+y",
    additiveOperations,
    " (a product of cyclic groups has no multiplication)",
  );
  const groupName = orders.map((order) => `Z_${order}`).join(" x ");
  const name = operation === "x+y" ? groupName : `${operation} on ${groupName}`;
  return groupTask(name, additiveProduct(orders), {
    form: operation === "x+y" ? "sum" : "difference",
    table: groupName,
  });
}

/**
 * Parses the orders of the factors from text such as `3x7`.
 * @throws AgopError INVALID_MODULUS (`group`).
 */
export function parseProductOrders(text: string): readonly number[] {
  if (!/^\d+(x\d+)*$/i.test(text)) {
    throw new AgopError("INVALID_MODULUS", {
      argument: "group",
      given: describeValue(text),
      accepted: "the orders of the cyclic factors joined by x, for example 3x7",
    });
  }
  return requireOrders(text.split(/x/i).map(Number), "group");
}

function requireOrders(orders: unknown, argument: string): readonly number[] {
  if (
    !Array.isArray(orders) ||
    orders.length === 0 ||
    !orders.every((order) => Number.isInteger(order) && order >= 2)
  ) {
    throw new AgopError("INVALID_MODULUS", {
      argument,
      given: describeValue(orders),
      accepted: "one or more orders, each an integer from 2",
    });
  }
  const size = orders.reduce((product: number, order: number) => product * order, 1);
  requireElementCount("INVALID_MODULUS", argument, size);
  return orders;
}
