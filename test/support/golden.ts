import { readFileSync } from "node:fs";
import { unzipSync } from "fflate";
import { z } from "zod";
import { parseNpy } from "../../src/io/npy-read.ts";
import { parseJson, validateJson } from "./json.ts";

export const goldenNames = [
  "add19_ridge",
  "add23_from_reflection5",
  "add23_quadratic",
  "add23_random",
  "div19_degenerate_pairs",
  "mul29_degenerate",
  "z3xz5_degenerate",
] as const;

export type GoldenName = (typeof goldenNames)[number];

const metaSchema = z.object({
  /** `x+y`, `x*y`, `x/y` or `abelian`. */
  op: z.string(),
  /** The modulus, or the orders of the factors of a product. */
  p: z.union([z.number(), z.array(z.number())]),
  kind: z.enum(["random", "degenerate"]),
  iters: z.number(),
  kernel: z.enum(["gaussian", "quadratic"]),
  seed: z.number(),
  frac: z.number(),
  /** The reflection s r^k of a degenerate partition, by value or tuple. */
  k: z.union([z.number(), z.array(z.number())]),
  out: z.number(),
  /** Reflected pairs moved from training to test. */
  npairs: z.number(),
  ridge: z.number(),
  bandwidth: z.number(),
  /** The reflection of the initial feature matrix. */
  Mref: z.number().nullable(),
});

/** A run of the published implementation. */
export interface Golden {
  /** Training pairs, n x 2, element indices. */
  readonly train: Int32Array;
  /** Test pairs, m x 2. */
  readonly test: Int32Array;
  /** Label indices, n. */
  readonly ytrain: Int32Array;
  /** Label indices, m. */
  readonly ytest: Int32Array;
  /** One entry per iteration each; accuracies in [0, 1]. */
  readonly trainAccuracy: Float64Array;
  readonly trainLoss: Float64Array;
  readonly testAccuracy: Float64Array;
  readonly testLoss: Float64Array;
  /** 1 for every test sample predicted correctly in the last iteration, m. */
  readonly correct: Uint8Array;
  /** M after iterations 1, 3 and 10, d x d each. */
  readonly features: ReadonlyMap<number, Float64Array>;
  /** M after the last iteration, d x d, in single precision. */
  readonly lastFeatures: Float32Array;
  /** Initial M, d x d; undefined for the identity. */
  readonly initialFeatures: Float64Array | undefined;
  readonly meta: z.infer<typeof metaSchema>;
}

/** Reads one of the golden runs. */
export function readGolden(name: GoldenName): Golden {
  const path = new URL(`../fixtures/golden/${name}.npz`, import.meta.url);
  const files = unzipSync(readFileSync(path));

  function entry<D extends keyof DataByType>(field: string, dtype: D): DataByType[D] {
    const source = `${name}.npz/${field}.npy`;
    const array = parseNpy(files[`${field}.npy`], source);
    if (array.dtype !== dtype) throw new TypeError(`${source} is ${array.dtype}, not ${dtype}`);
    return array.data as DataByType[D];
  }

  const meta = parseJson(entry("meta", "string")[0], `${name}.npz/meta`);
  return {
    train: entry("train", "int32"),
    test: entry("test", "int32"),
    ytrain: entry("ytrain", "int32"),
    ytest: entry("ytest", "int32"),
    trainAccuracy: entry("train_acc", "float64"),
    trainLoss: entry("train_loss", "float64"),
    testAccuracy: entry("test_acc", "float64"),
    testLoss: entry("test_loss", "float64"),
    correct: entry("correct", "bool"),
    features: new Map([1, 3, 10].map((iteration) => [iteration, entry(`M_${iteration}`, "float64")])),
    lastFeatures: entry("M_last", "float32"),
    initialFeatures: "M0.npy" in files ? entry("M0", "float64") : undefined,
    meta: validateJson(meta, { schema: metaSchema, accepted: "the meta of a golden run" }, name),
  };
}

interface DataByType {
  readonly float64: Float64Array;
  readonly float32: Float32Array;
  readonly int32: Int32Array;
  readonly bool: Uint8Array;
  readonly string: readonly string[];
}
