/** A run as the scheduler sees it. */
export interface ScheduledRun {
  /** Work, in any unit. */
  readonly cost: number;
  /** Memory that it needs while it runs. */
  readonly bytes: number;
}

/**
 * Decides what runs next: the run with the most work for which there is memory. The largest runs come first,
 * so that no processor is left alone with one of them at the end.
 */
export class Schedule<Run extends ScheduledRun> {
  readonly #pending: Run[];
  readonly #budget: number;
  readonly #running = new Set<Run>();
  #used = 0;

  /** @param budget Bytes that all running runs may take together; each run alone must fit. */
  constructor(runs: readonly Run[], budget: number) {
    this.#pending = [...runs].sort((a, b) => b.cost - a.cost);
    this.#budget = budget;
  }

  get pending(): number {
    return this.#pending.length;
  }

  get running(): number {
    return this.#running.size;
  }

  /** Starts a run. @returns Undefined where no pending run fits beside the running ones. */
  start(): Run | undefined {
    const place = this.#pending.findIndex(({ bytes }) => this.#used + bytes <= this.#budget);
    if (place < 0) return undefined;
    const [run] = this.#pending.splice(place, 1);
    this.#running.add(run);
    this.#used += run.bytes;
    return run;
  }

  /** Gives the memory of a run back. */
  finish(run: Run): void {
    if (this.#running.delete(run)) this.#used -= run.bytes;
  }
}
