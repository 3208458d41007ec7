import { exitStatus } from "./exit-status.ts";

/**
 * What happens when standard output or error cannot be written. A reader that has gone away (`agop run |
 * head`) does not end a run, whose files are still being written; a full disk does.
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
