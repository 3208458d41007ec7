import { setImmediate } from "node:timers/promises";

/**
 * Metrics of a predictor on m samples. A single output has no labels, so `r2` and `meanAbsoluteError` replace
 * `accuracy`.
 */
export interface Metrics {
  /** Mean squared error over all entries of the m x c targets. */
  readonly loss: number;
  /**
   * Fraction of samples whose largest prediction and largest target have the same class, in [0, 1]. The first
   * of equal values counts, and a sample with a NaN is wrong. Undefined if c = 1.
   */
  readonly accuracy: number | undefined;
  /**
   * Coefficient of determination, 1 - sum (f - y)^2 / sum (y - mean y)^2, if c = 1. Undefined if all targets
   * are equal, or if c > 1.
   */
  readonly r2?: number | undefined;
  /** Mean of |f - y| if c = 1; else undefined. */
  readonly meanAbsoluteError?: number | undefined;
}

/** Sum of the squared distances from the mean. */
export function squaresAboutMean(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return squares;
}

/**
 * Computes the metrics of a single output.
 * @param count Number of samples m.
 * @param spread `squaresAboutMean` of the targets.
 */
export function regressionMetrics(
  { loss, meanAbsoluteError }: Required<Pick<Metrics, "loss" | "meanAbsoluteError">>,
  count: number,
  spread: number,
): Metrics {
  const r2 = spread > 0 ? 1 - (loss * count) / spread : undefined;
  return { loss, accuracy: undefined, r2, meanAbsoluteError };
}

/** Accumulates metrics over consecutive ranges of samples. */
class Measurement {
  #squares = 0;
  #absolutes = 0;
  #correct = 0;
  readonly #predictions: Float64Array;
  readonly #targets: Float64Array;
  readonly #classes: number;

  constructor(predictions: Float64Array, targets: Float64Array, classes: number) {
    this.#predictions = predictions;
    this.#targets = targets;
    this.#classes = classes;
  }

  /** Adds the samples from `first` (inclusive) to `end` (exclusive). */
  add(first: number, end: number): void {
    if (this.#classes === 1) this.#addNumbers(first, end);
    else this.#addLabels(first, end);
  }

  #addNumbers(first: number, end: number): void {
    for (let k = first; k < end; k++) {
      const difference = this.#predictions[k] - this.#targets[k];
      this.#squares += difference * difference;
      this.#absolutes += Math.abs(difference);
    }
  }

