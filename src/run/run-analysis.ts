import type { Task } from "../algebra/tasks/task.ts";
import { featureAlignment } from "../symmetry/features/feature-alignment.ts";
import {
  type ByBlock,
  type FeatureAnalysis,
  featureAnalyser,
} from "../symmetry/features/feature-analysis.ts";
import { strongestEncoding } from "../symmetry/features/feature-encoding.ts";
import type { TaskSymmetry } from "../symmetry/groups/task-symmetry.ts";

/** The group element that M encodes most strongly. */
export interface EncodedElement {
  readonly element: string;
  /** The cosine with its sign, see `featureEncodings`. */
  readonly encoding: number;
  /** See `equivarianceDefects`. */
  readonly defect: number;
}

/** The analysis of M after one iteration; arrays are in the order of the lists in the report. */
export interface IterationAnalysis {
  readonly iteration: number;
  /** (tr M)^2 / ||M||_F^2. */
  readonly effective_rank: number;
  /** Cosine between this M and the M of the last iteration. */
  readonly alignment: number;
  /** The most strongly encoded element that exchanges the operands; null if there is none. */
  readonly exchanging: EncodedElement | null;
  /** The most strongly encoded element that keeps the operands in place, other than the identity. */
  readonly fixing: EncodedElement | null;
  readonly encodings: readonly number[];
  readonly defects: readonly number[];
  readonly deviations: readonly BlockValues<number>[];
  readonly energies: BlockValues<readonly number[]>;
}

/** One value for each of M_11, M_22 and M_12. */
export interface BlockValues<Value> {
  readonly first: Value;
  readonly second: Value;
  readonly off_diagonal: Value;
}

/** The content of analysis.json. */
export interface AnalysisReport {
  readonly task: string;
  /** Names of the group elements. */
  readonly elements: readonly string[];
  /** Names of the patterns, in the order of the deviations. */
  readonly patterns: readonly string[];
  /** Names of the real irreducible representations, in the order of the energies. */
  readonly components: readonly string[];
  readonly iterations: readonly IterationAnalysis[];
}

/** The analysis of one run; receives the feature matrices in order. */
export interface RunAnalysis {
  /** @throws AgopError INVALID_ARRAY for an M of another size. */
  record(iteration: number, features: Float64Array): void;
  /** Reports all iterations recorded so far; alignments compare with the last recorded M. */
  report(): AnalysisReport;
}

/**
 * Prepares the analysis of a run, which reports the elements that M encodes after each iteration.
 * @throws AgopError INVALID_OPTION (`task`) as in `featureAnalyser`.
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 7 });
 * const analysis = runAnalysis(task, taskElements(task));
 * analysis.record(1, reflectionFeatures(task, 2)); // the M of an iteration
 * const [{ exchanging }] = analysis.report().iterations;
 * console.log(exchanging?.element, exchanging?.encoding.toFixed(6)); // s r^2 -1.000000
 */
export function runAnalysis(task: Task, elements: readonly TaskSymmetry[]): RunAnalysis {
  const analyser = featureAnalyser(task, elements);
  const recorded: { iteration: number; analysis: FeatureAnalysis; features: Float32Array }[] = [];
  return {
    record(iteration, features) {
      const analysis = analyser.analyse(features);
      recorded.push({ iteration, analysis, features: inSinglePrecision(features) });
    },
    report: () => ({
      task: task.name,
      elements: elements.map(({ name }) => name),
      patterns: analyser.patterns,
      components: analyser.components,
      iterations: recorded.map(({ iteration, analysis, features }) => {
        const alignment = featureAlignment(features, recorded[recorded.length - 1].features);
        return iterationAnalysis(iteration, analysis, alignment, elements);
      }),
    }),
  };
}

/**
 * Divides M by its largest entry and rounds it to single precision. Only the alignment uses the result, and
 * it does not depend on the scale. Without the division, a shrinking M would underflow in single precision.
 */
function inSinglePrecision(features: Float64Array): Float32Array {
  const largest = features.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
  return Float32Array.from(features, (entry) => (largest === 0 ? 0 : entry / largest));
}

function iterationAnalysis(
  iteration: number,
  analysis: FeatureAnalysis,
  alignment: number,
  elements: readonly TaskSymmetry[],
): IterationAnalysis {
  const { encodings, defects, deviations, energies, effectiveRank } = analysis;
  const permutations = elements.map(({ permutation }) => permutation);
  const strongest = (kind: "exchanging" | "fixing"): EncodedElement | null => {
    const found = strongestEncoding(encodings, permutations, kind);
    if (found === undefined) return null;
    const { index, encoding } = found;
    return { element: elements[index].name, encoding, defect: defects[index] };
  };
  return {
    iteration,
    effective_rank: effectiveRank,
    alignment,
    exchanging: strongest("exchanging"),
    fixing: strongest("fixing"),
    encodings: [...encodings],
    defects: [...defects],
    deviations: deviations.map((values) => blockValues(values, (value) => value)),
    energies: blockValues(energies, (values) => [...values]),
  };
}

function blockValues<From, To>(values: ByBlock<From>, of: (value: From) => To): BlockValues<To> {
  return { first: of(values.first), second: of(values.second), off_diagonal: of(values.offDiagonal) };
}
