import { version } from "../version.ts";

/** Fields of a result by their kind; JSON writes a NaN or infinite loss as null. */
const counts = ["train_size", "test_size", "iterations", "peak_memory_bytes"];
const measures = [
  "train_accuracy",
  "train_loss",
  "test_accuracy",
  "test_loss",
  "best_test_accuracy",
  "seconds",
];
const curves = ["train_loss", "train_accuracy", "test_loss", "test_accuracy", "seconds"];

/**
 * Says why a value is not the record of a run; undefined for a valid record.
 * @param planned Number of runs of the sweep; default unknown.
 */
export function recordProblem(value: unknown, planned = Number.POSITIVE_INFINITY): string | undefined {
  if (!isMapping(value) || !isCount(value.run)) return "no run";
  const { run, parameters, repetition, outcome, attempts, agop } = value;
  if (run >= planned) return `run ${run} of a sweep of ${planned} runs`;
  const problem =
    !isMapping(parameters) || !Object.values(parameters).every(isScalar)
      ? "a run without parameters"
      : !isOptional(repetition, isCount) || !isOptional(attempts, isCount)
        ? "a run with counts that are none"
        : outcomeProblem(outcome);
  if (problem === undefined) return undefined;
  return typeof agop === "string" && agop !== version ? `${problem}, of agop ${agop}` : problem;
}

function outcomeProblem(outcome: unknown): string | undefined {
  if (!isMapping(outcome)) return "a run without an outcome";
  const { status, result, error } = outcome;
  if (status === "failed")
    return isMapping(error) && typeof error.message === "string"
      ? undefined
      : "a failed run without its error";
  if (status !== "done") return `a run with the unknown status ${JSON.stringify(status)}`;
  if (!isMapping(result)) return "a run without its result";
  if (!counts.every((name) => isOptional(result[name], isCount))) return "a run with counts that are none";
  if (!measures.every((name) => isOptional(result[name], isNumber)))
    return "a run with measures that are no numbers";
  return isCurve(result.curve) ? undefined : "a run without its curve";
}

function isCurve(curve: unknown): boolean {
  if (!isMapping(curve) || !Array.isArray(curve.solver)) return false;
  const { length } = curve.solver;
  return curves.every((name) => {
    const values = curve[name];
    return (
      Array.isArray(values) &&
      values.length === length &&
      values.every((value) => isOptional(value, isNumber))
    );
  });
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isScalar(value: unknown): boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

function isNumber(value: unknown): boolean {
  return typeof value === "number";
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isOptional(value: unknown, isOf: (value: unknown) => boolean): boolean {
  return value === undefined || value === null || isOf(value);
}
