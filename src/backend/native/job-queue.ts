import type { JobControl } from "../backend.ts";
import { checkControl } from "../validate-option.ts";
import type { NativeControl, NativeJob } from "./addon.ts";
import { runJob, throwIfAborted, translateErrors } from "./native-job.ts";

/**
 * Starts the operations of sessions one after another. BLAS computes one operation at a time anyway; waiting
 * here keeps the threads of the pool free for other users.
 */
export class JobQueue {
  readonly #threads: number;
  #tail: Promise<unknown> = Promise.resolve();

  constructor(threads: number) {
    this.#threads = threads;
  }

  /**
   * @param start Starts the operation at its turn; may throw.
   * @throws AgopError ABORTED as soon as the signal aborts; errors of `onProgress`.
   */
  async run<Result>(
    start: (control: NativeControl) => NativeJob<Result>,
    control: JobControl = {},
  ): Promise<Result> {
    checkControl(control);
    throwIfAborted(control.signal);
    return runJob((onProgress) => {
      const turn = this.#tail.then(() => {
        throwIfAborted(control.signal);
        return translateErrors(() => start({ threads: this.#threads, onProgress }));
      });
      // Wait for the end of this operation, not only for the answer to an abort.
      this.#tail = turn.then((job) => job.promise).catch(() => undefined);
      return turn;
    }, control);
  }
}
