// Parsing the output of Slurm's commands.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { configValue, processorCount } from "../../../src/sweep/slurm/cluster-limits.ts";
import { parsedQueue } from "../../../src/sweep/slurm/queue-state.ts";
import { failsWith } from "../../support/agop-error.ts";

const config = `Configuration data as of 2026-11-22T08:11:17
MaxArraySize            = 1001
MaxJobCount             = 10000
MaxJobId                = 67043328
`;

test("limits of the configuration, each by its whole name", async () => {
  assert.is(configValue(config, "MaxArraySize"), 1001);
  assert.is(configValue(config, "MaxJobCount"), 10_000);
  await failsWith(() => configValue(config, "MaxJob"), "SLURM_REFUSED", "scontrol");
});

test("the processors of all lines of sinfo together, at least one", () => {
  assert.is(processorCount("10/20/2/32\n0/4/0/4\n"), 36);
  assert.is(processorCount(""), 1);
});

test("the elements in the queue: started and waiting", () => {
  const text = "5|1|PENDING|agop-abc-1\n5|0|RUNNING|agop-abc-1\n6|12|COMPLETING|agop-abc-2\n";
  assert.equal(parsedQueue(text), [
    { job: "5", array: "agop-abc-1", element: 1, running: false },
    { job: "5", array: "agop-abc-1", element: 0, running: true },
    { job: "6", array: "agop-abc-2", element: 12, running: true },
  ]);
  assert.equal(parsedQueue(""), []);
});

test.run();
