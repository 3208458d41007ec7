import { AgopError } from "../../errors.ts";

/**
 * Reads a number as a whole: `12abc` is none, and no option takes an infinity (`1e400` is one). What range it must be in is
 * checked where it is used.
 */
export function numberValue(argument: string): (text: string) => number {
  return (text) => {
    const value = text.trim() === "" ? Number.NaN : Number(text);
    if (Number.isFinite(value)) return value;
    throw new AgopError("INVALID_OPTION", {
      argument,
      given: JSON.stringify(text),
      accepted: "a finite number",
    });
  };
}
