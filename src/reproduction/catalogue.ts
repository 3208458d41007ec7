import { AgopError } from "../errors.ts";
import type { Experiment } from "./experiment.ts";
import { nonAbelianGroups } from "./findings/non-abelian-groups.ts";
import { stabiliserLaw } from "./findings/stabiliser-law.ts";
import { anotherReflection } from "./published/another-reflection.ts";
import { dihedralSubgroupsEncoded } from "./published/dihedral-subgroups-encoded.ts";
import { dihedralSubgroupsKept } from "./published/dihedral-subgroups-kept.ts";
import { everyReflection } from "./published/every-reflection.ts";
import { heldOutSamples } from "./published/held-out-samples.ts";
import { manySamplesMoved } from "./published/many-samples-moved.ts";
import { oneKernelFit } from "./published/one-kernel-fit.ts";
import { oneSampleMoved } from "./published/one-sample-moved.ts";
import { orbitInProduct, orbitOfTheTrainingSet } from "./published/orbit-of-the-training-set.ts";
import { partlyBrokenProduct } from "./published/partly-broken-product.ts";
import { randomPartitions } from "./published/random-partitions.ts";
import { reflectedPairsOfProducts, reflectedPairsOfQuotients } from "./published/reflected-pairs-moved.ts";

/** The published experiments E1 ... E14, then our own findings. */
export const catalogue: readonly Experiment[] = [
  oneSampleMoved,
  manySamplesMoved,
  reflectedPairsOfProducts,
  reflectedPairsOfQuotients,
  everyReflection,
  dihedralSubgroupsEncoded,
  orbitOfTheTrainingSet,
  orbitInProduct,
  randomPartitions,
  oneKernelFit,
  partlyBrokenProduct,
  dihedralSubgroupsKept,
  heldOutSamples,
  anotherReflection,
  stabiliserLaw,
  nonAbelianGroups,
];

/**
 * The experiments of these names, in the order of the catalogue; all of them for an empty list or `all`.
 * @throws AgopError INVALID_OPTION for an unknown name.
 */
export function experimentsByName(names: readonly string[]): readonly Experiment[] {
  const ids = catalogue.map(({ id }) => id);
  const wanted = names.map((name) => name.toUpperCase());
  for (const [index, name] of wanted.entries()) {
    if (name !== "ALL" && !ids.includes(name)) {
      throw new AgopError("INVALID_OPTION", {
        argument: "[experiments]",
        given: JSON.stringify(names[index]),
        accepted: `all, ${ids.join(", ")}`,
      });
    }
  }
  return wanted.length === 0 || wanted.includes("ALL")
    ? catalogue
    : catalogue.filter(({ id }) => wanted.includes(id));
}
