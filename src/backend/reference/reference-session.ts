import { AgopError } from "../../errors.ts";
import type {
  AgopOptions,
  IterationRequest,
  JobControl,
  Session,
  SessionIteration,
  SolveOutcome,
  TrainingProblem,
} from "../backend.ts";
import { requireFiniteAgop } from "../finite-agop.ts";
import { measure } from "../metrics.ts";
import type { Samples } from "../samples.ts";
import {
  allocateMatrix,
  checkAgopOptions,
  checkPredictSamples,
  checkSessionIterate,
  checkSessionSolve,
  checkTrainingProblem,
  type ResolvedAgopOptions,
} from "../validate.ts";
import { agopSteps } from "./agop.ts";
import { kernelMatrixSteps } from "./kernel-matrix.ts";
import { eigenvaluePowers, matrixPowerSteps } from "./matrix-power.ts";
import { type Predictor, predictSteps } from "./predictor.ts";
import { type SampleRows, sampleRows } from "./sample-rows.ts";
import { solveSteps } from "./solve.ts";
import { runInSlices, type Steps, within } from "./steps.ts";

/** State of a session until dispose(). */
interface Training {
  /** Encoding and dimensions of the training samples, without samples. */
  readonly space: Samples;
  readonly rows: SampleRows;
  readonly targets: Float64Array;
  readonly classes: number;
  readonly kernel: TrainingProblem["kernel"];
  /** Workspace for K + ridge I, n x n, allocated at the start so that a lack of memory shows at once. */
  readonly system: Float64Array;
}

/** An IterationRequest with copied arrays. */
interface OwnIterationRequest {
  readonly features: Float64Array;
  readonly ridge: number;
  readonly points: SampleRows;
  readonly options: ResolvedAgopOptions;
  readonly power: number;
}

/** AGOP^power; the entries of a diagonal are its eigenvalues. @throws AgopError DIVERGED. */
function* agopPowerSteps(
  agop: Float64Array,
  { diagonal }: ResolvedAgopOptions,
  features: Float64Array,
  power: number,
): Steps<Float64Array> {
  requireFiniteAgop(agop);
  if (diagonal) return eigenvaluePowers(agop, power, "AGOP");
  return yield* matrixPowerSteps(agop, Math.round(Math.sqrt(features.length)), power, "AGOP");
}

/** A session in plain TypeScript. */
export class ReferenceSession implements Session {
  #training: Training | undefined;
  #predictor: Predictor | undefined;
  /** Settles after all operations requested so far. */
  #queue: Promise<unknown> = Promise.resolve();

  /** @throws AgopError INVALID_ARRAY, INVALID_OPTION, UNKNOWN_KERNEL, OUT_OF_MEMORY. */
  constructor(problem: TrainingProblem) {
    const { n, kernel } = checkTrainingProblem(problem);
    const { samples } = problem;
    this.#training = {
      space:
        samples.encoding === "pairs"
          ? { ...samples, operandSizes: [...samples.operandSizes], pairs: new Int32Array(0) }
          : { ...samples, rows: new Float64Array(0) },
      rows: sampleRows(samples),
      targets: problem.targets.slice(),
      classes: problem.classes,
      kernel,
      system: allocateMatrix(n, n, "kernel matrix"),
    };
  }

  async solve(features: Float64Array, ridge: number, control?: JobControl): Promise<SolveOutcome> {
    checkSessionSolve(features, this.#live().rows.dimension, ridge);
    const ownFeatures = features.slice();
    return this.#enqueue(() => this.#solveSteps(ownFeatures, ridge), control);
  }

  async iterate(request: IterationRequest, control?: JobControl): Promise<SessionIteration> {
    const { space, rows } = this.#live();
    const options = checkSessionIterate(request, rows.dimension, space);
    const { ridge, power } = request;
    const features = request.features.slice();
    const points = sampleRows(request.samples);
    return this.#enqueue(() => this.#iterationSteps({ features, ridge, points, options, power }), control);
  }

  async predict(samples?: Samples, control?: JobControl): Promise<Float64Array> {
    const { space, rows } = this.#live();
    if (samples !== undefined) checkPredictSamples(samples, space);
    const points = samples === undefined ? rows : sampleRows(samples);
    return this.#enqueue(() => predictSteps(this.#solved(), points), control);
  }

  async agop(options?: AgopOptions, control?: JobControl): Promise<Float64Array> {
    this.#live();
    const resolved = checkAgopOptions(options);
    return this.#enqueue(() => agopSteps(this.#solved(), resolved), control);
  }

  alpha(): Float64Array {
    this.#live();
    return this.#solved().alpha.slice();
  }

  dispose(): void {
    this.#training = undefined;
    this.#predictor = undefined;
  }

  *#solveSteps(features: Float64Array, ridge: number): Steps<SolveOutcome> {
    const { rows, targets, classes, kernel, system } = this.#live();
    this.#predictor = undefined;
    yield* within(0, 0.2, kernelMatrixSteps(rows, rows, features, kernel, system));
    const { alpha, ...outcome } = yield* within(0.2, 1, solveSteps(system, rows.count, targets, ridge));
    this.#predictor = { centres: rows, features, kernel, alpha, classes };
    return outcome;
  }

  *#iterationSteps(request: OwnIterationRequest): Steps<SessionIteration> {
    const { features, ridge, points, options, power } = request;
    const outcome = yield* within(0, 0.4, this.#solveSteps(features, ridge));
    const predictor = this.#solved();
    const agop = yield* within(0.4, 0.8, agopSteps(predictor, options));
    const agopPower = yield* within(0.8, 0.85, agopPowerSteps(agop, options, features, power));
    const trainPredictions = yield* within(0.85, 0.9, predictSteps(predictor, predictor.centres));
    const predictions = yield* within(0.9, 1, predictSteps(predictor, points));
    const { targets, classes } = this.#live();
    return { ...outcome, train: measure(trainPredictions, targets, classes), predictions, agopPower };
  }

  /** @throws AgopError DISPOSED. */
  #live(): Training {
    if (this.#training !== undefined) return this.#training;
    throw new AgopError("DISPOSED", {
      argument: "session",
      given: "a disposed session",
      accepted: "a session before dispose()",
    });
  }

  /** @throws AgopError NOT_SOLVED. */
  #solved(): Predictor {
    if (this.#predictor !== undefined) return this.#predictor;
    throw new AgopError("NOT_SOLVED", {
      argument: "session",
      given: "a session without a solution",
      accepted: "a session after solve()",
    });
  }

  /** Runs an operation after all earlier ones, even if they failed. */
  #enqueue<T>(begin: () => Steps<T>, control: JobControl | undefined): Promise<T> {
    const job = this.#queue.then(() => runInSlices(begin, control, () => this.#live()));
    this.#queue = job.catch(() => {});
    return job;
  }
}
