import type { JobControl } from "../backend.ts";
import { checkControl } from "../validate-option.ts";
import type { NativeControl, NativeJob } from "./addon.ts";
import { runJob, throwIfAborted, translateErrors } from "./native-job.ts";

/**
 * Starts the operations of sessions one after another. BLAS computes one operation at a time anyway; waiting here keeps
 * the threads of the pool free for everybody else.
 */
export class JobQueue {
  readonly #threads: number;
  #tail: Promise<unknown> = Promise.resolve();

  constructor(threads: number) {
    this.#threads = threads;
  }

  /**
   * @param start Called when it is the operation's turn; may throw.
   * @throws AgopError ABORTED as soon as the signal aborts; what `onProgress` throws.
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
      // The next operation waits for the end of this one, not only for the answer to an abort.
      this.#tail = turn.then((job) => job.promise).catch(() => undefined);
      return turn;
    }, control);
  }
}
