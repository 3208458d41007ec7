// Every public function that takes an options object refuses a key that it does not know, and names the key meant.
import { test } from "uvu";
import * as assert from "uvu/assert";
import * as agop from "../src/index.ts";
import { failsWith } from "./support/agop-error.ts";
import { inTempDirectory } from "./support/temp-directory.ts";

const task = agop.modularTask({ operation: "x+y", modulus: 5 });
const { train, test: tested } = agop.randomPartition(task);
const group = agop.finiteCyclicGroup(3);
const backend = agop.createBackend({ name: "reference" });
const features = Float64Array.of(1, 0, 0, 1);
const samples = { encoding: "dense", rows: Float64Array.of(1, 2), dimension: 2 } as const;
const kernel = { name: "gaussian", bandwidth: 1 } as const;
const never = "a directory that is not made";

type Options = Record<string, unknown>;
interface Entry {
  /** All keys, in the order of the documentation. */
  readonly keys: string;
  /** Options without which the function would refuse for another reason. */
  readonly given?: Options;
  readonly call: (options: never) => unknown;
}

const problem = agop.taskProblem(task, { train, test: tested });
const partitionKeys = "moveOrbitsToTest moveToTest moveToTrain seed";
const entries: Readonly<Record<string, Entry>> = {
  modularTask: { keys: "operation modulus elements", call: agop.modularTask },
  residueTask: { keys: "operation modulus elements", call: agop.residueTask },
  productTask: { keys: "orders operation", call: agop.productTask },
  polynomialTask: { keys: "polynomial modulus", call: agop.polynomialTask },
  namedGroupTask: { keys: "group operation", call: agop.namedGroupTask },
  finiteGroupTask: { keys: "group operation", call: agop.finiteGroupTask },
  semidirectProduct: {
    keys: "normal complement action name",
    given: { normal: group, complement: group, action: [] },
    call: agop.semidirectProduct,
  },
  cyclicSemidirectProduct: {
    keys: "normalOrder complementOrder multiplier",
    call: agop.cyclicSemidirectProduct,
  },
  degeneratePartition: {
    keys: `reflections ${partitionKeys}`,
    call: (options) => agop.degeneratePartition(task, options),
  },
  randomPartition: {
    keys: `trainFraction reflections ${partitionKeys}`,
    call: (options) => agop.randomPartition(task, options),
  },
  createBackend: { keys: "name threads", call: agop.createBackend },
  RecursiveFeatureMachine: {
    keys: "kernel ridge power centering diagonal rescaling iterations initialFeatures symmetrisation backend",
    call: (options) => new agop.RecursiveFeatureMachine(options),
  },
  "kernel with a bandwidth": {
    keys: "name bandwidth",
    given: kernel,
    call: (options) => new agop.RecursiveFeatureMachine({ kernel: options }),
  },
  "kernel without": {
    keys: "name",
    given: { name: "quadratic" },
    call: (options) => new agop.RecursiveFeatureMachine({ kernel: options }),
  },
  "backend.agop": {
    keys: "centering perClass diagonal",
    call: (options) => backend.agop(samples, features, kernel, Float64Array.of(1), options),
  },
  control: {
    keys: "signal onProgress",
    call: (options) => new agop.RecursiveFeatureMachine({ backend }).fit(problem, options),
  },
  stoppingCheck: { keys: "accuracy stable converged collapsed plateau", call: agop.stoppingCheck },
  circulantFeatures: {
    keys: "seed backend",
    given: { seed: 1, backend },
    call: (options) => agop.circulantFeatures(task, options),
  },
  localSweep: {
    keys: "grids repeat directory processes memory saveFeatures retryFailed isEnding signal",
    given: { grids: [], directory: never },
    call: (options) => agop.localSweep(options).next(),
  },
  "RunDirectory.prepare": {
    keys: "saved overwrite",
    call: (options) =>
      inTempDirectory(async (path) => {
        await agop.RunDirectory.prepare(path, options);
      }),
  },
  directoryReport: {
    keys: "onProgress file",
    call: (options) => agop.directoryReport(never, options),
  },
  taskInvariances: { keys: "timeLimit", call: (options) => agop.taskInvariances(task, options) },
  taskEquivariances: { keys: "timeLimit", call: (options) => agop.taskEquivariances(task, options) },
  tableAutomorphisms: {
    keys: "kind exchange timeLimit",
    call: (options) => agop.tableAutomorphisms({} as never, options),
  },
  trainingSetStabiliser: {
    keys: "kind within method timeLimit",
    call: (options) => agop.trainingSetStabiliser(task, train, options),
  },
  predictGeneralisation: {
    keys: "invariances timeLimit",
    call: (options) => agop.predictGeneralisation(task, { train, test: tested }, options),
  },
  orbitPrediction: { keys: "train test elements correct reach", call: agop.orbitPrediction },
};

/** The key with its second and third letter exchanged, or, where these are equal, doubled. */
function misspelt(key: string): string {
  const [first, second, third] = key;
  return second === third ? `${first}${second}${key.slice(1)}` : `${first}${third}${second}${key.slice(3)}`;
}

for (const [name, { keys, given = {}, call }] of Object.entries(entries)) {
  test(`${name} refuses a misspelt key and names the one meant`, async () => {
    const known = keys.split(" ");
    for (const key of known) {
      const wrong = { ...given, [misspelt(key)]: 1 } as never;
      const error = await failsWith(() => call(wrong), "INVALID_OPTION", `did you mean ${key}?`);
      assert.ok(error.argument.endsWith(`.${misspelt(key)}`), error.argument);
      for (const each of known) assert.match(error.accepted, each);
    }
    const far = await failsWith(
      () => call({ ...given, zzz: 1 } as never),
      "INVALID_OPTION",
      ".zzz",
      "accepted: ",
    );
    assert.not.match(far.message, "did you mean");
  });
}

test("what is undefined is not given", () => {
  agop.stoppingCheck({ patience: undefined } as never);
});

test.run();
