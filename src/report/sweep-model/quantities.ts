import { percent } from "../shared/percent.ts";

/** Unit of a quantity; a share lies in [0, 1]. */
export type QuantityUnit = "share" | "count" | "loss" | "seconds" | "bytes";

/**
 * All quantities by name, as in `--quantity`, runs.jsonl and `agop collect`; the default first. Repeats the
 * 90 % of `generalised` in src/sweep, which browser code cannot import.
 */
const table = {
  test_accuracy: { title: "test accuracy", unit: "share" },
  best_test_accuracy: { title: "best test accuracy", unit: "share" },
  generalised: { title: "runs that reach 90 % accuracy", unit: "share" },
  generalised_at: { title: "iterations to 90 % accuracy", unit: "count" },
  train_accuracy: { title: "training accuracy", unit: "share" },
  test_loss: { title: "test loss", unit: "loss" },
  train_loss: { title: "training loss", unit: "loss" },
  iterations: { title: "iterations", unit: "count" },
  seconds: { title: "time", unit: "seconds" },
  train_size: { title: "training samples", unit: "count" },
  test_size: { title: "test samples", unit: "count" },
  peak_memory_bytes: { title: "memory", unit: "bytes" },
} as const satisfies Record<string, Pick<Quantity, "title" | "unit">>;

export type QuantityName = keyof typeof table;

/** A number measured by every run of a sweep. */
export interface Quantity {
  readonly name: QuantityName;
  /** Title without the unit. */
  readonly title: string;
  readonly unit: QuantityUnit;
}

export const quantities: readonly Quantity[] = (Object.keys(table) as QuantityName[]).map(quantityNamed);

/** The quantity of a name. */
export function quantityNamed(name: QuantityName): Quantity {
  return { name, ...table[name] };
}

/** Display of a value: `factor` times the value, with the symbol of the unit. */
export const unitsShown: Readonly<Record<QuantityUnit, { readonly factor: number; readonly sign: string }>> =
  {
    share: { factor: 100, sign: "%" },
    count: { factor: 1, sign: "" },
    loss: { factor: 1, sign: "" },
    seconds: { factor: 1, sign: "s" },
    bytes: { factor: 2 ** -20, sign: "MiB" },
  };

/** Title and unit, such as `test accuracy (%)`. */
export function titleWithUnit({ title, unit }: Pick<Quantity, "title" | "unit">): string {
  const { sign } = unitsShown[unit];
  return sign === "" ? title : `${title} (${sign})`;
}

/** A value with its unit, such as `97.5 %`. */
export function quantityText({ unit }: Pick<Quantity, "unit">, value: number): string {
  if (unit === "share") return percent(value);
  const { factor, sign } = unitsShown[unit];
  const text = digits(unit, factor * value);
  return sign === "" ? text : `${text} ${sign}`;
}

function digits(unit: QuantityUnit, shown: number): string {
  if (unit === "count") return Number.isInteger(shown) ? String(shown) : shown.toFixed(1);
  return String(shown < 1000 ? Number(shown.toPrecision(3)) : Math.round(shown));
}
