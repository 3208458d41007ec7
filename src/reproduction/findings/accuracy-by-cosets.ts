import type { FiniteGroup } from "../../algebra/groups/finite-group.ts";

/**
 * Grows an abelian subgroup from each element by adding every element that commutes with all members so far.
 * @returns The largest one, as a mask of elements.
 */
export function largeAbelianSubgroup({ elements, products, identity }: FiniteGroup): Uint8Array {
  const size = elements.length;
  let best = new Uint8Array(size);
  let bestOrder = 0;
  for (let start = 0; start < size; start++) {
    const members = [start];
    for (let candidate = 0; candidate < size; candidate++) {
      if (
        members.every((member) => products[member * size + candidate] === products[candidate * size + member])
      )
        members.push(candidate);
    }
    const mask = new Uint8Array(size);
    for (const member of members) mask[member] = 1;
    mask[identity] = 1;
    const order = mask.reduce((sum, member) => sum + member, 0);
    if (order > bestOrder) [best, bestOrder] = [mask, order];
  }
  return best;
}

/**
 * Splits the test accuracy by whether the operands lie in a large abelian subgroup A: both, only the first,
 * only the second, neither. Leaves out quantities without a test sample.
 * @param test Test pairs, m x 2.
 * @param correct 1 for every pair that came out right, m.
 */
export function accuracyByCosets(
  group: FiniteGroup,
  test: Int32Array,
  correct: Uint8Array,
): Readonly<Record<string, number>> {
  const inside = largeAbelianSubgroup(group);
  const names = [
    "accuracy_neither_in_A",
    "accuracy_second_in_A",
    "accuracy_first_in_A",
    "accuracy_both_in_A",
  ];
  const right = [0, 0, 0, 0];
  const all = [0, 0, 0, 0];
  for (const [sample, isRight] of correct.entries()) {
    const kind = 2 * inside[test[2 * sample]] + inside[test[2 * sample + 1]];
    right[kind] += isRight;
    all[kind]++;
  }
  const present = names
    .map((name, kind) => [name, right[kind] / all[kind]] as const)
    .filter((_, kind) => all[kind] > 0);
  const order = inside.reduce((sum, member) => sum + member, 0);
  return { ...Object.fromEntries(present), order_of_A: order };
}
