import { SingleBar } from "cli-progress";
import type { SweepProgress } from "../../sweep/sweep.ts";
import { durationText } from "../shared/live-line.ts";

/** Counts and speed of a sweep. */
export interface SweepSummary {
  readonly planned: number;
  readonly done: number;
  readonly failed: number;
  /** Number of runs that this command finished. */
  readonly finished: number;
  readonly seconds: number;
  readonly runs_per_second: number;
}

/** Reports progress on standard error: a bar on a terminal, otherwise a line at most every 5 s. */
export interface SweepReporter {
  readonly hasReported: boolean;
  report(progress: SweepProgress): void;
  close(): void;
  summary(): SweepSummary;
}

/** Minimum seconds between two lines. */
const interval = 5;

export function sweepReporter(): SweepReporter {
  const start = performance.now();
  let latest: SweepProgress = { planned: 0, done: 0, failed: 0, running: 0, left: 0, record: undefined };
  let finished = 0;
  let display: Display | undefined;
  const seconds = () => (performance.now() - start) / 1000;
  const state = (): State => {
    const { planned, done, failed, running, left } = latest;
    const rate = finished / seconds();
    const timeLeft = left === 0 ? "0 s" : finished === 0 ? "?" : durationText(left / rate);
    return { planned, settled: planned - left, done, failed, running, rate: rate.toFixed(2), left: timeLeft };
  };
  return {
    get hasReported() {
      return display !== undefined;
    },
    report: (progress) => {
      latest = progress;
      display ??= process.stderr.isTTY ? terminalBar(progress.planned) : plainLines();
      const { record } = progress;
      if (record !== undefined) finished += 1;
      if (record?.outcome.status === "failed")
        display.say(`run ${record.run} failed: ${record.outcome.error.message}`);
      display.update(state());
    },
    close: () => display?.close(state()),
    summary: () => {
      const { planned, done, failed } = latest;
      const elapsed = seconds();
      return { planned, done, failed, finished, seconds: elapsed, runs_per_second: finished / elapsed };
    },
  };
}

interface State {
  readonly planned: number;
  /** Number of runs that need no more work. */
  readonly settled: number;
  readonly done: number;
  readonly failed: number;
  readonly running: number;
  readonly rate: string;
  readonly left: string;
}

interface Display {
  update(state: State): void;
  say(line: string): void;
  close(state: State): void;
}

function terminalBar(planned: number): Display {
  const bar = new SingleBar({
    format: "{bar} {value}/{total}  running {running}, failed {failed}  {rate} runs/s, {left} left",
    stream: process.stderr,
    hideCursor: true,
  });
  bar.start(planned, 0, { running: 0, failed: 0, rate: "0", left: "?" });
  return {
    update: (state) => bar.update(state.settled, state),
    say: (line) => process.stderr.write(`\r\x1b[K${line}\n`),
    close: (state) => {
      bar.update(state.settled, state);
      bar.stop();
    },
  };
}

function plainLines(): Display {
  let last = Number.NEGATIVE_INFINITY;
  const write = ({ planned, settled, done, failed, running, rate, left }: State) => {
    last = performance.now();
    process.stderr.write(
      `${settled}/${planned} runs: ${done} done, ${running} running, ${failed} failed; ${rate} runs/s, ${left} left\n`,
    );
  };
  return {
    update: (state) => {
      if (performance.now() - last >= 1000 * interval) write(state);
    },
    say: (line) => process.stderr.write(`${line}\n`),
    close: write,
  };
}
