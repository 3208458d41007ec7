import type { FiniteGroup } from "../../algebra/groups/finite-group.ts";
import { isAbelian } from "../../algebra/groups/is-abelian.ts";
import { centredBlocks, featureBlock } from "../../symmetry/features/feature-blocks.ts";
import { representationEnergies } from "../../symmetry/features/representation-energies.ts";

/**
 * Measures how the columns of the off-diagonal block of M, without their means, spread over the irreducible
 * representations of the group: one quantity per component. Returns none for an abelian group, which has a
 * component for every one or two elements.
 */
export function encodedRepresentations(
  group: FiniteGroup,
  features: Float64Array,
): Readonly<Record<string, number>> {
  if (isAbelian(group)) return {};
  const sizes = [group.elements.length, group.elements.length] as const;
  const { components, energies } = representationEnergies(group);
  const shares = energies(featureBlock(centredBlocks(features, sizes), sizes, 0, 1));
  return Object.fromEntries(components.map((name, index) => [`energy_M12_${name}`, shares[index]]));
}
