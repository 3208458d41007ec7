import type { Command } from "commander";
import { printable } from "../io/printable.ts";
import { percent } from "../report/shared/percent.ts";
import { readSavedMatrix } from "../run/directory/features.ts";

import { type FinishedRun, readFinishedRun } from "../run/directory/finished-run.ts";
import { requireOneOperation } from "../run/parameters/options.ts";
import { type AnalysisReport, runAnalysis } from "../run/run-analysis.ts";
import { isIdentity } from "../symmetry/actions/permutation.ts";
import { featureEncodings } from "../symmetry/features/feature-encoding.ts";
import { parseElementList, symmetryElements } from "../symmetry/groups/element-name.ts";
import { taskElements } from "../symmetry/groups/task-elements.ts";
import type { TaskSymmetry } from "../symmetry/groups/task-symmetry.ts";
import { orbitPrediction } from "../symmetry/training-sets/orbit-prediction.ts";
import { analysisText } from "./shared/analysis-text.ts";
import { withSignOfLife } from "./shared/sign-of-life.ts";

interface AnalyzeOptions {
  readonly element?: string;
  readonly json?: boolean;
}

/** Compares the correctly predicted samples with images of the training set. */
interface PredictionSummary {
  /** Elements whose images of the training set are compared. */
  readonly elements: readonly string[];
  /** Source of the elements: a feature matrix file, `--element`, or `the identity`. */
  readonly source: string;
  readonly test_size: number;
  readonly predicted: number;
  readonly right: number;
  readonly precision: number;
  readonly recall: number;
}

/** Output of `agop analyze --json`. */
type AnalyzeSummary = AnalysisReport & {
  /** Null if the run has no predictions.npy or its features encode no element. */
  readonly orbit_prediction: PredictionSummary | null;
};

const examples = `
Examples:
  agop run --op x+y --modulus 29 --init-features reflection:4 --iterations 1 --save-features all --out my-run
  agop analyze my-run
      the samples right are those in the orbit of the training set under s r^4
  agop analyze my-run --element s4,r1
      the same for other elements`;

/** Adds `agop analyze` to the program. */
export function addAnalyzeCommand(program: Command): void {
  program
    .command("analyze")
    .description("say what the feature matrices that a run has saved encode")
    .argument("<DIR>", "directory of the run, as --out left it")
    .option(
      "--element <list>",
      "elements whose images of the training set should be right, such as s0,r5 (default: the one that M encodes most strongly)",
    )
    .option("--json", "print one JSON object on standard output, with the full spectra")
    .addHelpText("after", examples)
    .action(async (directory: string, options: AnalyzeOptions) => {
      const summary = await withSignOfLife(`agop: reading the matrices of ${printable(directory)}`, () =>
        analyse(directory, options),
      );
      process.stdout.write(options.json === true ? `${JSON.stringify(summary)}\n` : summaryText(summary));
    });
}

async function analyse(directory: string, options: AnalyzeOptions): Promise<AnalyzeSummary> {
  const run = await readFinishedRun(directory);
  requireOneOperation(run.task, "agop analyze");
  const elements = taskElements(run.task);
  const analysis = runAnalysis(run.task, elements);
  for (const { iteration, file } of run.features)
    analysis.record(iteration, await readSavedMatrix(run, { file }));
  return { ...analysis.report(), orbit_prediction: await predict(run, elements, options) };
}

async function predict(
  run: FinishedRun,
  elements: readonly TaskSymmetry[],
  { element }: AnalyzeOptions,
): Promise<PredictionSummary | null> {
  const { task, partition, correct } = run;
  const { source, encoded } =
    element === undefined
      ? await encodedByPredictor(run, elements)
      : {
          source: "--element",
          encoded: symmetryElements(task, parseElementList(element, "element"), "element"),
        };
  if (correct === undefined || encoded.length === 0) return null;
  const { predicted, precision, recall } = orbitPrediction({
    ...partition,
    elements: encoded.map(({ permutation }) => permutation),
    correct,
  });
  return {
    elements: encoded.map(({ name }) => name),
    source,
    test_size: correct.length,
    predicted: count(predicted),
    right: count(correct),
    precision,
    recall,
  };
}

/**
 * Finds the non-identity element that the predictor's M encodes most strongly. The predictor uses M before
 * the last update; if the run did not save that M, this reads the last saved M.
 */
async function encodedByPredictor(
  run: FinishedRun,
  elements: readonly TaskSymmetry[],
): Promise<{ readonly source: string; readonly encoded: readonly TaskSymmetry[] }> {
  const { features, initialFeatures, iterations, task } = run;
  // The predictor of the first iteration uses M_0 = I, which encodes only the identity.
  if (iterations === 1 && initialFeatures === undefined) return { source: "the identity", encoded: [] };
  const before = features.find(({ iteration }) => iteration === iterations - 1)?.file;
  const initial = iterations === 1 ? initialFeatures : undefined;
  const source = before ?? initial ?? features[features.length - 1].file;
  const moving = elements.filter(({ permutation }) => !isIdentity(permutation));
  const encodings = featureEncodings(
    await readSavedMatrix(run, { file: source }),
    [task.firstElements.length, task.secondElements.length],
    moving.map(({ permutation }) => permutation),
  ).map(Math.abs);
  const largest = encodings.reduce((best, encoding, n) => (encoding > encodings[best] ? n : best), 0);
  return { source, encoded: encodings[largest] > 0 ? [moving[largest]] : [] };
}

function count(flags: Uint8Array): number {
  return flags.reduce((sum, flag) => sum + flag, 0);
}

function summaryText({ orbit_prediction: prediction, ...report }: AnalyzeSummary): string {
  const { task, iterations } = report;
  const lines = [
    ["task", task],
    ["iterations", `${rangesText(iterations.map(({ iteration }) => iteration))}; of the last:`],
  ];
  const text = (entries: readonly (readonly string[])[]) =>
    entries.map(([name, value]) => `${name.padEnd(20)}${printable(value)}\n`).join("");
  return text(lines) + analysisText(report) + text([["orbit prediction", predictionText(prediction)]]);
}

/** Formats ascending integers as ranges: `1-60, 80` for 1, 2, ..., 60 and 80. */
export function rangesText(numbers: readonly number[]): string {
  const ranges: [first: number, last: number][] = [];
  for (const number of numbers) {
    const range = ranges.at(-1);
    if (range !== undefined && range[1] === number - 1) range[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([first, last]) => (first === last ? String(first) : `${first}-${last}`)).join(", ");
}

function predictionText(prediction: PredictionSummary | null): string {
  if (prediction === null) return "none: no predictions.npy, or no element encoded";
  const { elements, source, predicted, right, test_size, precision, recall } = prediction;
  return (
    `images of the training set under ${elements.join(", ")} (${source}) hold ${predicted} of ${test_size} test samples; ` +
    `the run has ${right} right; precision ${predicted === 0 ? "-" : percent(precision)}, recall ${right === 0 ? "-" : percent(recall)}`
  );
}