  #addLabels(first: number, end: number): void {
    const predictions = this.#predictions;
    const targets = this.#targets;
    const classes = this.#classes;
    let squares = this.#squares;
    for (let begin = first * classes; begin < end * classes; begin += classes) {
      let predicted = begin;
      let wanted = begin;
      let hasNaN = false;
      for (let k = begin; k < begin + classes; k++) {
        const prediction = predictions[k];
        const difference = prediction - targets[k];
        squares += difference * difference;
        if (prediction > predictions[predicted]) predicted = k;
        if (targets[k] > targets[wanted]) wanted = k;
        if (Number.isNaN(prediction)) hasNaN = true;
      }
      if (predicted === wanted && !hasNaN) this.#correct++;
    }
    this.#squares = squares;
  }

  metrics(): Metrics {
    const entries = this.#targets.length;
    const loss = this.#squares / entries;
    if (this.#classes > 1) return { loss, accuracy: this.#correct / (entries / this.#classes) };
    const meanAbsoluteError = this.#absolutes / entries;
    return regressionMetrics({ loss, meanAbsoluteError }, entries, squaresAboutMean(this.#targets));
  }
}

/**
 * Computes the metrics of predictions.
 * @param predictions m x c.
 * @param targets m x c.
 * @param classes c; 1 for regression.
 * @example
 * const predictions = Float64Array.of(1, 0, 0.5, 0.5); // 2 samples, 2 classes
 * const targets = oneHotTargets(Int32Array.of(0, 1), 2);
 * const { loss, accuracy } = measure(predictions, targets, 2);
 * console.log(loss, accuracy); // 0.125 0.5
 */
export function measure(predictions: Float64Array, targets: Float64Array, classes: number): Metrics {
  const measurement = new Measurement(predictions, targets, classes);
  measurement.add(0, targets.length / classes);
  return measurement.metrics();
}

/** Entries to process before yielding to the event loop: one to two milliseconds in cold code. */
const sliceEntries = 1 << 16;

/** Does the same as `measure`, but yields to the event loop between slices. */
export async function measureInSlices(
  predictions: Float64Array,
  targets: Float64Array,
  classes: number,
): Promise<Metrics> {
  const measurement = new Measurement(predictions, targets, classes);
  const samples = targets.length / classes;
  const slice = Math.ceil(sliceEntries / classes);
  for (let first = 0; first < samples; first += slice) {
    if (first > 0) await setImmediate();
    measurement.add(first, Math.min(samples, first + slice));
  }
  return measurement.metrics();
}

/** Label of a sample with a NaN among its predictions. */
export const noLabel = -1;

/**
 * Label of the largest prediction of every sample, m. The first of equal values counts; a sample with a NaN
 * has label -1. If `tiedSamples` finds a tie, rounding decides the label.
 * @param predictions m x c.
 * @example
 * const predictions = Float64Array.of(0.9, 0.1, 0.4, 0.6); // 2 samples, 2 classes
 * console.log(predictedLabels(predictions, 2).join(" ")); // 0 1
 */
export function predictedLabels(predictions: Float64Array, classes: number): Int32Array {
  return Int32Array.from({ length: predictions.length / classes }, (_, sample) =>
    argmax(predictions, sample * classes, classes),
  );
}

/**
 * 1 for every sample whose largest prediction and largest target have the same class, else 0. The first of
 * equal values counts, and a sample with a NaN is wrong.
 * @example
 * const predictions = Float64Array.of(0.9, 0.1, 0.4, 0.6); // 2 samples, 2 classes
 * const targets = oneHotTargets(Int32Array.of(0, 0), 2);
 * console.log(correctSamples(predictions, targets, 2).join(" ")); // 1 0
 */
export function correctSamples(
  predictions: Float64Array,
  targets: Float64Array,
  classes: number,
): Uint8Array {
  return Uint8Array.from({ length: targets.length / classes }, (_, sample) => {
    const begin = sample * classes;
    const predicted = argmax(predictions, begin, classes);
    return predicted !== noLabel && predicted === argmax(targets, begin, classes) ? 1 : 0;
  });
}

/**
 * 1 for every sample whose largest predictions tie within rounding, else 0. Ties are common on degenerate
 * training sets, where wrong labels tie in exact arithmetic. Rounding then decides the predicted label, so do
 * not compare these labels, or their correctness, between machines, backends or iterations. Accuracy follows
 * the published codes: the first of equal values counts.
 * @param predictions m x c.
 * @param tolerance Largest distance of a tie from the largest prediction of the sample, as a fraction of the
 * largest |f| of all samples; default 1e-12.
 * @example
 * const predictions = Float64Array.of(0.3, 0.1 + 0.2, 0, 0.5, 0.3, 0); // 2 samples, 3 classes
 * console.log(tiedSamples(predictions, 3).join(" ")); // 1 0
 */
export function tiedSamples(predictions: Float64Array, classes: number, tolerance = 1e-12): Uint8Array {
  const size = (value: number) => (Number.isFinite(value) ? Math.abs(value) : 0);
  const largest = predictions.reduce((most, value) => Math.max(most, size(value)), 0);
  const margin = tolerance * largest;
  return Uint8Array.from({ length: predictions.length / classes }, (_, sample) => {
    const values = predictions.subarray(sample * classes, (sample + 1) * classes);
    const best = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
    return values.filter((value) => value >= best - margin).length > 1 ? 1 : 0;
  });
}

/** Index of the first largest value, from 0; `noLabel` if any value is NaN. */
function argmax(values: Float64Array, begin: number, count: number): number {
  let best = 0;
  for (let l = 0; l < count; l++) {
    const value = values[begin + l];
    if (Number.isNaN(value)) return noLabel;
    if (value > values[begin + best]) best = l;
  }
  return best;
}
