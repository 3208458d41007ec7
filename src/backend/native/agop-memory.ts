import { checkMemoryFor } from "../../system/available-memory.ts";
import type { ResolvedAgopOptions } from "../validate.ts";

/** @throws AgopError OUT_OF_MEMORY with the bytes required for the AGOP of c outputs in dimension d. */
export function checkAgopMemory(d: number, c: number, options: ResolvedAgopOptions): void {
  checkMemoryFor(options.perClass ? c * d : d, options.diagonal ? 1 : d, "options");
}
