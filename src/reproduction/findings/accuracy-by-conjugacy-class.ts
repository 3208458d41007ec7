import { conjugacyClasses } from "../../algebra/groups/conjugacy-classes.ts";
import type { FiniteGroup } from "../../algebra/groups/finite-group.ts";

/**
 * Splits the test accuracy of x.y by the conjugacy class of the label: one quantity per class with a test
 * sample.
 * @param test Test pairs, m x 2.
 * @param correct 1 for every pair that came out right, m.
 */
export function accuracyByConjugacyClass(
  group: FiniteGroup,
  test: Int32Array,
  correct: Uint8Array,
): Readonly<Record<string, number>> {
  const { classOf, representatives, sizes } = conjugacyClasses(group);
  const right = new Int32Array(sizes.length);
  const all = new Int32Array(sizes.length);
  for (const [sample, isRight] of correct.entries()) {
    const label = group.products[test[2 * sample] * group.elements.length + test[2 * sample + 1]];
    right[classOf[label]] += isRight;
    all[classOf[label]]++;
  }
  const entries = Array.from(representatives, (element, index) => [
    `accuracy_class_of_${group.elements[element]}_(${sizes[index]})`,
    right[index] / all[index],
  ]);
  return Object.fromEntries(entries.filter((_, index) => all[index] > 0));
}
