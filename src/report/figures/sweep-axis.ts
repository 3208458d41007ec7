import { AgopError } from "../../errors.ts";
import { optionName, type RunParameterName, runParameterNames } from "../../run/parameters/table.ts";
import type { RunRecord } from "../../sweep/run-record.ts";
import { varyingParameters } from "../../sweep/tidy-rows.ts";

/** What runs of a sweep differ in: a parameter, or the repetition of the same one. */
export type SweepParameter = RunParameterName | "repetition";

export type SweepValue = string | number | boolean;

/** The value of a parameter; `default` where the run does not give it. */
export function sweepValue({ parameters, repetition }: RunRecord, name: SweepParameter): SweepValue {
  return name === "repetition" ? repetition : (parameters[name] ?? "default");
}

/** All values of a parameter: numbers in their order, then everything else as it comes. */
export function sweepValues(records: readonly RunRecord[], name: SweepParameter): readonly SweepValue[] {
  const values = [...new Set(records.map((record) => sweepValue(record, name)))];
  const numbers = values.filter((value) => typeof value === "number").sort((a, b) => a - b);
  return [...numbers, ...values.filter((value) => typeof value !== "number")];
}

/** Parameters with more than one value, repetitions included. */
export function sweepParameters(records: readonly RunRecord[]): readonly SweepParameter[] {
  const hasRepetitions = records.some(({ repetition }) => repetition !== records[0].repetition);
  return [...varyingParameters(records), ...(hasRepetitions ? (["repetition"] as const) : [])];
}

/**
 * The parameter that a user's name stands for: `train-fraction`, `train_fraction` or `trainFraction`.
 * @throws AgopError INVALID_OPTION for anything else, with the parameters that vary.
 */
export function sweepParameter(
  name: string,
  argument: string,
  records: readonly RunRecord[],
): SweepParameter {
  const plain = (text: string) => optionName(text).replaceAll("_", "-");
  const names: readonly SweepParameter[] = [...runParameterNames, "repetition"];
  const found = names.find((candidate) => plain(candidate) === plain(name));
  if (found !== undefined) return found;
  throw new AgopError("INVALID_OPTION", {
    argument,
    given: name,
    accepted: `a parameter of the runs; of this sweep vary: ${sweepParameters(records).map(optionName).join(", ") || "none"}`,
  });
}

/** Parameters that only draw lots: what is averaged over first. */
export const isRandom = (name: SweepParameter): boolean => name === "seed" || name === "repetition";

const axisNames: Readonly<Partial<Record<SweepParameter, string>>> = {
  trainFraction: "training fraction",
  bandwidth: "bandwidth L",
  moveToTest: "samples moved to the test set",
  moveToTrain: "samples moved to the training set",
  moveOrbitsToTest: "orbits moved to the test set",
};

/** Name of a parameter on an axis. */
export function parameterTitle(name: SweepParameter): string {
  return axisNames[name] ?? optionName(name).replaceAll("-", " ");
}

/** A value beside its parameter where it does not speak for itself. */
export function valueTitle(name: SweepParameter, value: SweepValue): string {
  return typeof value === "string" && value !== "default" ? value : `${parameterTitle(name)} ${value}`;
}
