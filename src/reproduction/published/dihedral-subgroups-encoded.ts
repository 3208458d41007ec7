import { modularTask } from "../../algebra/tasks/modular-task.ts";
import { operandSizes } from "../../algebra/tasks/pairs.ts";
import { degeneratePartition } from "../../data/degenerate-partition.ts";
import { reflectionPermutation } from "../../symmetry/actions/dihedral-permutation.ts";
import { featureEncodings } from "../../symmetry/features/feature-encoding.ts";
import { accuracyRun, trialOf } from "../accuracy-run.ts";
import { exact, nothing, open, testAccuracy } from "../expectations.ts";
import type { Experiment } from "../experiment.ts";
import { keepPictures } from "../keep-pictures.ts";

/**
 * Encodings of the elements of the subgroup all have one size; the others are rounding errors or much
 * smaller.
 */
const clearly = 0.5;

/** Indices of the elements whose encoding is more than half of the largest. */
function standingOut(cosines: Float64Array): readonly number[] {
  const largest = cosines.reduce((most, cosine) => Math.max(most, Math.abs(cosine)), 0);
  return Array.from(cosines.keys()).filter((k) => Math.abs(cosines[k]) > clearly * largest);
}

export const dihedralSubgroupsEncoded: Experiment = {
  id: "E6",
  title: "x+y mod 32, degenerate by 2 and by 4 reflections, gaussian kernel: what M encodes",
  explanation:
    "A reflection counts as encoded where its cosine is more than half of the largest. The diagonal blocks stay I - J/N. The symmetric M is an unstable fixed point: from about iteration 45 on rounding errors have grown enough to tell the reflections of the subgroup apart, which is why M is read after 30 iterations.",
  rows: () => {
    const modulus = 32;
    const task = modularTask({ operation: "x+y", modulus });
    const all = Array.from({ length: modulus }, (_, k) => k);
    return [2, 4].map((count) => ({
      name: `${task.name}, ${count} reflections`,
      isRandom: false,
      measures: [
        {
          quantity: "reflections_found",
          claim: `M encodes the reflections of the dihedral subgroup of order ${2 * count} and no others`,
          expected: exact,
        },
        { quantity: "weakest_of_subgroup", claim: "", expected: open, unit: "number" as const },
        { quantity: "strongest_of_others", claim: "", expected: open, unit: "number" as const },
        testAccuracy("test 0 %", nothing),
      ],
      trial: async (laboratory) => {
        const step = modulus / count;
        const wanted = JSON.stringify(all.filter((k) => k % step === 0));
        const reflections = Array.from({ length: count }, (_, multiple) => String(multiple * step));
        const partition = degeneratePartition(task, { reflections });
        const run = await accuracyRun(laboratory, { task, partition, iterations: 30 });
        const name = `${count} reflections`;
        await keepPictures(laboratory, { experiment: "E6", name, task, partition, run });
        const elements = all.map((k) => reflectionPermutation(task, k));
        const cosines = featureEncodings(run.features, operandSizes(task), elements);
        const found = standingOut(cosines);
        const sizes = Array.from(cosines, Math.abs);
        return trialOf(run, {
          reflections_found: JSON.stringify(found) === wanted ? 1 : 0,
          weakest_of_subgroup: Math.min(...sizes.filter((_, k) => k % step === 0)),
          strongest_of_others: Math.max(...sizes.filter((_, k) => k % step !== 0)),
        });
      },
    }));
  },
};
