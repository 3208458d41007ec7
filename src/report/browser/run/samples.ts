import type { SamplesData } from "../../pages/run/run-page-data.ts";
import { unpackArray } from "../shared/unpack-array.ts";
import type { PositionPermutation } from "./orbit.ts";

/** Role of a pair of the table in a run. */
export type SampleState = "training" | "right" | "wrong" | "test" | "outside";

/** The table of a task with the outcome of its samples; positions are i * N2 + j. */
export class Samples {
  readonly data: SamplesData;
  readonly #table: Int32Array;
  readonly #train: ReadonlySet<number>;
  /** Number of the test sample at a position. */
  readonly #testAt: ReadonlyMap<number, number>;
  readonly #predicted: Int32Array;
  readonly #images: Int32Array;

  private constructor(data: SamplesData, arrays: readonly Int32Array[]) {
    const [table, train, test, predicted, images] = arrays;
    this.data = data;
    this.#table = table;
    this.#train = new Set(train);
    this.#testAt = new Map([...test].map((place, sample) => [place, sample]));
    this.#predicted = predicted;
    this.#images = images;
  }

  static async unpack(data: SamplesData): Promise<Samples> {
    const { table, train, test, predicted, images } = data;
    return new Samples(data, await Promise.all([table, train, test, predicted, images].map(unpackArray)));
  }

  /** N1 and N2. */
  get sizes(): readonly [number, number] {
    return [this.data.firstElements.length, this.data.secondElements.length];
  }

  label(place: number): string {
    return this.data.labels[this.#table[place]];
  }

  /** The predicted label of a test sample in an iteration; undefined if unknown. */
  predicted(place: number, iteration: number): string | undefined {
    const label = this.#predictedIndex(place, iteration);
    return label === undefined ? undefined : this.data.labels[label];
  }

  state(place: number, iteration: number): SampleState {
    if (this.#train.has(place)) return "training";
    if (!this.#testAt.has(place)) return "outside";
    const label = this.#predictedIndex(place, iteration);
    if (label === undefined) return "test";
    return label === this.#table[place] ? "right" : "wrong";
  }

  symmetry(index: number): PositionPermutation {
    const [firstSize, secondSize] = this.sizes;
    const positions = firstSize + secondSize;
    const image = this.#images.subarray(index * positions, (index + 1) * positions);
    return { image, firstSize, secondSize };
  }

  #predictedIndex(place: number, iteration: number): number | undefined {
    const sample = this.#testAt.get(place);
    const row = this.data.iterations.indexOf(iteration);
    if (sample === undefined || row === -1) return undefined;
    return this.#predicted[row * this.#testAt.size + sample];
  }
}
