import { Command } from "commander";
import * as assert from "uvu/assert";
import { createBackend } from "../../src/backend/create-backend.ts";
import { errorLine, exitStatusOf } from "../../src/cli/shared/exit-status.ts";
import { addRunOptions } from "../../src/cli/shared/run-options.ts";
import { type DescribedRun, describedRun } from "../../src/run/parameters/described-run.ts";
import { pickRunParameters } from "../../src/run/parameters/table.ts";

/** Options of `agop run` that cannot be used. */
export interface RunRefusal {
  /** What follows `agop run`; text is split at spaces. */
  readonly args: string | readonly string[];
  /** The option at fault as the user typed it: what the line on standard error begins with. */
  readonly option: string;
  /** What the line must contain: what was given and what is accepted. */
  readonly says: readonly (string | RegExp)[];
}

/** The run that these arguments of `agop run` describe; no process is started, nothing is written. */
export async function runOf(
  args: readonly string[],
  command = addRunOptions(new Command("run")),
): Promise<DescribedRun> {
  command.exitOverride();
  const parameters = pickRunParameters(command.parse(args, { from: "user" }).opts());
  return describedRun(parameters, { backend: () => createBackend({ name: "reference" }) });
}

/**
 * Asserts that no run is made of any of these: one line for standard error that begins with the option and
 * says what is accepted, and exit status 2.
 */
export async function refusesRuns(refusals: readonly RunRefusal[]): Promise<void> {
  for (const { args, option, says } of refusals) {
    const list = typeof args === "string" ? args.split(" ").filter((word) => word !== "") : args;
    const command = list.join(" ");
    const called = addRunOptions(new Command("run"));
    const error = await runOf(list, called).then(
      () => assert.unreachable(`${command} is accepted`),
      (thrown: unknown) => thrown,
    );
    const line = errorLine(error, called);
    assert.is(exitStatusOf(error), 2, `${command}: ${line}`);
    assert.not.match(line, /\n/);
    assert.match(line, /; accepted: /, `${command}: what is accepted, not ${line}`);
    assert.ok(line.startsWith(`agop: ${option}`), `${command}: option ${option} first in ${line}`);
    for (const part of says) {
      const found = typeof part === "string" ? line.includes(part) : part.test(line);
      assert.ok(found, `${command}: ${String(part)} in ${line}`);
    }
  }
}
