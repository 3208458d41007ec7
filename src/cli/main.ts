#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { printable } from "../io/printable.ts";
import { version } from "../version.ts";
import { addAnalyzeCommand } from "./analyze.ts";
import { addBenchCommand } from "./bench.ts";
import { addBuildCommand } from "./build.ts";
import { addCollectCommand } from "./collect.ts";
import { addDemoCommand } from "./demo.ts";
import { addFigureCommand } from "./figure.ts";
import { addInfoCommand } from "./info.ts";
import { addReportCommand } from "./report.ts";
import { addReproduceCommand } from "./reproduce.ts";
import { addRunCommand } from "./run.ts";
import { refuseEmptyPaths } from "./shared/empty-paths.ts";
import { errorLine, exitStatus, exitStatusOf } from "./shared/exit-status.ts";
import { outliveTerminal } from "./shared/interruption.ts";
import { handleOutputErrors } from "./shared/output-errors.ts";
import { handleWarnings } from "./shared/warnings.ts";
import { addSweepCommand } from "./sweep/sweep.ts";
import { addSweepElementCommand } from "./sweep/sweep-element.ts";
import { addSymmetryCommand } from "./symmetry.ts";

async function main(args: readonly string[]): Promise<number> {
  let status: number = exitStatus.done;
  const setStatus = (value: number) => {
    status = value;
  };
  const program = new Command("agop")
    .description("Recursive Feature Machines at the speed of the machine's BLAS")
    .version(version)
    .exitOverride()
    // Pass options after a subcommand's name to the subcommand: agop sweep and agop sweep status both have
    // --json.
    .enablePositionalOptions()
    // Print errors below instead: one line without the usage text suits scripts that log standard error.
    .configureOutput({ outputError: () => {} });
  addRunCommand(program, setStatus);
  addAnalyzeCommand(program);
  addFigureCommand(program);
  addInfoCommand(program);
  addDemoCommand(program, setStatus);
  addSymmetryCommand(program);
  addReproduceCommand(program, setStatus);
  addSweepCommand(program, setStatus);
  addSweepElementCommand(program);
  addCollectCommand(program);
  addReportCommand(program);
  addBenchCommand(program, setStatus);
  addBuildCommand(program, setStatus);
  refuseEmptyPaths(program);
  const called = calledCommand(program, args);
  try {
    await program.parseAsync(args, { from: "user" });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return exitStatus.done;
      // Without arguments, commander has already printed the help.
      if (error.code !== "commander.help") process.stderr.write(`${usageLine(error, called)}\n`);
      return exitStatus.unusable;
    }
    process.stderr.write(`${errorLine(error, called)}\n`);
    return exitStatusOf(error);
  }
}

/** Finds the called command, such as `agop sweep status`; returns the program if the arguments name none. */
function calledCommand(program: Command, args: readonly string[]): Command {
  let command = program;
  for (const name of args) {
    const next = command.commands.find((candidate) => candidate.name() === name);
    if (next === undefined) break;
    command = next;
  }
  return command;
}

/** Formats a refusal by commander as one line. */
function usageLine({ message }: CommanderError, command: Command): string {
  const problem = message.replace(/^error: /, "").replace(/\s*\n\s*/g, " ");
  const names: string[] = [];
  for (let each: Command | null = command; each !== null; each = each.parent) names.unshift(each.name());
  return printable(`agop: ${problem}; accepted: what ${names.join(" ")} --help lists`);
}

outliveTerminal();
handleOutputErrors();
handleWarnings();
process.exitCode = await main(process.argv.slice(2));
