import { cyclicOrder } from "../../../algebra/groups/discrete-logarithm.ts";
import type { Task } from "../../../algebra/tasks/task.ts";

/** An order of the elements by discrete logarithm, or the reason why there is none. */
export interface LogarithmicOrder {
  readonly order: readonly number[] | null;
  /** Empty with an order. */
  readonly reason: string;
}

/**
 * The elements of both operands in the order g^0, g^1, ... of the smallest generator. In this order the
 * learned blocks of x*y and x/y are circulants or Hankel matrices. None if the elements already have this
 * order, as for x+y.
 */
export function logarithmicOrder({ group, firstElements, secondElements }: Task): LogarithmicOrder {
  const none = (reason: string): LogarithmicOrder => ({ order: null, reason });
  const size = group?.elements.length;
  if (group === undefined || size !== firstElements.length || size !== secondElements.length)
    return none("the operands are not the elements of one group");
  const order = cyclicOrder(group);
  if (order === undefined) return none("the group is not cyclic");
  if (order.every((element, place) => element === place))
    return none("the elements stand in this order already");
  return { order: [...order], reason: "" };
}
