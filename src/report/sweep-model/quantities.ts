import { generalised, type RunRecord, type RunResult } from "../../sweep/run-record.ts";
import { generalisedAt } from "../../sweep/tidy-rows.ts";

/** As `--quantity` takes it, and as runs.jsonl and the tables of `agop collect` call it. */
export type QuantityName =
  | Exclude<keyof RunResult, "task" | "stopped" | "backend" | "curve">
  | "generalised"
  | "generalised_at";

/** What a value counts; a share lies in [0, 1]. */
export type QuantityUnit = "share" | "count" | "loss" | "seconds" | "bytes";

/** A number that every run of a sweep has measured. */
export interface Quantity {
  readonly name: QuantityName;
  /** Without the unit. */
  readonly title: string;
  readonly unit: QuantityUnit;
  /** Null for a run without a value: a failed run, or a run that never generalises. */
  measure(record: RunRecord): number | null;
}

function quantity(
  name: QuantityName,
  title: string,
  unit: QuantityUnit,
  measure: Quantity["measure"] = ({ outcome }) =>
    outcome.status === "done" ? (outcome.result[name as keyof RunResult] as number) : null,
): Quantity {
  return { name, title, unit, measure };
}

const reached = `${100 * generalised} % accuracy`;

/** All quantities, the default one first. */
export const quantities: readonly Quantity[] = [
  quantity("test_accuracy", "test accuracy", "share"),
  quantity("best_test_accuracy", "best test accuracy", "share"),
  quantity("generalised", `runs that reach ${reached}`, "share", (record) =>
    record.outcome.status === "done" ? Number(generalisedAt(record) !== null) : null,
  ),
  quantity("generalised_at", `iterations to ${reached}`, "count", generalisedAt),
  quantity("train_accuracy", "training accuracy", "share"),
  quantity("test_loss", "test loss", "loss"),
  quantity("train_loss", "training loss", "loss"),
  quantity("iterations", "iterations", "count"),
  quantity("seconds", "time", "seconds"),
  quantity("train_size", "training samples", "count"),
  quantity("test_size", "test samples", "count"),
  quantity("peak_memory_bytes", "memory", "bytes"),
];

/** The quantity of a name. */
export function quantityNamed(name: QuantityName): Quantity {
  const found = quantities.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no quantity ${name}`);
  return found;
}

/** How readers see a value: `factor` times it, beside the sign of the unit. */
export const unitsShown: Readonly<
  Record<QuantityUnit, { readonly factor: number; readonly sign: string }>
> = {
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
  const { factor, sign } = unitsShown[unit];
  const text = digits(unit, factor * value);
  return sign === "" ? text : `${text} ${sign}`;
}

function digits(unit: QuantityUnit, shown: number): string {
  if (unit === "share") return shown.toFixed(1);
  if (unit === "count") return Number.isInteger(shown) ? String(shown) : shown.toFixed(1);
  return String(Number(shown.toPrecision(3)));
}
