import { AgopError } from "../../errors.ts";
import { optionName } from "../../run/parameters/table.ts";
import type { RunRecord } from "../../sweep/run-record.ts";
import { defaultGroups, defaultX, defaultY } from "../sweep-model/chosen-axes.ts";
import { sweepAxes, sweepAxis } from "../sweep-model/measured-runs.ts";
import { type Quantity, quantities } from "../sweep-model/quantities.ts";
import { axisNames, type SweepAxis } from "../sweep-model/sweep-table.ts";

/**
 * The parameter on the horizontal axis.
 * @throws AgopError INVALID_OPTION (`x`) if none is given and none varies.
 */
export function chosenX(records: readonly RunRecord[], given: string | undefined): SweepAxis {
  if (given !== undefined) return axisNamed(given, "x", records);
  const axes = sweepAxes(records);
  const place = defaultX(axes);
  return place === null ? missing("x", "one parameter that varies") : axes[place];
}

/** The parameter on the vertical axis, different from the horizontal one. */
export function chosenY(records: readonly RunRecord[], given: string | undefined, x: SweepAxis): SweepAxis {
  if (given !== undefined) {
    const y = axisNamed(given, "y", records);
    if (y.name === x.name) throw sameTwice("y", x);
    return y;
  }
  const axes = sweepAxes(records);
  const place = defaultY(axes, placeOf(axes, x));
  return place === null ? missing("y", "two parameters that vary; agop figure curve needs one") : axes[place];
}

/**
 * The parameter with a line or a panel per value.
 * @param most Largest number of values for a figure.
 */
export function chosenGroups(
  records: readonly RunRecord[],
  argument: "by" | "facet",
  given: string | undefined,
  taken: readonly SweepAxis[],
  most: number,
): SweepAxis | undefined {
  if (given === undefined) {
    const axes = sweepAxes(records);
    const places = taken.map((axis) => placeOf(axes, axis));
    const place = defaultGroups(axes, places, most);
    return place === null ? undefined : axes[place];
  }
  const chosen = axisNamed(given, argument, records);
  if (taken.some(({ name }) => name === chosen.name)) throw sameTwice(argument, chosen);
  const count = chosen.values.length;
  if (count <= most) return chosen;
  throw new AgopError("INVALID_OPTION", {
    argument,
    given: `${given}, which has ${count} values,`,
    accepted: `a parameter with at most ${most} values`,
  });
}

/**
 * The quantity for a user's name, default `test_accuracy`.
 * @throws AgopError INVALID_OPTION (`quantity`) for an unknown name.
 */
export function chosenQuantity(given: string = quantities[0].name): Quantity {
  const plain = given.replaceAll("-", "_");
  const found = quantities.find(({ name }) => name === plain);
  if (found !== undefined) return found;
  throw new AgopError("INVALID_OPTION", {
    argument: "quantity",
    given,
    accepted: quantities.map(({ name }) => name).join(", "),
  });
}

/** The parameters averaged over, for the description of a figure. @param taken Axes of the figure. */
export function averagedOver(records: readonly RunRecord[], taken: readonly SweepAxis[]): string {
  const names = sweepAxes(records)
    .filter(({ name }) => !taken.some((axis) => axis.name === name))
    .map(({ name }) => optionName(name));
  return `${records.length} runs${names.length === 0 ? "" : `, mean over ${names.join(", ")}`}`;
}

/**
 * The parameter for a user's name: `train-fraction`, `train_fraction` or `trainFraction`.
 * @throws AgopError INVALID_OPTION for anything else, with the parameters that vary.
 */
function axisNamed(given: string, argument: string, records: readonly RunRecord[]): SweepAxis {
  const plain = (text: string) => optionName(text).replaceAll("_", "-");
  const found = axisNames.find((name) => plain(name) === plain(given));
  if (found !== undefined) return sweepAxis(records, found);
  const varying = sweepAxes(records).map(({ name }) => optionName(name));
  throw new AgopError("INVALID_OPTION", {
    argument,
    given,
    accepted: `a parameter of the runs; of this sweep vary: ${varying.join(", ") || "none"}`,
  });
}

function placeOf(axes: readonly SweepAxis[], { name }: SweepAxis): number {
  return axes.findIndex((axis) => axis.name === name);
}

function sameTwice(argument: string, { name }: SweepAxis): AgopError {
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
