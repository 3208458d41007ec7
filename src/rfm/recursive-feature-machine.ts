import type { Backend, JobControl, Session } from "../backend/backend.ts";
import { createBackend } from "../backend/create-backend.ts";
import { type Metrics, measure } from "../backend/metrics.ts";
import { type Samples, sampleDimension } from "../backend/samples.ts";
import { checkControl } from "../backend/validate-option.ts";
import { AgopError } from "../errors.ts";
import { type IterationRecord, iterations, type RfmProblem, trainingSession } from "./iterations.ts";
import { type RfmOptions, type RfmSettings, requireDimension, resolveRfmOptions } from "./options.ts";
import { checkProblem, checkTargets } from "./validate-problem.ts";

/**
 * A Recursive Feature Machine: kernel regression whose kernel learns the feature matrix M of the data.
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 11 });
 * const partition = randomPartition(task, { trainFraction: 0.8, seed: 1 });
 * const kernel = { name: "gaussian", bandwidth: 2.5 } as const;
 * const machine = new RecursiveFeatureMachine({ kernel, iterations: 5 });
 * for await (const { iteration, trainAccuracy, features } of machine.iterate(taskProblem(task, partition))) {
 *   if (iteration === 5) console.log(trainAccuracy, features.length); // 1 484
 * }
 * machine.dispose();
 */
export class RecursiveFeatureMachine {
  readonly #settings: RfmSettings;
  #backend: Backend | undefined;
  #session: Session | undefined;
  #classes = 0;
  /** M after the last update; records carry copies, for they are the caller's to change. */
  #features: Float64Array | undefined;

  /** @throws AgopError UNKNOWN_KERNEL, INVALID_OPTION. */
  constructor(options: RfmOptions = {}) {
    this.#settings = resolveRfmOptions(options);
    this.#backend = options.backend;
  }

  /** The backend in use, made at the first need. @throws AgopError BLAS_BROKEN. */
  get backend(): Backend {
    this.#backend ??= createBackend();
    return this.#backend;
  }

  /**
   * Trains, one record per iteration. Leaving the loop early keeps the predictor of the iteration reached.
   * @param control An aborted `signal` ends the iteration under way with ABORTED; `onProgress` gets the part
   * of the iterations that is done.
   * @throws AgopError INVALID_ARRAY, INVALID_OPTION, INVALID_FEATURES, OUT_OF_MEMORY before the first
   * iteration; ABORTED, DIVERGED.
   */
  async *iterate(
    problem: RfmProblem,
    control: JobControl = {},
  ): AsyncGenerator<IterationRecord, void, undefined> {
    checkProblem(problem);
    checkControl(control);
    requireDimension(this.#settings, sampleDimension(problem.train.samples));
    this.dispose();
    const session = trainingSession(this.backend, problem, this.#settings);
    this.#session = session;
    this.#classes = problem.classes;
    for await (const record of iterations(session, problem, this.#settings, control)) {
      this.#features = record.features;
      yield { ...record, features: record.features.slice() };
    }
  }

  /** Trains to the end and returns the records. @throws AgopError as `iterate`. */
  async fit(problem: RfmProblem, control: JobControl = {}): Promise<readonly IterationRecord[]> {
    const records: IterationRecord[] = [];
    for await (const record of this.iterate(problem, control)) records.push(record);
    return records;
  }

  /**
   * f at the samples, m x c, row-major, from the last solve.
   * @throws AgopError NOT_FITTED, INVALID_ARRAY, ABORTED.
   */
  async predict(samples: Samples, control?: JobControl): Promise<Float64Array> {
    return this.#fitted().predict(samples, control);
  }

  /**
   * Loss and accuracy on labelled samples, targets m x c.
   * @throws AgopError NOT_FITTED, INVALID_ARRAY, ABORTED.
   */
  async score(samples: Samples, targets: Float64Array, control?: JobControl): Promise<Metrics> {
    const predictions = await this.predict(samples, control);
    checkTargets(targets, predictions.length, "targets");
    return measure(predictions, targets, this.#classes);
  }

  /** M after the last update, d x d, row-major. @throws AgopError NOT_FITTED. */
  get features(): Float64Array {
    this.#fitted();
    return this.#features?.slice() ?? new Float64Array(0);
  }

  /** Frees the memory of the training session; the machine can be trained again. */
  dispose(): void {
    this.#session?.dispose();
    this.#session = undefined;
    this.#features = undefined;
  }

  #fitted(): Session {
    if (this.#session !== undefined && this.#features !== undefined) return this.#session;
    throw new AgopError("NOT_FITTED", {
      argument: "machine",
      given: "a machine that has not been trained",
      accepted: "a machine after its first iteration",
    });
  }
}
