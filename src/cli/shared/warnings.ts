import { printable } from "../../io/printable.ts";

/** Prints warnings as agop prints errors, on one line, in place of Node's two lines with a process number. */
export function handleWarnings(): void {
  process.removeAllListeners("warning");
  process.on("warning", ({ name, message }) => {
    const text = name === "AgopWarning" ? message : `${name}: ${message}`;
    process.stderr.write(`agop: ${printable(text.replace(/\s*\n\s*/g, " "))}\n`);
  });
}
