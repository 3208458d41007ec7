import { AgopError } from "../../errors.ts";
import { checkMemoryFor } from "../../system/available-memory.ts";
import type {
  AgopOptions,
  IterationRequest,
  JobControl,
  Session,
  SessionIteration,
  SolveOutcome,
  TrainingProblem,
} from "../backend.ts";
import { regressionMetrics, squaresAboutMean } from "../metrics.ts";
import { type Samples, sampleCount } from "../samples.ts";
import {
  checkAgopOptions,
  checkPredictSamples,
  checkSessionIterate,
  checkSessionSolve,
  checkTrainingProblem,
} from "../validate.ts";
import type { Addon, NativeControl, NativeJob, NativeSession } from "./addon.ts";
import { checkAgopMemory } from "./agop-memory.ts";
import { type JobRunner, translateErrors } from "./job-runner.ts";

/** A session with training set, kernel matrix and coefficients in C++. */
export class NativeSessionHandle implements Session {
  readonly #runner: JobRunner;
  readonly #dimension: number;
  readonly #classes: number;
  readonly #count: number;
  /** `squaresAboutMean` of the targets for a single output, else 0. */
  readonly #spread: number;
  /** Encoding and dimensions of the training samples, without samples. */
  readonly #space: Samples;
  #session: NativeSession | undefined;

  /** @throws AgopError INVALID_ARRAY, INVALID_OPTION, UNKNOWN_KERNEL, OUT_OF_MEMORY. */
  constructor(addon: Addon, runner: JobRunner, problem: TrainingProblem) {
    const { n, d, kernel } = checkTrainingProblem(problem);
    checkMemoryFor(n, n, "samples");
    const { samples, targets, classes } = problem;
    this.#runner = runner;
    this.#dimension = d;
    this.#classes = classes;
    this.#count = n;
    this.#spread = classes === 1 ? squaresAboutMean(targets) : 0;
    this.#space =
      samples.encoding === "pairs"
        ? { ...samples, operandSizes: [...samples.operandSizes], pairs: new Int32Array(0) }
        : { ...samples, rows: new Float64Array(0) };
    this.#session = translateErrors(() => new addon.Session(samples, targets, classes, kernel));
  }

  async solve(features: Float64Array, ridge: number, control?: JobControl): Promise<SolveOutcome> {
    this.#live();
    checkSessionSolve(features, this.#dimension, ridge);
    return this.#run((session, native) => session.solve(features, ridge, native), control);
  }

  async iterate(request: IterationRequest, control?: JobControl): Promise<SessionIteration> {
    this.#live();
    const agop = checkSessionIterate(request, this.#dimension, this.#space);
    checkMemoryFor(sampleCount(request.samples), this.#classes, "request.samples");
    const { features, ridge, samples, power } = request;
    const checked = { features, ridge, samples, agop, power };
    const iteration = await this.#run((session, native) => session.iterate(checked, native), control);
    const { loss, accuracy, meanAbsoluteError } = iteration.train;
    const train =
      this.#classes > 1
        ? { loss, accuracy }
        : regressionMetrics({ loss, meanAbsoluteError }, this.#count, this.#spread);
    return { ...iteration, train };
  }

  async predict(samples?: Samples, control?: JobControl): Promise<Float64Array> {
    this.#live();
    if (samples !== undefined) {
      checkPredictSamples(samples, this.#space);
      checkMemoryFor(sampleCount(samples), this.#classes, "samples");
    }
    return this.#run((session, native) => session.predict(samples, native), control);
  }

  async agop(options?: AgopOptions, control?: JobControl): Promise<Float64Array> {
    this.#live();
    const resolved = checkAgopOptions(options);
    checkAgopMemory(this.#dimension, this.#classes, resolved);
    return this.#run((session, native) => session.agop(resolved, native), control);
  }

  alpha(): Float64Array {
    return translateErrors(() => this.#live().alpha());
  }

  dispose(): void {
    this.#session?.dispose();
    this.#session = undefined;
  }

  /** @throws AgopError DISPOSED, also after dispose() during the operation. */
  async #run<Result>(
    start: (session: NativeSession, control: NativeControl) => NativeJob<Result>,
    control: JobControl | undefined,
  ): Promise<Result> {
    const finished = this.#runner.run((native) => start(this.#live(), native), control);
    const result = await finished.catch((error: unknown) => {
      // The addon reports dispose() as a cancellation; an abort by the caller stays ABORTED.
      if (!control?.signal?.aborted) this.#live();
      throw error;
    });
    // Reject a finished operation too if its session was disposed meanwhile.
    this.#live();
    return result;
  }

  #live(): NativeSession {
    if (this.#session !== undefined) return this.#session;
    throw new AgopError("DISPOSED", {
      argument: "session",
      given: "a disposed session",
      accepted: "a session before dispose()",
    });
  }
}
