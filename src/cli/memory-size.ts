import { AgopError } from "../errors.ts";

const units: Readonly<Record<string, number>> = { "": 1, K: 1e3, M: 1e6, G: 1e9, T: 1e12 };

/** Bytes of a size such as `12GB`, `500M` or `8000000000`. @throws AgopError INVALID_OPTION (`memory`). */
export function memorySize(text: string): number {
  const [, digits, unit] = /^\s*(\d+(?:\.\d+)?)\s*([KMGT]?)B?\s*$/i.exec(text) ?? [];
  const bytes = Number(digits) * units[(unit ?? "").toUpperCase()];
  if (bytes > 0) return bytes;
  throw new AgopError("INVALID_OPTION", {
    argument: "memory",
    given: JSON.stringify(text),
    accepted: "a size such as 12GB or 500M",
  });
}
