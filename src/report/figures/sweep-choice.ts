import { AgopError } from "../../errors.ts";
import { optionName } from "../../run/parameters/table.ts";
import type { RunRecord } from "../../sweep/run-record.ts";
import { isRandom, type SweepParameter, sweepParameter, sweepParameters, sweepValues } from "./sweep-axis.ts";

/** The parameter across. @throws AgopError INVALID_OPTION (`x`) where none is given and none varies. */
export function chosenX(records: readonly RunRecord[], given: string | undefined): SweepParameter {
  if (given !== undefined) return sweepParameter(given, "x", records);
  const varying = sweepParameters(records);
  const found = varying.find((name) => name === "trainFraction") ?? varying.find((name) => !isRandom(name));
  return found ?? varying[0] ?? missing("x", "one parameter that varies");
}

/** The parameter upwards, another one than across. */
export function chosenY(
  records: readonly RunRecord[],
  given: string | undefined,
  x: SweepParameter,
): SweepParameter {
  const y =
    given === undefined
      ? (others(records, [x]).find((name) => name === "seed") ?? others(records, [x])[0])
      : sweepParameter(given, "y", records);
  if (y === x) throw sameTwice("y", x);
  return y ?? missing("y", "two parameters that vary; agop figure curve needs one");
}

/**
 * The parameter that has a line or a panel for each of its values: the one that is left beside those of the axes and what only draws lots,
 * unless there are several. @param most Values that fit into a figure.
 */
export function chosenGroups(
  records: readonly RunRecord[],
  argument: "by" | "facet",
  given: string | undefined,
  axes: readonly SweepParameter[],
  most: number,
): SweepParameter | undefined {
  if (given === undefined) {
    const left = others(records, axes).filter((name) => !isRandom(name));
    return left.length === 1 && sweepValues(records, left[0]).length <= most ? left[0] : undefined;
  }
  const chosen = sweepParameter(given, argument, records);
  if (axes.includes(chosen)) throw sameTwice(argument, chosen);
  const count = sweepValues(records, chosen).length;
  if (count <= most) return chosen;
  throw new AgopError("INVALID_OPTION", {
    argument,
    given: `${given}, which has ${count} values,`,
    accepted: `a parameter with at most ${most} values`,
  });
}

/** Parameters that vary and are not on an axis: a figure averages over them. */
export function others(
  records: readonly RunRecord[],
  axes: readonly (SweepParameter | undefined)[],
): readonly SweepParameter[] {
  return sweepParameters(records).filter((name) => !axes.includes(name));
}

/** What the values of a figure are means over, for its description. */
export function averagedOver(
  records: readonly RunRecord[],
  axes: readonly (SweepParameter | undefined)[],
): string {
  const names = others(records, axes).map(optionName);
  return `${records.length} runs${names.length === 0 ? "" : `, mean over ${names.join(", ")}`}`;
}

function sameTwice(argument: string, name: SweepParameter): AgopError {
  return new AgopError("INVALID_OPTION", {
    argument,
    given: `${optionName(name)}, which is on another axis already,`,
    accepted: "a parameter of its own for each axis",
  });
}

function missing(argument: string, accepted: string): never {
  throw new AgopError("INVALID_OPTION", {
    argument,
    given: "none, in a sweep whose runs differ in too few parameters,",
    accepted: `a sweep with ${accepted}`,
  });
}
