import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Command } from "commander";

const script = fileURLToPath(new URL("../../scripts/install.mjs", import.meta.url));

/** Adds `agop build` to the program: for an npm that does not run the install scripts of packages. */
export function addBuildCommand(program: Command, setStatus: (status: number) => void): void {
  program
    .command("build")
    .description("build the native addon on this machine")
    .action(async () => {
      const child = spawn(process.execPath, [script], { stdio: "inherit" });
      const [status] = (await once(child, "exit")) as [number | null];
      setStatus(status ?? 1);
    });
}
