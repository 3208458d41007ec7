import type { FiniteGroup } from "./finite-group.ts";
import { leftCosets, subgroup } from "./subgroup.ts";

/** A group as permutations of a few points. */
export interface PermutationAction {
  readonly points: number;
  /** Image of every point under every element, N x points. */
  readonly images: Int32Array;
}

/**
 * The action of a group on the left cosets of a subgroup, g (xH) = gxH. H is the largest subgroup with at
 * most two generators and a faithful action: S_4 on 4 points, A_5 on 5, D_n on n, Q_8 on its 8 elements.
 */
export function faithfulCosetAction(group: FiniteGroup): PermutationAction {
  const size = group.elements.length;
  let best = cosetAction(group, subgroup(group, []));
  for (let first = 0; first < size; first++) {
    for (let second = first; second < size; second++) {
      const members = subgroup(group, [first, second]);
      if (size / members.length >= best.points) continue;
      const action = cosetAction(group, members);
      if (isFaithful(group, action)) best = action;
    }
  }
  return best;
}

function cosetAction(group: FiniteGroup, members: Int32Array): PermutationAction {
  const { elements, products } = group;
  const size = elements.length;
  const { cosetOf, representatives } = leftCosets(group, members);
  const points = representatives.length;
  const images = new Int32Array(size * points);
  for (let g = 0; g < size; g++)
    for (const [point, x] of representatives.entries())
      images[g * points + point] = cosetOf[products[g * size + x]];
  return { points, images };
}

function isFaithful({ elements, identity }: FiniteGroup, { points, images }: PermutationAction): boolean {
  for (let g = 0; g < elements.length; g++) {
    let moves = g === identity;
    for (let point = 0; point < points && !moves; point++) moves = images[g * points + point] !== point;
    if (!moves) return false;
  }
  return true;
}
