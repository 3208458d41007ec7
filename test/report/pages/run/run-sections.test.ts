// The markup of the page of a run, without pictures, from made-up data.
import { test } from "uvu";
import { modularTask } from "../../../../src/algebra/tasks/modular-task.ts";
import { runLead } from "../../../../src/report/pages/run/run-lead.ts";
import type { RunPageData } from "../../../../src/report/pages/run/run-page-data.ts";
import { runSections } from "../../../../src/report/pages/run/run-sections.ts";
import { packArray } from "../../../../src/report/pages/shared/pack-array.ts";
import { featureRows } from "../../../../src/report/shared/feature-rows.ts";
import type { RecordedConfig } from "../../../../src/run/directory/config.ts";
import type { FinishedRun } from "../../../../src/run/directory/finished-run.ts";
import { pageStructure } from "../../../support/page-structure.ts";
import { matchesSnapshot } from "../../../support/snapshot.ts";

const task = modularTask({ operation: "x*y", modulus: 5 });
const metrics = {
  iteration: [1, 2],
  trainLoss: [1e-20, 2.5e-21],
  trainAccuracy: [1, 1],
  testLoss: [0.25, 0.0625],
  testAccuracy: [0, 0.75],
  seconds: [0.002, 0.004],
  solver: ["cholesky", "cholesky"],
};
const none = packArray("int32", new Int32Array(0));
const data: RunPageData = {
  metrics,
  features: {
    iterations: [1, 2],
    blocks: featureRows(task),
    scales: [1, 1],
    upper: packArray("int16", new Int16Array(0)),
    diagonals: packArray("float32", new Float32Array(0)),
    logarithmicOrder: [0, 1, 3, 2],
  },
  samples: {
    firstElements: task.firstElements,
    secondElements: task.secondElements,
    labels: task.labels,
    table: none,
    train: none,
    test: none,
    iterations: [1, 2],
    predicted: none,
    symmetries: ["s", "s r^1"],
    images: none,
  },
  encodings: { elements: ["s"], iterations: [1, 2], values: [[0.5], [1]] },
  eigenvalues: {
    features: [{ iteration: 1, values: [0, 1] }],
    kernel: [{ iteration: 1, values: [1, 2] }],
  },
};
const notes = { matrices: "", order: "", symmetries: "", eigenvalues: "" };

test("the sections of a run, and its introduction", async () => {
  const run = {
    task,
    iterations: 2,
    partition: { train: new Int32Array(24), test: new Int32Array(8) },
  } as unknown as FinishedRun;
  const config: RecordedConfig = {
    agop: "0.1.0",
    settings: { kernel: { name: "gaussian", bandwidth: 2.5 }, ridge: 0, power: 0.5, iterations: 2 },
    backend: "native",
    blas: { vendor: "OpenBLAS", version: "0.3.21", core: "Haswell", threads: 2 } as RecordedConfig["blas"],
    node: "v20.17.0",
    repeat: ["run", "--op", "x*y", "--modulus", "5"],
  };
  const markup = runLead(run, config, metrics).text + runSections(data, notes).text;
  await matchesSnapshot(import.meta.url, "run-page.txt", pageStructure(markup));
});

test("a reduced page: no encodings, no eigenvalues, no order, and a reason for each", async () => {
  const less: RunPageData = {
    ...data,
    samples: { ...data.samples, symmetries: [] },
    encodings: null,
    eigenvalues: { features: [], kernel: [] },
  };
  const reasons = {
    matrices: "3 of the saved matrices are left out to keep this file small.",
    order: "the group is not cyclic",
    symmetries: "The task has no symmetry but the identity.",
    eigenvalues: "Left out: the eigenvalues of M.",
  };
  await matchesSnapshot(import.meta.url, "run-page-less.txt", pageStructure(runSections(less, reasons).text));
});

test.run();
