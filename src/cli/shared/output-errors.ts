import { exitStatus } from "./exit-status.ts";

/**
 * Handles write errors on standard output and standard error. A run continues after its reader has gone
 * (`agop run | head`), because it still writes files; a full disk ends it.
 */
export function handleOutputErrors(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      // EIO: the terminal was closed.
      if (error.code === "EPIPE" || (error.code === "EIO" && stream.isTTY)) return;
      if (stream === process.stdout)
        process.stderr.write(`agop: standard output could not be written: ${error.message}\n`);
      process.exit(exitStatus.failure);
    });
  }
}
