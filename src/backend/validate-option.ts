import { AgopError, describeValue, requireKnownKeys } from "../errors.ts";
import type { AgopOptions, JobControl } from "./backend.ts";
import { type Kernel, kernelNames } from "./kernel.ts";

function fail(argument: string, value: unknown, accepted: string): never {
  throw new AgopError("INVALID_OPTION", { argument, given: describeValue(value), accepted });
}

/** Bounds of L that keep L^2 and 1 / L^2 normal numbers. */
const smallestBandwidth = 1e-150;
const largestBandwidth = 1e150;

/**
 * Checks a kernel and copies its fields to a new object.
 * @throws AgopError UNKNOWN_KERNEL, INVALID_OPTION (bandwidth).
 */
export function checkKernel(value: unknown, argument = "kernel"): Kernel {
  const given = (typeof value === "object" && value !== null ? value : {}) as Partial<
    Record<string, unknown>
  >;
  const name = kernelNames.find((known) => known === given.name);
  if (name === undefined) {
    throw new AgopError("UNKNOWN_KERNEL", {
      argument: `${argument}.name`,
      given: describeValue(typeof value === "object" && value !== null ? given.name : value),
      accepted: kernelNames.join(", "),
    });
  }
  if (name === "quadratic" || name === "general-quadratic") {
    requireKnownKeys(argument, given, { name: true });
    return { name };
  }
  requireKnownKeys(argument, given, { name: true, bandwidth: true });
  const { bandwidth } = given;
  if (typeof bandwidth !== "number" || !(bandwidth > smallestBandwidth && bandwidth < largestBandwidth)) {
    fail(`${argument}.bandwidth`, bandwidth, "a positive number between 1e-150 and 1e150");
  }
  return { name, bandwidth };
}

/** @throws AgopError INVALID_OPTION. */
export function checkRidge(value: unknown, argument = "ridge"): asserts value is number {
  if (typeof value !== "number" || !Number.isFinite(value) || value < 0) {
    fail(argument, value, "a finite number >= 0");
  }
}

/** @throws AgopError INVALID_OPTION. */
export function checkPower(value: unknown, argument = "power"): asserts value is number {
  if (typeof value !== "number" || !Number.isFinite(value)) fail(argument, value, "a finite number");
}

/** @throws AgopError INVALID_OPTION. */
export function checkClasses(value: unknown, argument = "classes"): asserts value is number {
  if (!Number.isSafeInteger(value) || (value as number) < 1) fail(argument, value, "an integer >= 1");
}

function checkFlag(value: unknown, argument: string, fallback: boolean): boolean {
  if (value === undefined) return fallback;
  if (typeof value !== "boolean") fail(argument, value, "true or false");
  return value;
}

/** Checks members instead of the class, because another realm (such as a test's) has another class. */
function isAbortSignal(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { aborted, addEventListener } = value as Partial<AbortSignal>;
  return typeof aborted === "boolean" && typeof addEventListener === "function";
}

/** @throws AgopError INVALID_OPTION. */
export function checkControl(value: unknown): asserts value is JobControl | undefined {
  if (value === undefined) return;
  if (typeof value !== "object" || value === null) fail("control", value, "{ signal, onProgress }");
  requireKnownKeys<JobControl>("control", value, { signal: true, onProgress: true });
  const { signal, onProgress } = value as { readonly signal?: unknown; readonly onProgress?: unknown };
  if (signal !== undefined && !isAbortSignal(signal))
    fail("signal", signal, "an AbortSignal, such as the signal of an AbortController");
  if (onProgress !== undefined && typeof onProgress !== "function")
    fail("onProgress", onProgress, "a function of the fraction done");
}

/** AgopOptions with defaults applied. */
export interface ResolvedAgopOptions {
  readonly centering: boolean;
  readonly perClass: boolean;
  readonly diagonal: boolean;
}

/** @throws AgopError INVALID_OPTION. */
export function checkAgopOptions(options: AgopOptions = {}): ResolvedAgopOptions {
  requireKnownKeys<AgopOptions>("options", options, { centering: true, perClass: true, diagonal: true });
  return {
    centering: checkFlag(options.centering, "options.centering", true),
    perClass: checkFlag(options.perClass, "options.perClass", false),
    diagonal: checkFlag(options.diagonal, "options.diagonal", false),
  };
}
