import { SingleBar } from "cli-progress";
import type { RunRecord } from "../sweep/run-record.ts";
import type { SweepProgress } from "../sweep/sweep.ts";

/** A sweep in numbers. */
export interface SweepSummary {
  readonly planned: number;
  readonly done: number;
  readonly failed: number;
  /** Runs that this command has finished itself. */
  readonly finished: number;
  readonly seconds: number;
  readonly runs_per_second: number;
}

/** Tells on standard error how far a sweep is: a bar on a terminal, else a line every few seconds. */
export interface SweepReporter {
  report(progress: SweepProgress): void;
  close(): void;
  summary(): SweepSummary;
}

/** Seconds between two lines. */
const interval = 5;

/** @param held Records of earlier sessions. */
export function sweepReporter(planned: number, held: readonly RunRecord[]): SweepReporter {
  const start = performance.now();
  const heldFailures = held.filter(({ outcome }) => outcome.status === "failed").length;
  let latest = { done: held.length - heldFailures, failed: heldFailures, running: 0 };
  let finished = 0;
  const seconds = () => (performance.now() - start) / 1000;
  const state = () => {
    const rate = finished / Math.max(seconds(), 1e-9);
    const left = planned - latest.done - latest.failed;
    return { ...latest, planned, rate: rate.toFixed(2), left: finished === 0 ? "?" : duration(left / rate) };
  };
  const show = process.stderr.isTTY ? terminalBar(planned) : plainLines();
  show.update(state());
  return {
    report: ({ done, failed, running, record }) => {
      latest = { done, failed, running };
      finished += 1;
      const { outcome, run } = record;
      if (outcome.status === "failed") show.say(`run ${run} failed: ${outcome.error.message}`);
      show.update(state());
    },
    close: () => show.close(state()),
    summary: () => {
      const { done, failed } = latest;
      const elapsed = seconds();
      return { planned, done, failed, finished, seconds: elapsed, runs_per_second: finished / elapsed };
    },
  };
}

interface State {
  readonly planned: number;
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

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return seconds < 5400 ? `${Math.ceil(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

function terminalBar(planned: number): Display {
  const bar = new SingleBar({
    format: "{bar} {value}/{total}  running {running}, failed {failed}  {rate} runs/s, {left} left",
    stream: process.stderr,
    hideCursor: true,
  });
  bar.start(planned, 0, { running: 0, failed: 0, rate: "0", left: "?" });
  return {
    update: (state) => bar.update(state.done + state.failed, state),
    say: (line) => process.stderr.write(`\r\x1b[K${line}\n`),
    close: (state) => {
      bar.update(state.done + state.failed, state);
      bar.stop();
    },
  };
}

function plainLines(): Display {
  let last = Number.NEGATIVE_INFINITY;
  const write = ({ planned, done, failed, running, rate, left }: State) => {
    last = performance.now();
    process.stderr.write(
      `${done + failed}/${planned} runs: ${done} done, ${running} running, ${failed} failed; ${rate} runs/s, ${left} left\n`,
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
