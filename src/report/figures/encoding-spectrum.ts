import type { Task } from "../../algebra/tasks/task.ts";

/** The elements of one kind with their encodings in M. */
export interface EncodedElements {
  /** For example `k of the reflection s r^k`. */
  readonly name: string;
  readonly elements: readonly string[];
  /** One list per iteration, one encoding per element. */
  readonly encodings: readonly (readonly number[])[];
}

/** The encodings of elements over the iterations. */
export interface EncodingSpectrum {
  readonly task: Task;
  readonly iterations: readonly number[];
  readonly kinds: readonly EncodedElements[];
}
