import { setImmediate } from "node:timers/promises";

/** Loss and accuracy of a predictor on one set. */
export interface Metrics {
  /** Mean squared error over all entries of the m x c targets. */
  readonly loss: number;
  /** Part of the m samples whose largest prediction stands where the largest target stands, in [0, 1]. */
  readonly accuracy: number;
}

/** Sums over samples that are measured one stretch after another. */
class Measurement {
  #squares = 0;
  #correct = 0;
  readonly #predictions: Float64Array;
  readonly #targets: Float64Array;
  readonly #classes: number;

  constructor(predictions: Float64Array, targets: Float64Array, classes: number) {
    this.#predictions = predictions;
    this.#targets = targets;
    this.#classes = classes;
  }

  /** Adds the samples from `first` to, but without, `end`. */
  add(first: number, end: number): void {
    const predictions = this.#predictions;
    const targets = this.#targets;
    const classes = this.#classes;
    let squares = this.#squares;
    for (let begin = first * classes; begin < end * classes; begin += classes) {
      let predicted = begin;
      let wanted = begin;
      for (let k = begin; k < begin + classes; k++) {
        const difference = predictions[k] - targets[k];
        squares += difference * difference;
        if (predictions[k] > predictions[predicted]) predicted = k;
        if (targets[k] > targets[wanted]) wanted = k;
      }
      if (predicted === wanted) this.#correct++;
    }
    this.#squares = squares;
  }

  metrics(): Metrics {
    const entries = this.#targets.length;
    return { loss: this.#squares / entries, accuracy: this.#correct / (entries / this.#classes) };
  }
}

/**
 * Loss and accuracy of predictions on one set.
 * @param predictions m x c.
 * @param targets m x c.
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

/** Entries between two visits of the event loop: a millisecond or two before the code is warm. */
const sliceEntries = 1 << 16;

/** `measure` with visits of the event loop on the way. */
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

/** Label of the largest prediction of every sample; the first of equals counts. @param predictions m x c, row-major. */
export function predictedLabels(predictions: Float64Array, classes: number): Int32Array {
  return Int32Array.from({ length: predictions.length / classes }, (_, sample) =>
    argmax(predictions, sample * classes, classes),
  );
}

/**
 * 1 for every sample whose largest prediction stands where its largest target stands, else 0; the first of equals counts.
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
    return argmax(predictions, begin, classes) === argmax(targets, begin, classes) ? 1 : 0;
  });
}

function argmax(values: Float64Array, begin: number, count: number): number {
  let best = 0;
  for (let l = 1; l < count; l++) if (values[begin + l] > values[begin + best]) best = l;
  return best;
}
