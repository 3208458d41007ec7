import { test } from "uvu";
import * as assert from "uvu/assert";
import { modularTask } from "../../src/algebra/tasks/modular-task.ts";
import { createReferenceBackend } from "../../src/backend/reference/reference-backend.ts";
import { randomPartition } from "../../src/data/random-partition.ts";
import type { IterationRecord } from "../../src/rfm/iterations.ts";
import type { RfmOptions } from "../../src/rfm/options.ts";
import { RecursiveFeatureMachine } from "../../src/rfm/recursive-feature-machine.ts";
import { taskProblem } from "../../src/rfm/task-problem.ts";
import type { PairPermutation } from "../../src/symmetry/actions/permutation.ts";
import { equivarianceDefects } from "../../src/symmetry/features/equivariance-defect.ts";
import { symmetrise } from "../../src/symmetry/features/symmetrise.ts";
import { taskElements } from "../../src/symmetry/groups/task-elements.ts";
import { failsWith } from "../support/agop-error.ts";
import { closeTo } from "../support/close-to.ts";

const task = modularTask({ operation: "x+y", modulus: 7 });
const problem = taskProblem(task, randomPartition(task, { seed: 3 }));
const elements = taskElements(task).map(({ permutation }) => permutation);
const generators = [elements[1], elements[7]];

async function records(options: RfmOptions): Promise<readonly IterationRecord[]> {
  const machine = new RecursiveFeatureMachine({ ...options, backend: createReferenceBackend() });
  const found = await machine.fit(problem);
  machine.dispose();
  return found;
}

test("every M commutes with the group, and the first is the average of the M without symmetrisation", async () => {
  const plain = await records({ iterations: 1 });
  const averaged = await records({ iterations: 3, symmetrisation: generators });
  assert.equal(averaged[0].features, symmetrise(plain[0].features, generators));
  for (const { features } of averaged)
    assert.equal(equivarianceDefects(features, elements), new Float64Array(elements.length));
  assert.is(averaged[0].testLoss, plain[0].testLoss, "metrics are those before the update");
});

test("rescaling comes after the average", async () => {
  for (const rescaling of ["trace", "largest"] as const) {
    const [, { features }] = await records({ iterations: 2, rescaling, symmetrisation: generators });
    const diagonal = Array.from({ length: 14 }, (_, r) => features[15 * r]);
    const measure =
      rescaling === "trace" ? diagonal.reduce((sum, entry) => sum + entry, 0) : Math.max(...diagonal);
    closeTo(measure, 1, { absolute: 1e-12 }, rescaling);
  }
});

test("the trivial group changes nothing", async () => {
  const [plain, none, unit] = await Promise.all([
    records({ iterations: 2 }),
    records({ iterations: 2, symmetrisation: [] }),
    records({ iterations: 2, symmetrisation: [elements[0]] }),
  ]);
  assert.equal(none[1].features, plain[1].features);
  closeTo(unit[1].features, plain[1].features, { absolute: 1e-12 }, "identity");
});

test("an invalid list of permutations is refused before any computation", async () => {
  for (const symmetrisation of ["r1", [3], [{ image: Int32Array.of(1, 1) }]])
    await failsWith(
      () => new RecursiveFeatureMachine({ symmetrisation: symmetrisation as unknown as PairPermutation[] }),
      "INVALID_OPTION",
      /^symmetrisation: /,
      "a list of permutations",
    );
  const other = taskElements(modularTask({ operation: "x+y", modulus: 5 })).map(
    ({ permutation }) => permutation,
  );
  await failsWith(() => records({ symmetrisation: other }), "INVALID_OPTION", "10 positions", "14 one-hot");
});

test.run();
