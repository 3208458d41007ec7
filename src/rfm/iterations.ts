import { setImmediate } from "node:timers/promises";
import type { Backend, JobControl, Session, Solver } from "../backend/backend.ts";
import { type Metrics, measureInSlices } from "../backend/metrics.ts";
import { type Samples, sampleDimension } from "../backend/samples.ts";
import { symmetriser } from "../symmetry/features/symmetrise.ts";
import { nextFeatures } from "./feature-update.ts";
import type { RfmSettings } from "./options.ts";

/** Samples with their targets. */
export interface LabelledSamples {
  readonly samples: Samples;
  /** Y, n x c. */
  readonly targets: Float64Array;
}

/** Training and test data of an RFM. */
export interface RfmProblem {
  readonly train: LabelledSamples;
  readonly test: LabelledSamples;
  /** c. */
  readonly classes: number;
}

/**
 * One iteration, in the order of the published codes: solve with M_(t-1), measure, update M. Losses,
 * accuracies and predictions are those of the predictor of M_(t-1); `features` is M_t.
 */
export interface IterationRecord {
  /** From 1. */
  readonly iteration: number;
  readonly trainLoss: number;
  /** Undefined if c = 1, as in `Metrics`. */
  readonly trainAccuracy: number | undefined;
  readonly testLoss: number;
  /** Undefined if c = 1. */
  readonly testAccuracy: number | undefined;
  /** Coefficients of determination and mean absolute errors: only if c = 1, as in `Metrics`. */
  readonly trainR2?: number | undefined;
  readonly trainMeanAbsoluteError?: number | undefined;
  readonly testR2?: number | undefined;
  readonly testMeanAbsoluteError?: number | undefined;
  /** Wall clock time of the iteration. */
  readonly seconds: number;
  /**
   * Solver of the kernel system; any other solver than `cholesky` indicates a numerically singular kernel
   * matrix.
   */
  readonly solver: Solver;
  /** The largest residual relative to the largest target, as in `SolveOutcome`. */
  readonly residual: number;
  /** M_t, after this iteration's update, d x d. */
  readonly features: Float64Array;
  /** f at the test samples, m x c: the predictor of M_(t-1). */
  readonly testPredictions: Float64Array;
}

export function identity(dimension: number): Float64Array {
  const matrix = new Float64Array(dimension * dimension);
  for (let r = 0; r < dimension; r++) matrix[r * dimension + r] = 1;
  return matrix;
}

/**
 * Opens a session that trains on the problem; the caller disposes of it.
 * @throws AgopError INVALID_ARRAY, OUT_OF_MEMORY.
 */
export function trainingSession(
  backend: Backend,
  { train, classes }: RfmProblem,
  { kernel }: Pick<RfmSettings, "kernel">,
): Session {
  const { samples, targets } = train;
  return backend.createSession({ samples, targets, classes, kernel });
}

export interface IterationControl extends JobControl {
  /** Receives the completed fraction of the current iteration. */
  readonly onPart?: ((fraction: number) => void) | undefined;
}

/**
 * The loop of the Recursive Feature Machine on an open session: solve, predict, AGOP, update. Do not change
 * the features of a record: the next iteration reads them.
 * @throws AgopError ABORTED, DIVERGED.
 */
export async function* iterations(
  session: Session,
  problem: RfmProblem,
  settings: RfmSettings,
  control: IterationControl = {},
): AsyncGenerator<IterationRecord, void, undefined> {
  const { train, test, classes } = problem;
  const dimension = sampleDimension(train.samples);
  const { signal } = control;
  let features = settings.initialFeatures?.slice() ?? identity(dimension);
  const { symmetrisation } = settings;
  const average = symmetrisation.length === 0 ? undefined : symmetriser(symmetrisation, dimension);
  // Copying a large training set takes milliseconds, and so does starting an iteration: give the event loop a
  // turn in between.
  await setImmediate();
  for (let iteration = 1; iteration <= settings.iterations; iteration++) {
    const start = performance.now();
    const { centering, diagonal } = settings;
    const {
      solver,
      residual,
      train: trainMetrics,
      predictions,
      agopPower,
    } = await session.iterate(
      {
        features,
        ridge: settings.ridge,
        samples: test.samples,
        agop: { centering, diagonal },
        power: settings.power,
      },
      { signal, onProgress: control.onPart },
    );
    const testMetrics = await measureInSlices(predictions, test.targets, classes);
    features = nextFeatures(agopPower, dimension, settings, average);
    control.onProgress?.(iteration / settings.iterations);
    yield {
      iteration,
      trainLoss: trainMetrics.loss,
      trainAccuracy: trainMetrics.accuracy,
      testLoss: testMetrics.loss,
      testAccuracy: testMetrics.accuracy,
      ...(classes === 1 ? regressionPart(trainMetrics, testMetrics) : {}),
      seconds: (performance.now() - start) / 1000,
      solver,
      residual,
      features,
      testPredictions: predictions,
    };
  }
}

/** The fields that only records with one output have. */
function regressionPart(train: Metrics, test: Metrics): Partial<IterationRecord> {
  return {
    trainR2: train.r2,
    trainMeanAbsoluteError: train.meanAbsoluteError,
    testR2: test.r2,
    testMeanAbsoluteError: test.meanAbsoluteError,
  };
}
