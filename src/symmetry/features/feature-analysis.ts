import type { FiniteGroup } from "../../algebra/groups/finite-group.ts";
import { operandSizes } from "../../algebra/tasks/pairs.ts";
import type { Task } from "../../algebra/tasks/task.ts";
import { requirePairTask } from "../groups/searched-symmetries.ts";
import type { TaskSymmetry } from "../groups/task-symmetry.ts";
import { groupPatterns, patternDeviation } from "./block-pattern.ts";
import { effectiveRank } from "./effective-rank.ts";
import { equivarianceDefects } from "./equivariance-defect.ts";
import { featureBlock, requireFeatureMatrix } from "./feature-blocks.ts";
import { featureEncodings } from "./feature-encoding.ts";
import { type RepresentationEnergies, representationEnergies } from "./representation-energies.ts";

/** The blocks M_11, M_22 and M_12; M_21 is the transpose of M_12. */
export const featureBlockNames = ["first", "second", "offDiagonal"] as const;

/** One value for each of the blocks M_11 (`first`), M_22 (`second`) and M_12 (`offDiagonal`). */
export type ByBlock<Value> = Readonly<Record<(typeof featureBlockNames)[number], Value>>;

/** Measures of a feature matrix. */
export interface FeatureAnalysis {
  /** `featureEncodings`, one for each element of the analyser. */
  readonly encodings: Float64Array;
  /** `equivarianceDefects`, one for each element of the analyser. */
  readonly defects: Float64Array;
  /** `patternDeviation` of each block, one for each pattern of the analyser. */
  readonly deviations: readonly ByBlock<number>[];
  /** Energies of each block, one for each component of the analyser. */
  readonly energies: ByBlock<Float64Array>;
  /** Participation ratio (tr M)^2 / ||M||_F^2. */
  readonly effectiveRank: number;
}

/** Holds the part of an analysis that depends on the task alone, not on M. */
export interface FeatureAnalyser {
  readonly elements: readonly TaskSymmetry[];
  /** Names of the patterns; empty for a task without a group. */
  readonly patterns: readonly string[];
  /**
   * Names of the real irreducible representations; empty for a task without a group, or with a group of more
   * than 512 elements.
   */
  readonly components: readonly string[];
  /**
   * @param features M, d x d, d = N1 + N2; not changed.
   * @throws AgopError INVALID_ARRAY for an M of the wrong size.
   */
  analyse(features: Float64Array): FeatureAnalysis;
}

/**
 * Skip larger groups: the characters (k^3 operations for k classes) and the pairs of rows (N^3) would
 * dominate.
 */
const largestGroupWithEnergies = 512;

/**
 * Prepares the analysis of the feature matrices of a task.
 * @param elements Group elements to compute encodings and defects for, for example `taskElements(task)`.
 * @throws AgopError INVALID_OPTION (`task`) for a combined task, whose M has an extra row for the bit.
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 7 });
 * const analyser = featureAnalyser(task, taskElements(task));
 * const { effectiveRank: rank, encodings } = analyser.analyse(reflectionFeatures(task, 2));
 * console.log(rank.toFixed(3), encodings.length); // 6.000 14
 */
export function featureAnalyser(task: Task, elements: readonly TaskSymmetry[]): FeatureAnalyser {
  requirePairTask(task);
  const sizes = operandSizes(task);
  const group = groupOfBlocks(task);
  const patterns = group === undefined ? [] : groupPatterns(group);
  const energies = energiesOf(group);
  const permutations = elements.map(({ permutation }) => permutation);
  return {
    elements,
    patterns: patterns.map(({ name }) => name),
    components: energies.components,
    analyse: (features) => {
      requireFeatureMatrix(features, sizes);
      const blocks = {
        first: featureBlock(features, sizes, 0, 0),
        second: featureBlock(features, sizes, 1, 1),
        offDiagonal: featureBlock(features, sizes, 0, 1),
      };
      return {
        encodings: featureEncodings(features, sizes, permutations),
        defects: equivarianceDefects(features, permutations),
        deviations: patterns.map((pattern) => byBlock((name) => patternDeviation(blocks[name], pattern))),
        energies: byBlock((name) => energies.energies(blocks[name])),
        effectiveRank: effectiveRank(features),
      };
    },
  };
}

function byBlock<Value>(of: (name: keyof ByBlock<Value>) => Value): ByBlock<Value> {
  return { first: of("first"), second: of("second"), offDiagonal: of("offDiagonal") };
}

function groupOfBlocks({ group, firstElements, secondElements }: Task): FiniteGroup | undefined {
  const order = group?.elements.length;
  return order === firstElements.length && order === secondElements.length ? group : undefined;
}

function energiesOf(group: FiniteGroup | undefined): RepresentationEnergies {
  if (group === undefined || group.elements.length > largestGroupWithEnergies)
    return { components: [], energies: () => new Float64Array(0) };
  return representationEnergies(group);
}
