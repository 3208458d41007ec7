import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import { AgopError } from "../errors.ts";
import { requireWritableDirectory } from "../io/writable-directory.ts";

const packageDirectory = fileURLToPath(new URL("../../", import.meta.url));
const script = fileURLToPath(new URL("../../scripts/install.mjs", import.meta.url));

/** Adds `agop build` to the program, for an npm that does not run install scripts. */
export function addBuildCommand(program: Command, setStatus: (status: number) => void): void {
  program
    .command("build")
    .description("build the native addon on this machine")
    .action(async () => {
      await requireWritablePackage();
      const child = spawn(process.execPath, [script], { stdio: "inherit" });
      const [status] = (await once(child, "exit")) as [number | null];
      setStatus(status ?? 1);
    });
}

/**
 * Checks the package directory before the build: the compiler would fail only after minutes and name another
 * directory.
 */
async function requireWritablePackage(): Promise<void> {
  try {
    await requireWritableDirectory(packageDirectory);
  } catch (error) {
    if (!(error instanceof AgopError)) throw error;
    const accepted =
      "a copy of agop in a folder that you may write, or this command as the owner of the folder";
    throw error.restated({ argument: "the folder of the package", accepted });
  }
}
