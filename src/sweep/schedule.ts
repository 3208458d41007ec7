/** A run as the scheduler sees it. */
export interface ScheduledRun {
  /** Work, in any unit. */
  readonly cost: number;
  /** Memory that the run needs, in bytes. */
  readonly bytes: number;
}

/**
 * Chooses the next run: the run with the most work that fits into the free memory. Large runs go first, so
 * that the sweep does not end with one processor busy on a large run and the others idle.
 */
export class Schedule<Run extends ScheduledRun> {
  readonly #pending: Run[];
  readonly #budget: number;
  readonly #running = new Set<Run>();
  #used = 0;

  /** @param budget Memory budget of all running runs together, in bytes; each run alone must fit. */
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

  /** Starts a run. @returns The run; undefined if no pending run fits beside the running runs. */
  start(): Run | undefined {
    const place = this.#pending.findIndex(({ bytes }) => this.#used + bytes <= this.#budget);
    if (place < 0) return undefined;
    const [run] = this.#pending.splice(place, 1);
    this.#running.add(run);
    this.#used += run.bytes;
    return run;
  }

  /** Frees the memory of a run. */
  finish(run: Run): void {
    if (this.#running.delete(run)) this.#used -= run.bytes;
  }
}
