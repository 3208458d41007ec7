import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { Backend } from "../backend/backend.ts";
import type { StopReason } from "../rfm/early-stopping.ts";
import type { IterationRecord } from "../rfm/iterations.ts";
import { RunDirectory, type SavedFeatures } from "../run/directory/run-directory.ts";
import { doRun } from "../run/do-run.ts";
import { describedRun } from "../run/parameters/described-run.ts";
import type { RunParameters } from "../run/parameters/table.ts";
import type { RunResult } from "./run-record.ts";

/** A run as sent to its process. */
export interface SweepRunRequest {
  readonly parameters: RunParameters;
  /** Directory for the features of the run, and the iterations to save; null to save none. */
  readonly features: { readonly directory: string; readonly saved: SavedFeatures } | null;
}

/** Does one run of a sweep. @throws AgopError for invalid parameters; DIVERGED. */
export async function sweepRun(
  { parameters, features }: SweepRunRequest,
  backend: Backend,
): Promise<RunResult> {
  const start = performance.now();
  const run = await describedRun(parameters, { backend: () => backend });
  const { task, partition } = run;
  const directory = features === null ? undefined : await runDirectory(features);
  const curve = emptyCurve();
  let stopped: StopReason = "iterations";
  for await (const step of doRun(run, { backend, directory })) {
    addToCurve(curve, step.record);
    stopped = step.stopped ?? stopped;
  }
  const last = <Value>(values: readonly Value[]) => values[values.length - 1];
  return {
    task: task.name,
    train_size: partition.train.length / 2,
    test_size: partition.test.length / 2,
    iterations: curve.seconds.length,
    stopped,
    train_accuracy: last(curve.train_accuracy),
    train_loss: last(curve.train_loss),
    test_accuracy: last(curve.test_accuracy),
    test_loss: last(curve.test_loss),
    best_test_accuracy: curve.test_accuracy.reduce((best, accuracy) =>
      best === null || accuracy === null ? null : Math.max(best, accuracy),
    ),
    seconds: rounded((performance.now() - start) / 1000),
    peak_memory_bytes: process.resourceUsage().maxRSS * 1024,
    backend: backend.name,
    curve,
  };
}

async function runDirectory({
  directory,
  saved,
}: NonNullable<SweepRunRequest["features"]>): Promise<RunDirectory> {
  await mkdir(path.dirname(directory), { recursive: true });
  // Overwrite the files of a killed run.
  return RunDirectory.prepare(directory, { saved, overwrite: true });
}

type GrowingCurve = { readonly [Name in keyof RunResult["curve"]]: RunResult["curve"][Name][number][] };

function emptyCurve(): GrowingCurve {
  return { train_loss: [], train_accuracy: [], test_loss: [], test_accuracy: [], seconds: [], solver: [] };
}

function addToCurve(curve: GrowingCurve, record: IterationRecord): void {
  curve.train_loss.push(record.trainLoss);
  curve.train_accuracy.push(record.trainAccuracy ?? null);
  curve.test_loss.push(record.testLoss);
  curve.test_accuracy.push(record.testAccuracy ?? null);
  curve.seconds.push(rounded(record.seconds));
  curve.solver.push(record.solver);
}

function rounded(seconds: number): number {
  return Number(seconds.toFixed(6));
}
