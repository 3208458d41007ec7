import { taskDimension } from "../../../algebra/tasks/task-dimension.ts";
import { createBackend } from "../../../backend/create-backend.ts";
import { encodeSamples } from "../../../rfm/task-problem.ts";
import { type RecordedConfig, readRecordedConfig } from "../../../run/directory/config.ts";
import { type FinishedRun, readFinishedRun } from "../../../run/directory/finished-run.ts";
import { type RunMetrics, readRunMetrics } from "../../../run/directory/metrics.ts";
import { readRecordedLabels } from "../../../run/directory/predictions.ts";
import { featureRows } from "../../shared/feature-rows.ts";
import { withVisibleText } from "../../shared/visible-text.ts";
import { htmlDocument } from "../shared/html-document.ts";
import type { ReportOptions } from "../shared/report-options.ts";
import { EigenvalueCollector } from "./eigenvalues-data.ts";
import { EncodingCollector, recordedEncodings } from "./encodings-data.ts";
import { logarithmicOrder } from "./logarithmic-order.ts";
import { orbitSymmetries, type PageSymmetries, pageSymmetries } from "./page-symmetries.ts";
import { MatrixQuantiser } from "./quantised-matrices.ts";
import { runLead } from "./run-lead.ts";
import type { MetricsData, RunPageData } from "./run-page-data.ts";
import { type RunNotes, runSections } from "./run-sections.ts";
import { samplesData } from "./samples-data.ts";
import { readMatrices, shownMatrices } from "./saved-matrices.ts";

/**
 * The page of a run: an HTML file that loads nothing.
 * @throws AgopError INVALID_FILE for a directory without a run or without feature matrices, or with files
 * from different runs.
 */
export async function runPage(directory: string, options: ReportOptions = {}): Promise<string> {
  const run = await readFinishedRun(directory);
  const config = await readRecordedConfig(directory);
  const metrics = await readRunMetrics(directory);
  const symmetries = pageSymmetries(run.task);
  const matrices = await collectMatrices(run, config, symmetries, options);
  const labels = await readRecordedLabels(run);
  const { order, reason: orderReason } = logarithmicOrder(run.task);
  const data: RunPageData = {
    metrics: metricsData(metrics),
    features: { ...matrices.quantised, blocks: featureRows(run.task), logarithmicOrder: order },
    samples: samplesData(run, labels, orbitSymmetries(symmetries)),
    encodings: matrices.encodings,
    eigenvalues: matrices.eigenvalues,
  };
  const notes: RunNotes = {
    matrices: matrices.note,
    order: orderReason,
    symmetries: symmetries.reason,
    eigenvalues: matrices.eigenvalueNote,
  };
  return htmlDocument({
    title: run.task.name,
    kind: "A run of the Recursive Feature Machine",
    lead: runLead(run, config, metrics),
    main: runSections(data, notes),
    data: withVisibleText(data),
    script: "run-page",
  });
}

/** Reads the matrices once, one after another, and extracts the data of the page from each. */
async function collectMatrices(
  run: FinishedRun,
  { settings }: RecordedConfig,
  { elements }: PageSymmetries,
  { onProgress }: ReportOptions,
) {
  const { task, partition, features } = run;
  const shown = shownMatrices(run);
  const startsFromIdentity = run.initialFeatures === undefined;
  const followed = [...(startsFromIdentity ? [0] : []), ...shown.map(({ iteration }) => iteration)];
  const eigenvalues = new EigenvalueCollector({
    backend: createBackend(),
    kernel: settings.kernel,
    samples: encodeSamples(task, partition.train),
    count: partition.train.length / 2,
    dimension: taskDimension(task),
    predictors: followed.map((iteration) => iteration + 1).filter((iteration) => iteration <= run.iterations),
    onKernelMatrix: (iteration) => onProgress?.(`eigenvalues of the kernel matrix of iteration ${iteration}`),
  });
  const recorded = await recordedEncodings(run, elements);
  const encodings = new EncodingCollector(task, elements);
  const quantiser = new MatrixQuantiser();
  if (startsFromIdentity) await eigenvalues.addIdentity();
  for await (const matrix of readMatrices(run, shown)) {
    quantiser.add(matrix);
    if (elements.length > 0 && recorded === undefined) encodings.add(matrix);
    await eigenvalues.add(matrix);
  }
  const left = features.length + (startsFromIdentity ? 0 : 1) - shown.length;
  return {
    quantised: quantiser.result(),
    encodings: elements.length === 0 ? null : (recorded ?? encodings.result()),
    eigenvalues: eigenvalues.result(),
    eigenvalueNote: eigenvalues.note,
    note: left === 0 ? "" : `${left} of the saved matrices are left out to keep this file small.`,
  };
}

function metricsData({
  iteration,
  trainLoss,
  trainAccuracy,
  testLoss,
  testAccuracy,
}: RunMetrics): MetricsData {
  return { iteration, trainLoss, trainAccuracy, testLoss, testAccuracy };
}
