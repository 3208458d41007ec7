import type { Task } from "../../algebra/tasks/task.ts";
import { AgopError } from "../../errors.ts";
import type { FinishedRun } from "../../run/directory/finished-run.ts";
import { reflectionPermutation } from "../../symmetry/actions/dihedral-permutation.ts";
import { fixedPoints } from "../../symmetry/actions/fixed-points.ts";
import { type ReflectionName, reflectionIndices } from "../../symmetry/actions/reflection-name.ts";
import type { Figure } from "./chart.ts";
import type { FigureChoices } from "./figure-options.ts";
import type { RunSource } from "./figure-source.ts";
import { type MarkedPairs, samplesFigure } from "./samples-figure.ts";

/** The samples of a run after its last iteration, and the fixed points of reflections. */
export async function runSamplesFigure(
  source: RunSource,
  { title, reflections, fontSize }: FigureChoices,
): Promise<Figure> {
  const run = await source.run();
  const { task, partition } = run;
  const marked = reflections === undefined ? undefined : reflectionFixedPoints(task, reflections);
  return samplesFigure({ task, ...partition, correct: requireCorrect(run), marked, title, fontSize });
}

function requireCorrect({ correct, directory }: FinishedRun): Uint8Array {
  if (correct !== undefined) return correct;
  throw new AgopError("INVALID_FILE", {
    argument: "DIR",
    given: `${directory}, which holds no predictions.npy,`,
    accepted: "the directory of a run that has ended: agop run --out DIR",
  });
}

/** The pairs fixed by one of the reflections s r^k, without repetitions. @param names Names of k. */
export function reflectionFixedPoints(task: Task, names: readonly ReflectionName[]): MarkedPairs {
  const columns = task.secondElements.length;
  const cells = reflectionIndices(task, names, "reflection").flatMap((k) => {
    const pairs = fixedPoints(reflectionPermutation(task, k));
    return Array.from({ length: pairs.length / 2 }, (_, n) => pairs[2 * n] * columns + pairs[2 * n + 1]);
  });
  const pairs = [...new Set(cells)].flatMap((cell) => [Math.floor(cell / columns), cell % columns]);
  return { name: `fixed by s rᵏ, k = ${names.join(", ")}`, pairs: Int32Array.from(pairs) };
}
