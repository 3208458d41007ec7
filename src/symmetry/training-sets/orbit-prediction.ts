import { tableIndices } from "../../algebra/tasks/pairs.ts";
import { AgopError, requireKnownKeys } from "../../errors.ts";
import { orbitClosure } from "../actions/orbits.ts";
import { applyToPairs, type PairPermutation } from "../actions/permutation.ts";

/** Options of `orbitPrediction`. */
export interface OrbitPredictionOptions {
  /** T, the training pairs, n x 2. */
  readonly train: Int32Array;
  /** The test pairs, m x 2. */
  readonly test: Int32Array;
  /** The elements encoded by the model, at least one. */
  readonly elements: readonly PairPermutation[];
  /** 1 for every correctly predicted test sample, m. */
  readonly correct: Uint8Array;
  /**
   * Reach of the elements: `images`, the union of the gT (default), or `orbit`, the orbit of T under the
   * group they generate.
   */
  readonly reach?: "images" | "orbit" | undefined;
}

/**
 * Quality of the orbit of the training set as a prediction of the correct test samples. Precision is the
 * fraction of predicted samples that are correct, recall the fraction of correct samples that are predicted.
 * With an empty denominator the value is 1 if both sets are empty, else 0; never NaN.
 */
export interface OrbitPrediction {
  /** 1 for every test sample predicted to be correct, m. */
  readonly predicted: Uint8Array;
  /** Predicted and correct. */
  readonly truePositives: number;
  /** Predicted, but wrong. */
  readonly falsePositives: number;
  /** Correct, but not predicted. */
  readonly falseNegatives: number;
  readonly trueNegatives: number;
  readonly precision: number;
  readonly recall: number;
}

/**
 * Compares the test samples in gT, which a model that encodes g should get right, with the samples it gets
 * right. Source: arXiv 2604.00316, generalisation to the orbit of the training set.
 * @throws AgopError INVALID_OPTION (`elements`) for an empty list; INVALID_ARRAY (`correct`) unless its
 * length is the number of test pairs.
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 5 });
 * const { train, test } = degeneratePartition(task, { reflections: ["0"] });
 * const correct = new Uint8Array(test.length / 2).fill(1);
 * const elements = [symmetryElement(task, "s2").permutation];
 * const { recall } = orbitPrediction({ train, test, elements, correct });
 * console.log(recall); // 1
 */
export function orbitPrediction(options: OrbitPredictionOptions): OrbitPrediction {
  requireKnownKeys<OrbitPredictionOptions>("options", options, {
    train: true,
    test: true,
    elements: true,
    correct: true,
    reach: true,
  });
  const { train, test, elements, correct, reach = "images" } = options;
  if (elements.length === 0) {
    throw new AgopError("INVALID_OPTION", {
      argument: "elements",
      given: "an empty list",
      accepted: "at least one element",
    });
  }
  if (correct.length !== test.length / 2) {
    throw new AgopError("INVALID_ARRAY", {
      argument: "correct",
      given: `${correct.length} entries`,
      accepted: `${test.length / 2}, one for each test pair`,
    });
  }
  const { operandSizes } = elements[0];
  const reached = new Uint8Array(operandSizes[0] * operandSizes[1]);
  const images =
    reach === "orbit"
      ? [orbitClosure(train, elements, operandSizes)]
      : elements.map((element) => applyToPairs(element, train));
  for (const pairs of images) for (const index of tableIndices(pairs, operandSizes)) reached[index] = 1;
  const predicted = Uint8Array.from(tableIndices(test, operandSizes), (index) => reached[index]);
  return { predicted, ...compare(predicted, correct) };
}

function compare(predicted: Uint8Array, correct: Uint8Array): Omit<OrbitPrediction, "predicted"> {
  let truePositives = 0;
  let falsePositives = 0;
  let falseNegatives = 0;
  for (const [sample, isPredicted] of predicted.entries()) {
    if (isPredicted === 1 && correct[sample] === 1) truePositives++;
    else if (isPredicted === 1) falsePositives++;
    else if (correct[sample] === 1) falseNegatives++;
  }
  const positives = truePositives + falsePositives;
  const right = truePositives + falseNegatives;
  return {
    truePositives,
    falsePositives,
    falseNegatives,
    trueNegatives: predicted.length - positives - falseNegatives,
    precision: positives === 0 ? Number(right === 0) : truePositives / positives,
    recall: right === 0 ? Number(positives === 0) : truePositives / right,
  };
}
