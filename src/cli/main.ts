#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { version } from "../version.ts";
import { addBuildCommand } from "./build.ts";
import { addDemoCommand } from "./demo.ts";
import { errorLine, exitStatus, exitStatusOf } from "./exit-status.ts";
import { addInfoCommand } from "./info.ts";
import { addRunCommand } from "./run.ts";

async function main(args: readonly string[]): Promise<number> {
  let status: number = exitStatus.done;
  const setStatus = (value: number) => {
    status = value;
  };
  const program = new Command("agop")
    .description("Recursive Feature Machines at the speed of the machine's BLAS")
    .version(version)
    .exitOverride()
    // One line, and without the usage text, for scripts that log standard error.
    .configureOutput({ outputError: (text, write) => write(`agop: ${text.replace(/^error: /, "")}`) });
  addRunCommand(program, setStatus);
  addInfoCommand(program);
  addDemoCommand(program, setStatus);
  addBuildCommand(program, setStatus);
  try {
    await program.parseAsync(args, { from: "user" });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitStatus.done : exitStatus.unusable;
    process.stderr.write(`${errorLine(error)}\n`);
    return exitStatusOf(error);
  }
}

process.exitCode = await main(process.argv.slice(2));
