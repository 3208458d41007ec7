import { operandSizes } from "../algebra/tasks/pairs.ts";
import type { Task } from "../algebra/tasks/task.ts";
import { featurePatterns, patternDeviation } from "../symmetry/features/block-pattern.ts";
import { featureBlock } from "../symmetry/features/feature-blocks.ts";

/**
 * Deviations of the blocks of M from the nearest pattern: the mean over the diagonal blocks, and the value of
 * the off-diagonal block.
 */
export function patternDeviations(
  task: Task,
  features: Float64Array,
): { readonly deviation_diagonal: number; readonly deviation_off_diagonal: number } {
  const patterns = featurePatterns(task);
  const nearest = (row: 0 | 1, column: 0 | 1) => {
    const block = featureBlock(features, operandSizes(task), row, column);
    return Math.min(...patterns.map((pattern) => patternDeviation(block, pattern)));
  };
  return {
    deviation_diagonal: (nearest(0, 0) + nearest(1, 1)) / 2,
    deviation_off_diagonal: nearest(0, 1),
  };
}
