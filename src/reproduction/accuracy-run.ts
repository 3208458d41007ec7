import type { Task } from "../algebra/tasks/task.ts";
import type { Kernel } from "../backend/kernel.ts";
import { correctSamples, predictedLabels } from "../backend/metrics.ts";
import type { Samples } from "../backend/samples.ts";
import { degeneratePartition } from "../data/degenerate-partition.ts";
import type { Partition } from "../data/partition.ts";
import { AgopError } from "../errors.ts";
import { stoppingCheck } from "../rfm/early-stopping.ts";
import type { IterationRecord, RfmProblem } from "../rfm/iterations.ts";
import { resolveRfmOptions } from "../rfm/options.ts";
import { taskProblem } from "../rfm/task-problem.ts";
import { doRun } from "../run/do-run.ts";
import type { DescribedRun } from "../run/parameters/described-run.ts";
import type { Laboratory, TrialResult } from "./experiment.ts";

export const gaussian: Kernel = { name: "gaussian", bandwidth: 2.5 };
export const quadratic: Kernel = { name: "quadratic" };

/** Iterations of the published runs. */
export const publishedIterations = 60;

export interface AccuracyRunOptions {
  readonly task: Task;
  readonly partition: Partition;
  /** Default gaussian with bandwidth 2.5. */
  readonly kernel?: Kernel;
  /** Default 60. */
  readonly iterations?: number | undefined;
  /** Default 0. */
  readonly ridge?: number;
  /** Default 1/2. */
  readonly power?: number | undefined;
  /** Default the identity. */
  readonly initialFeatures?: Float64Array;
  /** The inputs of n x 2 pairs; default one-hot pairs. */
  readonly encode?: (pairs: Int32Array) => Samples;
}

export interface AccuracyRun extends TrialResult {
  readonly curve: readonly number[];
  /** M after the last iteration, d x d. */
  readonly features: Float64Array;
  /** 1 for every correctly predicted test sample. */
  readonly correct: Uint8Array;
  /** Predicted label of each test sample. */
  readonly predicted: Int32Array;
}

/**
 * Does one run to its end. Quantities: train_accuracy, test_accuracy, best_test_accuracy, largest_train_loss,
 * train_size, test_size, iterations.
 */
export async function accuracyRun(
  { backend, control }: Laboratory,
  options: AccuracyRunOptions,
): Promise<AccuracyRun> {
  const {
    task,
    partition,
    kernel = gaussian,
    iterations = publishedIterations,
    encode,
    ...settings
  } = options;
  const problem = encodedProblem(task, partition, encode);
  const run: DescribedRun = {
    // This run keeps no file to record the parameters in.
    parameters: {},
    task,
    partition,
    settings: resolveRfmOptions({ kernel, iterations, ...settings }),
    symmetrisation: [],
    stopping: stoppingCheck({}),
  };
  const curve: number[] = [];
  let largestTrainLoss = 0;
  let last: IterationRecord | undefined;
  const onPart = (fraction: number) => control.onProgress?.((curve.length + fraction) / iterations);
  for await (const { record } of doRun(run, { backend, problem, onPart, signal: control.signal })) {
    curve.push(record.testAccuracy ?? Number.NaN);
    largestTrainLoss = Math.max(largestTrainLoss, record.trainLoss);
    last = record;
  }
  if (last?.iteration !== iterations)
    throw new AgopError("ABORTED", {
      argument: "signal",
      given: "an abort",
      accepted: "a trial that is done to its end",
    });
  return {
    quantities: {
      train_accuracy: last.trainAccuracy ?? Number.NaN,
      test_accuracy: last.testAccuracy ?? Number.NaN,
      best_test_accuracy: Math.max(...curve),
      largest_train_loss: largestTrainLoss,
      train_size: partition.train.length / 2,
      test_size: partition.test.length / 2,
      iterations: curve.length,
    },
    curve,
    features: last.features,
    correct: correctSamples(last.testPredictions, problem.test.targets, problem.classes),
    predicted: predictedLabels(last.testPredictions, problem.classes),
  };
}

function encodedProblem(task: Task, partition: Partition, encode: AccuracyRunOptions["encode"]): RfmProblem {
  const problem = taskProblem(task, partition);
  if (encode === undefined) return problem;
  const { train, test } = problem;
  return {
    ...problem,
    train: { ...train, samples: encode(partition.train) },
    test: { ...test, samples: encode(partition.test) },
  };
}

/** Reduces a run to its record in the trials' file. */
export function trialOf(
  { quantities, curve }: AccuracyRun,
  more: Readonly<Record<string, number>> = {},
): TrialResult {
  return {
    quantities: { ...quantities, ...more },
    curve: curve.map((accuracy) => Number(accuracy.toFixed(5))),
  };
}

/** The M that a gaussian run learns from the degenerate partition of the reflection s r^k. */
export async function learnedFeatures(laboratory: Laboratory, task: Task, k: string): Promise<Float64Array> {
  const partition = degeneratePartition(task, { reflections: [k] });
  return (await accuracyRun(laboratory, { task, partition, iterations: 30 })).features;
}
