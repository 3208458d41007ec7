import { Command } from "commander";
import * as assert from "uvu/assert";
import { createBackend } from "../../src/backend/create-backend.ts";
import { errorLine, exitStatusOf } from "../../src/cli/shared/exit-status.ts";
import { addRunOptions } from "../../src/cli/shared/run-options.ts";
import { type DescribedRun, describedRun } from "../../src/run/parameters/described-run.ts";
import { pickRunParameters } from "../../src/run/parameters/table.ts";

/** Invalid options of `agop run`. */
export interface RunRefusal {
  /** Arguments after `agop run`; splits text at spaces. */
  readonly args: string | readonly string[];
  /** The faulty option as typed, at the start of the line on standard error. */
  readonly option: string;
  /** Required parts of the line: given and accepted values. */
  readonly says: readonly (string | RegExp)[];
}

/** The run described by these arguments of `agop run`; starts no process, writes nothing. */
export async function runOf(
  args: readonly string[],
  command = addRunOptions(new Command("run")),
): Promise<DescribedRun> {
  command.exitOverride();
  const parameters = pickRunParameters(command.parse(args, { from: "user" }).opts());
  return describedRun(parameters, { backend: () => createBackend({ name: "reference" }) });
}

/**
 * Asserts that each of these is refused: one line for standard error that begins with the option and names
 * the accepted values, and exit status 2.
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
