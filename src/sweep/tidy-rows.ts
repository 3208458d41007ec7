import { optionName, type RunParameterName, runParameterNames } from "../run/parameters/table.ts";
import { defaultParameter } from "./parameter-defaults.ts";
import type { RunRecord } from "./run-record.ts";
import { generalised } from "./run-record.ts";

export type Cell = string | number | boolean | null;

/** A column of a table. */
export interface TidyColumn {
  readonly name: string;
  readonly kind: "text" | "integer" | "number" | "switch";
  /** One entry per row; null for a missing value. */
  readonly values: readonly Cell[];
}

/** Finds the first iteration, from 1, with a test accuracy of at least `generalised`; null if none. */
export function generalisedAt({ outcome }: RunRecord): number | null {
  if (outcome.status === "failed") return null;
  const index = outcome.result.curve.test_accuracy.findIndex((accuracy) => (accuracy ?? 0) >= generalised);
  return index < 0 ? null : index + 1;
}

/** Lists the parameters that at least one run names, in the order of the help. */
export function givenParameters(records: readonly RunRecord[]): readonly RunParameterName[] {
  return runParameterNames.filter((name) => records.some(({ parameters }) => parameters[name] !== undefined));
}

/** Lists the parameters that differ between runs. */
export function varyingParameters(records: readonly RunRecord[]): readonly RunParameterName[] {
  return runParameterNames.filter((name) =>
    records.some(({ parameters }) => parameters[name] !== records[0].parameters[name]),
  );
}

const columnOf = (parameter: RunParameterName): string => optionName(parameter).replaceAll("-", "_");

/** Makes a table with one row per run. */
export function runColumns(records: readonly RunRecord[]): readonly TidyColumn[] {
  const column = (
    name: string,
    kind: TidyColumn["kind"],
    value: (record: RunRecord) => Cell | undefined,
  ): TidyColumn => ({ name, kind, values: records.map((record) => value(record) ?? null) });
  const measured = (name: Exclude<keyof ResultOf, "curve">, kind: TidyColumn["kind"]): TidyColumn =>
    column(name, kind, ({ outcome }) => (outcome.status === "done" ? outcome.result[name] : null));
  return [
    column("run", "integer", ({ run }) => run),
    column("repetition", "integer", ({ repetition }) => repetition),
    ...givenParameters(records).map((name) => parameterColumn(name, records, (record) => [record])),
    column("status", "text", ({ outcome }) => outcome.status),
    column("error", "text", ({ outcome }) => (outcome.status === "failed" ? outcome.error.message : null)),
    measured("task", "text"),
    measured("train_size", "integer"),
    measured("test_size", "integer"),
    column("iterations_done", "integer", ({ outcome }) =>
      outcome.status === "done" ? outcome.result.iterations : null,
    ),
    measured("stopped", "text"),
    measured("train_accuracy", "number"),
    measured("train_loss", "number"),
    measured("test_accuracy", "number"),
    measured("test_loss", "number"),
    measured("best_test_accuracy", "number"),
    column("generalised_at", "integer", generalisedAt),
    measured("seconds", "number"),
    measured("peak_memory_bytes", "integer"),
    measured("backend", "text"),
    column("attempts", "integer", ({ attempts }) => attempts),
    column("host", "text", ({ host }) => host),
    column("finished", "text", ({ finished }) => finished),
    column("agop", "text", ({ agop }) => agop),
  ];
}

type ResultOf = Extract<RunRecord["outcome"], { status: "done" }>["result"];

/** Makes a table with one row per run and iteration, and the varying parameters; omits failed runs. */
export function iterationColumns(records: readonly RunRecord[]): readonly TidyColumn[] {
  const rows = records.flatMap((record) => {
    const { outcome } = record;
    return outcome.status === "done" ? [{ record, curve: outcome.result.curve }] : [];
  });
  const spread = (
    name: string,
    kind: TidyColumn["kind"],
    values: (row: (typeof rows)[number]) => readonly Cell[],
  ): TidyColumn => ({ name, kind, values: rows.flatMap(values) });
  const each = (value: (row: (typeof rows)[number]) => Cell) => (row: (typeof rows)[number]) =>
    row.curve.seconds.map(() => value(row));
  return [
    spread(
      "run",
      "integer",
      each(({ record }) => record.run),
    ),
    spread(
      "repetition",
      "integer",
      each(({ record }) => record.repetition),
    ),
    ...varyingParameters(records).map((name) =>
      parameterColumn(name, records, (record) =>
        record.outcome.status === "done" ? record.outcome.result.curve.seconds.map(() => record) : [],
      ),
    ),
    spread("iteration", "integer", ({ curve }) => curve.seconds.map((_, index) => index + 1)),
    spread("train_loss", "number", ({ curve }) => curve.train_loss),
    spread("train_accuracy", "number", ({ curve }) => curve.train_accuracy),
    spread("test_loss", "number", ({ curve }) => curve.test_loss),
    spread("test_accuracy", "number", ({ curve }) => curve.test_accuracy),
    spread("seconds", "number", ({ curve }) => curve.seconds),
    spread("solver", "text", ({ curve }) => curve.solver),
  ];
}

/** Fills in the default if a run does not name the parameter: grouping would drop rows with gaps. */
function parameterColumn(
  name: RunParameterName,
  records: readonly RunRecord[],
  rowsOf: (record: RunRecord) => readonly RunRecord[],
): TidyColumn {
  const values = records.flatMap((record) =>
    rowsOf(record).map(({ parameters }) => parameters[name] ?? defaultParameter(name, parameters) ?? null),
  );
  const present = values.filter((value) => value !== null);
  const kind = present.every((value) => typeof value === "number")
    ? present.every(Number.isSafeInteger)
      ? "integer"
      : "number"
    : present.every((value) => typeof value === "boolean")
      ? "switch"
      : "text";
  return { name: columnOf(name), kind, values };
}
