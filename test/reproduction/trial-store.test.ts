// An experiment stopped at any moment resumes.
import { appendFile, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { createBackend } from "../../src/backend/create-backend.ts";
import type { TrialPool } from "../../src/reproduction/do-trial.ts";
import type { Experiment, Laboratory } from "../../src/reproduction/experiment.ts";
import { reproduce } from "../../src/reproduction/reproduce.ts";
import { results } from "../../src/reproduction/results.ts";
import { TrialStore } from "../../src/reproduction/trial-store.ts";
import { failsWith } from "../support/agop-error.ts";
import { inTempDirectory } from "../support/temp-directory.ts";

/** A fake experiment that counts its trials. */
function countingExperiment(): Experiment & { readonly done: number[] } {
  const done: number[] = [];
  return {
    id: "E1",
    title: "counts",
    explanation: "",
    done,
    rows: () => [
      {
        name: "row",
        isRandom: true,
        measures: [{ quantity: "seed", claim: "", expected: { kind: "open" }, unit: "number" }],
        trial: async (_laboratory, seed) => {
          done.push(seed);
          return { quantities: { seed } };
        },
      },
      {
        name: "certain",
        isRandom: false,
        measures: [{ quantity: "one", claim: "", expected: { kind: "range", from: 1, to: 1 } }],
        trial: async () => ({ quantities: { one: 1 } }),
      },
    ],
  };
}

/** Runs the trials of one experiment in this process. */
const poolOf = (experiment: Experiment): TrialPool => ({
  size: 1,
  run: async ({ row: name, seed }) => {
    const row = experiment.rows("quick").find((candidate) => candidate.name === name);
    if (row === undefined) throw new Error(name);
    return row.trial(laboratory, seed);
  },
  close: () => {},
});

const laboratory: Laboratory = {
  backend: createBackend({ name: "reference" }),
  size: "quick",
  control: {},
  keep: async () => {},
};

async function doAll(
  experiment: Experiment,
  store: TrialStore,
  limit = Number.POSITIVE_INFINITY,
): Promise<void> {
  const pool = poolOf(experiment);
  let count = 0;
  for await (const { record } of reproduce({
    experiments: [experiment],
    size: "quick",
    seeds: 4,
    pool,
    store,
  })) {
    assert.is(record.experiment, "E1");
    count++;
    if (count >= limit) return;
  }
}

test("recorded trials are not repeated, even if the last line was cut off", async () => {
  await inTempDirectory(async (directory) => {
    const file = path.join(directory, "trials.jsonl");
    const first = countingExperiment();
    const stopped = await TrialStore.open(file);
    await doAll(first, stopped, 2);
    await stopped.close();
    assert.equal(first.done, [0, 1]);
    await appendFile(file, '{"experiment":"E1","row":"row","se');
    const second = countingExperiment();
    const store = await TrialStore.open(file);
    await doAll(second, store);
    await store.close();
    assert.equal(second.done, [2, 3]);
    const lines = (await readFile(file, "utf8")).trimEnd().split("\n");
    assert.equal(
      lines.map((line) => JSON.parse(line).seed),
      [0, 1, 2, 3, 0],
    );
    const [{ rows }] = results([second], 4, "quick", store);
    assert.is(rows[0].measures[0].measured.mean, 1.5);
    assert.is(rows[1].measures[0].judgement.verdict, "reproduced");
  });
});

test("a file with other content is refused, with its line", async () => {
  await inTempDirectory(async (directory) => {
    const file = path.join(directory, "trials.jsonl");
    await writeFile(file, '{"accuracy": 1}\n');
    await failsWith(() => TrialStore.open(file), "INVALID_FILE", "line 1");
  });
});

test.run();
