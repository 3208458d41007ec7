import type { BlasDescription } from "../backend.ts";
import type { Addon } from "./addon.ts";

/** Parses the version string of OpenBLAS: `OpenBLAS 0.3.21 NO_LAPACKE DYNAMIC_ARCH Zen MAX_THREADS=64`. */
export function describeBlas(addon: Addon, threads: number): BlasDescription {
  const { config, core } = addon.blas();
  const [vendor = "unknown", version = "unknown"] = config.trim().split(/\s+/);
  return { vendor, version, core, threads };
}
