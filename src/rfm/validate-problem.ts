import { sampleCount } from "../backend/samples.ts";
import { checkFloat64Array, describeArray } from "../backend/validate-array.ts";
import { checkClasses } from "../backend/validate-option.ts";
import { checkSameSpace, checkSamples } from "../backend/validate-samples.ts";
import { AgopError, describeValue } from "../errors.ts";
import type { LabelledSamples, RfmProblem } from "./iterations.ts";

/**
 * Checks everything that the backend never checks, or checks only after a whole iteration. The backend checks
 * the training targets itself.
 * @throws AgopError INVALID_OPTION, INVALID_ARRAY.
 */
export function checkProblem(value: unknown): asserts value is RfmProblem {
  const { train, test, classes } = parts(value, "problem", "{ train, test, classes }") as Partial<RfmProblem>;
  checkClasses(classes);
  const labelled = "{ samples, targets }";
  const { samples } = parts(train, "train", labelled) as Partial<LabelledSamples>;
  checkSamples(samples, "train.samples");
  const { samples: testSamples, targets } = parts(test, "test", labelled) as Partial<LabelledSamples>;
  checkSamples(testSamples, "test.samples");
  checkSameSpace(samples, testSamples, "test.samples");
  checkTargets(targets, sampleCount(testSamples) * classes, "test.targets");
}

/** @throws AgopError INVALID_ARRAY. */
export function checkTargets(
  value: unknown,
  length: number,
  argument: string,
): asserts value is Float64Array {
  const accepted = `a Float64Array of length ${length}, one entry for each sample and class`;
  checkFloat64Array(value, argument, accepted);
  if (value.length === length) return;
  throw new AgopError("INVALID_ARRAY", { argument, given: describeArray(value), accepted });
}

function parts(value: unknown, argument: string, accepted: string): object {
  if (typeof value === "object" && value !== null) return value;
  throw new AgopError("INVALID_OPTION", { argument, given: describeValue(value), accepted });
}
