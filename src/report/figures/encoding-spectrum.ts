import type { Task } from "../../algebra/tasks/task.ts";

/** The elements of one kind with what M encodes of them. */
export interface EncodedElements {
  /** For example `k of the reflection s r^k`. */
  readonly name: string;
  readonly elements: readonly string[];
  /** One list for each iteration, an encoding for each element. */
  readonly encodings: readonly (readonly number[])[];
}

/** The encodings of elements over the iterations. */
export interface EncodingSpectrum {
  readonly task: Task;
  readonly iterations: readonly number[];
  readonly kinds: readonly EncodedElements[];
}
