import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import { exitStatus } from "./shared/exit-status.ts";

const script = fileURLToPath(new URL("../../bench/main.mjs", import.meta.url));

/**
 * Adds `agop bench` to the program and passes every following argument to the benchmark.
 * @param setStatus Receives the exit status.
 */
export function addBenchCommand(program: Command, setStatus: (status: number) => void): void {
  program
    .command("bench")
    .description("time agop against Python RFM, against raw BLAS calls, and over sizes (bench --help)")
    .argument("[arguments...]")
    .helpOption(false)
    .allowUnknownOption()
    .action(async (args: readonly string[]) => {
      const child = spawn(process.execPath, [script, ...args], { stdio: "inherit" });
      // Ctrl-C also reaches the benchmark; wait for its last output.
      const wait = (): void => {};
      process.on("SIGINT", wait);
      const [status, signal] = (await once(child, "exit")) as [number | null, NodeJS.Signals | null];
      process.off("SIGINT", wait);
      setStatus(status ?? (signal === "SIGINT" ? exitStatus.interrupted : exitStatus.failure));
    });
}
