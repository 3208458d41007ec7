import { tableIndices } from "../../../algebra/tasks/pairs.ts";
import type { FinishedRun } from "../../../run/directory/finished-run.ts";
import type { RecordedLabels } from "../../../run/directory/predictions.ts";
import type { TaskSymmetry } from "../../../symmetry/groups/task-symmetry.ts";
import { packArray } from "../shared/pack-array.ts";
import type { SamplesData } from "./run-page-data.ts";

/** The table of the task and the outcome of its samples. */
export function samplesData(
  { task, partition }: FinishedRun,
  { iterations, labels }: RecordedLabels,
  symmetries: readonly TaskSymmetry[],
): SamplesData {
  const { firstElements, secondElements, table } = task;
  const sizes = [firstElements.length, secondElements.length] as const;
  const places = (pairs: Int32Array) => packArray("int32", Int32Array.from(tableIndices(pairs, sizes)));
  return {
    firstElements,
    secondElements,
    labels: task.labels,
    table: packArray("int32", table),
    train: places(partition.train),
    test: places(partition.test),
    iterations,
    predicted: packArray("int32", labels),
    symmetries: symmetries.map(({ name }) => name),
    images: packArray(
      "int32",
      Int32Array.from(symmetries.flatMap(({ permutation }) => [...permutation.image])),
    ),
  };
}
