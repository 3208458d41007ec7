import { type Interval, interval } from "../../numerics/interval.ts";
import type { RunRecord } from "../../sweep/run-record.ts";
import { type SweepParameter, type SweepValue, sweepValue } from "./sweep-axis.ts";
import type { SweepQuantity } from "./sweep-quantity.ts";

/** The runs for which a parameter has a value; all of them without a parameter. */
export function runsWith(
  records: readonly RunRecord[],
  name: SweepParameter | undefined,
  value: SweepValue | undefined,
): readonly RunRecord[] {
  return name === undefined ? records : records.filter((record) => sweepValue(record, name) === value);
}

/** Mean and spread of a quantity over runs; undefined where none of them has it. */
export function meanOf(records: readonly RunRecord[], { measure }: SweepQuantity): Interval | undefined {
  const values = records.map(measure).filter((value) => value !== undefined);
  return values.length === 0 ? undefined : interval(values);
}
