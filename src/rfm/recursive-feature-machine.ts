import type { Backend, JobControl, Session, Solver } from "../backend/backend.ts";
import { createBackend } from "../backend/create-backend.ts";
import { type Metrics, measure } from "../backend/metrics.ts";
import { type Samples, sampleDimension } from "../backend/samples.ts";
import { checkControl } from "../backend/validate-option.ts";
import { AgopError, isAborted } from "../errors.ts";
import { type IterationRecord, iterations, type RfmProblem, trainingSession } from "./iterations.ts";
import { type RfmOptions, type RfmSettings, requireDimension, resolveRfmOptions } from "./options.ts";
import { checkProblem, checkTargets } from "./validate-problem.ts";

/** A solve of the current session that `solve`, `predict`, `score`, `alpha` or `fit` has started. */
interface FinalSolve {
  /** The array `#features` at that time; compared by identity. */
  readonly features: Float64Array;
  readonly outcome: Promise<{ readonly solver: Solver }>;
}

/**
 * A Recursive Feature Machine: kernel regression whose kernel learns the feature matrix M of the data.
 *
 * `features`, `alpha`, `predict` and `score` belong together: the predictor is f(x) = sum_i alpha_i k_M(x,
 * x_i) with (K_M + ridge I) alpha = Y and M = `features`, after the last update. The records of `iterate` and
 * `fit` keep the order of the published codes, which measure f before they update M: record t measures the
 * predictor of M_(t-1) and holds M_t.
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
  /** M after the last update; records carry copies, because callers may change them. */
  #features: Float64Array | undefined;
  /** Undefined while the session may hold the solution for another M. */
  #finalSolve: FinalSolve | undefined;

  /** @throws AgopError UNKNOWN_KERNEL, INVALID_OPTION. */
  constructor(options: RfmOptions = {}) {
    this.#settings = resolveRfmOptions(options);
    this.#backend = options.backend;
  }

  /** Kernel, ridge and all other settings, defaults filled in. */
  get settings(): RfmSettings {
    return { ...this.#settings };
  }

  /** The backend in use, created on first use. @throws AgopError BLAS_BROKEN. */
  get backend(): Backend {
    this.#backend ??= createBackend();
    return this.#backend;
  }

  /**
   * Trains and yields one record per iteration. Leaving the loop early keeps the M of the last iteration.
   * `solve`, `predict`, `score` and `alpha` solve for that M when they first need the predictor.
   * @param control An aborted `signal` ends the current iteration with ABORTED; `onProgress` receives the
   * completed fraction of the iterations.
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
      // The next iteration overwrites any solution from the body of the loop.
      this.#finalSolve = undefined;
    }
  }

  /**
   * Trains to the end, solves once more for the final M, and returns the records.
   * @throws AgopError as `iterate`.
   */
  async fit(problem: RfmProblem, control: JobControl = {}): Promise<readonly IterationRecord[]> {
    const records: IterationRecord[] = [];
    for await (const record of this.iterate(problem, control)) records.push(record);
    await this.solve({ signal: control.signal });
    return records;
  }

  /**
   * Solves for the predictor of `features`, unless it is solved already. `predict`, `score` and `alpha` call
   * it. Call it yourself to choose the time of the work, or to learn the solver.
   * @throws AgopError NOT_FITTED, ABORTED.
   */
  async solve(control: JobControl = {}): Promise<{ readonly solver: Solver }> {
    checkControl(control);
    const { session, features } = this.#fitted();
    const known = this.#finalSolve;
    if (known?.features === features) {
      try {
        return await known.outcome;
      } catch (error) {
        // Another caller started this solve and aborted it: solve again.
        if (!isAborted(error) || control.signal?.aborted === true) throw error;
        return this.solve(control);
      }
    }
    const outcome = session.solve(features, this.#settings.ridge, control);
    const begun = { features, outcome };
    this.#finalSolve = begun;
    try {
      return await outcome;
    } catch (error) {
      if (this.#finalSolve === begun) this.#finalSolve = undefined;
      throw error;
    }
  }

  /**
   * f at the samples, m x c: the predictor of `features`.
   * @throws AgopError NOT_FITTED, INVALID_ARRAY, ABORTED.
   */
  async predict(samples: Samples, control: JobControl = {}): Promise<Float64Array> {
    await this.solve({ signal: control.signal });
    return this.#fitted().session.predict(samples, control);
  }

  /**
   * Loss and accuracy of `predict` on labelled samples, targets m x c.
   * @throws AgopError NOT_FITTED, INVALID_ARRAY, ABORTED.
   */
  async score(samples: Samples, targets: Float64Array, control: JobControl = {}): Promise<Metrics> {
    const predictions = await this.predict(samples, control);
    checkTargets(targets, predictions.length, "targets");
    return measure(predictions, targets, this.#classes);
  }

  /**
   * The coefficients alpha of the predictor of `features`, n x c in the order of the training samples.
   * @throws AgopError NOT_FITTED, ABORTED.
   */
  async alpha(control: JobControl = {}): Promise<Float64Array> {
    await this.solve(control);
    return this.#fitted().session.alpha();
  }

  /** M after the last update, d x d. @throws AgopError NOT_FITTED. */
  get features(): Float64Array {
    return this.#fitted().features.slice();
  }

  /** Frees the memory of the training session; the machine can be trained again. */
  dispose(): void {
    this.#session?.dispose();
    this.#session = undefined;
    this.#features = undefined;
    this.#finalSolve = undefined;
  }

  #fitted(): { readonly session: Session; readonly features: Float64Array } {
    const [session, features] = [this.#session, this.#features];
    if (session !== undefined && features !== undefined) return { session, features };
    throw new AgopError("NOT_FITTED", {
      argument: "machine",
      given: "a machine that has not been trained",
      accepted: "a machine after its first iteration",
    });
  }
}
