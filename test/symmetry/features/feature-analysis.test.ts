import { test } from "uvu";
import * as assert from "uvu/assert";
import { tableTask } from "../../../src/algebra/tables/table-task.ts";
import { combinedTask } from "../../../src/algebra/tasks/combined-task.ts";
import { modularTask } from "../../../src/algebra/tasks/modular-task.ts";
import { namedGroupTask } from "../../../src/algebra/tasks/named-group-task.ts";
import { effectiveRank } from "../../../src/symmetry/features/effective-rank.ts";
import { equivarianceDefects } from "../../../src/symmetry/features/equivariance-defect.ts";
import { featureAlignment } from "../../../src/symmetry/features/feature-alignment.ts";
import { featureAnalyser } from "../../../src/symmetry/features/feature-analysis.ts";
import { featureEncodings } from "../../../src/symmetry/features/feature-encoding.ts";
import { reflectionFeatures } from "../../../src/symmetry/features/reflection-features.ts";
import { taskElements } from "../../../src/symmetry/groups/task-elements.ts";
import { failsWith } from "../../support/agop-error.ts";
import { identity } from "../../support/backend-problems.ts";
import { closeTo } from "../../support/close-to.ts";
import { randomSemidefinite } from "../../support/dense-matrix.ts";

test("one pass agrees with the single functions, and changes nothing", () => {
  const task = modularTask({ operation: "x*y", modulus: 7 });
  const elements = taskElements(task);
  const permutations = elements.map(({ permutation }) => permutation);
  const analyser = featureAnalyser(task, elements);
  assert.equal(analyser.patterns, ["circulant", "Hankel"]);
  for (const seed of [1, 2]) {
    const features = randomSemidefinite(12, seed);
    const before = features.slice();
    const analysis = analyser.analyse(features);
    assert.equal(features, before);
    assert.equal(analysis.encodings, featureEncodings(features, [6, 6], permutations));
    assert.equal(analysis.defects, equivarianceDefects(features, permutations));
    assert.is(analysis.effectiveRank, effectiveRank(features));
    assert.is(analysis.deviations.length, 2);
    for (const block of ["first", "second", "offDiagonal"] as const) {
      const energies = analysis.energies[block];
      assert.is(energies.length, analyser.components.length);
      closeTo(
        energies.reduce((sum, energy) => sum + energy, 0),
        1,
        { absolute: 1e-12 },
        block,
      );
    }
  }
});

test("features of a reflection: circulant blocks for x+y, Hankel off the diagonal for x-y", () => {
  const shapes = [
    ["x+y", 0],
    ["x-y", 1],
  ] as const;
  for (const [operation, own] of shapes) {
    const task = modularTask({ operation, modulus: 9 });
    const {
      deviations,
      energies,
      effectiveRank: rank,
    } = featureAnalyser(task, []).analyse(reflectionFeatures(task, 4));
    closeTo(deviations[0].first, 0, { absolute: 1e-25 }, "I - J/N is circulant");
    closeTo(deviations[0].second, 0, { absolute: 1e-25 }, "I - J/N is circulant");
    closeTo(deviations[own].offDiagonal, 0, { absolute: 1e-25 }, `${operation}, off the diagonal`);
    assert.ok(deviations[1 - own].offDiagonal > 0.5);
    closeTo(energies.first[0], 0, { absolute: 1e-14 }, "no mean in M");
    closeTo(rank, 8, { absolute: 1e-12 }, "twice a projection of rank N - 1");
  }
});

test("a non-abelian group, a table without a group, operands of different sizes", () => {
  const symmetric = namedGroupTask({ group: "S_3" });
  const analyser = featureAnalyser(symmetric, taskElements(symmetric));
  assert.is(analyser.components.length, 3);
  assert.is(analyser.patterns.length, 6);
  assert.equal(analyser.elements.length, 6, "x.y in S_3 has rotations only");
  const table = tableTask({
    name: "t",
    entries: [
      [0, 1, 2],
      [0, 1, 2],
    ],
  });
  const { encodings, deviations, energies } = featureAnalyser(table, taskElements(table)).analyse(
    identity(5),
  );
  assert.equal([encodings.length, deviations.length, energies.first.length], [2, 0, 0]);
});

test("effective rank and alignment of matrices with known values", () => {
  closeTo(effectiveRank(identity(6)), 6, { absolute: 1e-12 }, "identity");
  assert.is(effectiveRank(Float64Array.of(1, 1, 1, 1)), 1);
  assert.is(effectiveRank(new Float64Array(4)), 0);
  const [m, r] = [Float64Array.of(1, 0, 0, 1), Float64Array.of(1, 0, 0, 0)];
  closeTo(featureAlignment(m, r), Math.SQRT1_2, { absolute: 1e-15 }, "alignment");
  closeTo(featureAlignment(m, Float64Array.of(5, 0, 0, 5)), 1, { absolute: 1e-15 }, "scale");
  assert.is(featureAlignment(m, new Float64Array(4)), 0);
});

test("invalid matrices and tasks are refused", async () => {
  const [sum, difference] = (["x+y", "x-y"] as const).map((operation) =>
    modularTask({ operation, modulus: 5 }),
  );
  await failsWith(() => featureAnalyser(combinedTask(sum, difference), []), "INVALID_OPTION", /^task: /);
  await failsWith(() => featureAnalyser(sum, []).analyse(identity(9)), "INVALID_ARRAY", "10 x 10");
  await failsWith(() => featureAlignment([1], [1, 2]), "INVALID_ARRAY", /^reference: /);
});

test.run();
