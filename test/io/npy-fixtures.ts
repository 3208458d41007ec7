import { readFileSync } from "node:fs";
import type { NpyDtype } from "../../src/io/npy-array.ts";

/** A file of test/fixtures/npy written by NumPy, with the values that NumPy reads back. */
export interface ReadableFixture {
  readonly file: string;
  readonly dtype: NpyDtype;
  readonly shape: readonly number[];
  readonly fortranOrder: boolean;
  /** In C order; 64-bit integers and non-finite numbers as text. */
  readonly values: readonly (number | string)[];
  /** Whether agop's writer can produce the same file. */
  readonly writable: boolean;
}

export interface RejectedFixture {
  readonly file: string;
  /** Text required in the message. */
  readonly problem: string;
}

const folder = new URL("../fixtures/npy/", import.meta.url);

/** Absolute path of a fixture. */
export function fixtureUrl(file: string): URL {
  return new URL(file, folder);
}

export function fixtureBytes(file: string): Uint8Array {
  return readFileSync(fixtureUrl(file));
}

export const manifest: {
  readonly readable: readonly ReadableFixture[];
  readonly rejected: readonly RejectedFixture[];
} = JSON.parse(readFileSync(new URL("manifest.json", folder), "utf8"));
