import type { Task } from "../../algebra/tasks/task.ts";
import { degeneratePartition } from "../../data/degenerate-partition.ts";
import type { Partition } from "../../data/partition.ts";
import { parsePartitionFile } from "../../data/partition-file.ts";
import { randomPartition } from "../../data/random-partition.ts";
import { invalidOption } from "../../errors.ts";
import { parseReflectionList } from "../../symmetry/actions/reflection-name.ts";
import { conflict, readText } from "./options.ts";
import { type PartitionParameters, runParameterNames, runParameterTable } from "./table.ts";

/** Makes the partition that the options describe; default random with fraction 0.5 and seed 0. */
export async function runPartition(task: Task, options: PartitionParameters): Promise<Partition> {
  const { partition, partitionFile, trainFraction, reflections } = options;
  const { moveToTest, moveToTrain, moveOrbitsToTest, seed } = options;
  const moves = { moveToTest, moveToTrain, moveOrbitsToTest, seed };
  if (partitionFile !== undefined) {
    requireFileAlone(options);
    return parsePartitionFile(await readText("--partition-file", partitionFile), task);
  }
  const names = reflections === undefined ? undefined : parseReflectionList(reflections);
  if (partition === undefined || partition === "random") {
    if (names !== undefined && moveOrbitsToTest === undefined)
      throw conflict(
        "reflections",
        "cannot stand beside a random partition",
        "--partition degenerate, or --move-orbits-to-test N",
      );
    return randomPartition(task, { trainFraction, reflections: names, ...moves });
  }
  if (partition !== "degenerate")
    throw invalidOption("partition", JSON.stringify(partition), "random or degenerate");
  if (trainFraction !== undefined)
    throw conflict("trainFraction", "cannot stand beside --partition degenerate", "--partition random");
  if (names === undefined)
    throw conflict(
      "reflections",
      "is needed beside --partition degenerate",
      'the elements k of the reflections s r^k, for example 0,16 or "(2,3)"',
    );
  return degeneratePartition(task, { reflections: names, ...moves });
}

function requireFileAlone(options: PartitionParameters): void {
  for (const name of runParameterNames) {
    if (runParameterTable[name].group !== "partition" || name === "partitionFile") continue;
    if (options[name as keyof PartitionParameters] !== undefined)
      throw conflict(name, "cannot stand beside --partition-file", "a partition file alone");
  }
}
