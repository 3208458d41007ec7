import { printable } from "../../io/printable.ts";

/** Prints warnings on one line like errors of agop, instead of Node's two lines with a process number. */
export function handleWarnings(): void {
  process.removeAllListeners("warning");
  process.on("warning", ({ name, message }) => {
    const text = name === "AgopWarning" ? message : `${name}: ${message}`;
    process.stderr.write(`agop: ${printable(text.replace(/\s*\n\s*/g, " "))}\n`);
  });
}
