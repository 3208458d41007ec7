import { execFile } from "node:child_process";
import { AgopError } from "../../errors.ts";
import { errorCode } from "../../io/system-error.ts";
import { slurmEnvironment } from "./slurm-environment.ts";

export type SlurmCommand = "sbatch" | "squeue" | "scancel" | "scontrol" | "sinfo";

/** A queue of a hundred thousand elements is a few megabytes. */
const maxBuffer = 1 << 28;

/**
 * Runs a command of Slurm.
 * @param input Standard input of the command; default empty.
 * @returns Standard output of the command.
 * @throws AgopError SLURM_UNAVAILABLE if the command does not exist; SLURM_REFUSED, with Slurm's message, if
 * the command fails.
 */
export function slurm(command: SlurmCommand, args: readonly string[], input = ""): Promise<string> {
  return new Promise((resolve, reject) => {
    const env = slurmEnvironment(command, process.env);
    const child = execFile(command, args, { maxBuffer, env }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else
        reject(errorCode(error) === "ENOENT" ? unavailable(command, error) : refused(command, stderr, error));
    });
    // Ignore a broken pipe: the exit status of the command says why it did not read its input.
    child.stdin?.on("error", () => {});
    child.stdin?.end(input);
  });
}

function unavailable(command: SlurmCommand, cause: unknown): AgopError {
  return new AgopError("SLURM_UNAVAILABLE", {
    argument: "engine",
    given: `slurm on a machine without ${command}`,
    accepted: "a machine with sbatch, squeue, scancel, scontrol and sinfo on its PATH, such as a login node",
    cause,
  });
}

function refused(command: SlurmCommand, stderr: string, cause: Error): AgopError {
  const said = (stderr.trim() === "" ? cause.message : stderr.trim()).replace(/\s*\n\s*/g, "; ");
  return new AgopError("SLURM_REFUSED", {
    argument: command === "sbatch" ? "sbatch" : `Slurm (${command})`,
    given: `what Slurm refused (${said})`,
    accepted: "what this cluster takes; the same command again goes on from here",
    cause,
  });
}
