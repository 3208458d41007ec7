import type { OperandSizes } from "../../algebra/tasks/pairs.ts";
import { exchangesOperands, isIdentity, type PairPermutation } from "../actions/permutation.ts";
import { centredBlocks, requireFeatureMatrix } from "./feature-blocks.ts";

/**
 * The signed spectrum of M over group elements: with the operand means removed from M and from P_g, the
 * cosine <M, P_g> / (||M|| ||P_g||) over the off-diagonal blocks for elements that exchange the operands,
 * else over the diagonal blocks. 0 where these blocks of M are constant. Source: arXiv 2604.00316, what M
 * encodes.
 * @param features M, d x d, d = N1 + N2.
 * @returns One number in [-1, 1] per element: -1 for the reflection encoded by `reflectionFeatures`.
 * @throws AgopError INVALID_ARRAY for an M of the wrong size.
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 7 });
 * const elements = [2, 3].map((k) => reflectionPermutation(task, k));
 * const [encoded, other] = featureEncodings(reflectionFeatures(task, 2), [7, 7], elements);
 * console.log(encoded.toFixed(3), other.toFixed(3)); // -1.000 0.167
 */
export function featureEncodings(
  features: Float64Array,
  operandSizes: OperandSizes,
  elements: readonly PairPermutation[],
): Float64Array {
  requireFeatureMatrix(features, operandSizes);
  const dimension = operandSizes[0] + operandSizes[1];
  const centred = centredBlocks(features, operandSizes);
  const [diagonalNorm, offDiagonalNorm] = blockNorms(centred, features, operandSizes);
  // A permutation matrix without its means, P - J/N, has squared norm N - 1.
  const permutationNorm = Math.sqrt(Math.max(0, dimension - 2));
  return Float64Array.from(elements, (element) => {
    const norm = exchangesOperands(element) ? offDiagonalNorm : diagonalNorm;
    if (norm === 0 || permutationNorm === 0) return 0;
    const { image } = element;
    let product = 0;
    // The centred M is orthogonal to constant blocks, so skip subtracting the means of P_g.
    for (let position = 0; position < dimension; position++)
      product += centred[image[position] * dimension + position];
    // Rounding can leave it just outside [-1, 1].
    return Math.max(-1, Math.min(1, product / (norm * permutationNorm)));
  });
}

/** Norms of the centred diagonal and off-diagonal blocks; 0 where only rounding errors are left. */
function blockNorms(
  centred: Float64Array,
  features: Float64Array,
  sizes: OperandSizes,
): readonly [number, number] {
  const dimension = sizes[0] + sizes[1];
  const squares = [0, 0];
  const squaresBefore = [0, 0];
  for (let row = 0; row < dimension; row++) {
    for (let column = 0; column < dimension; column++) {
      const kind = row < sizes[0] === column < sizes[0] ? 0 : 1;
      const index = row * dimension + column;
      squares[kind] += centred[index] * centred[index];
      squaresBefore[kind] += features[index] * features[index];
    }
  }
  const rounding = dimension * Number.EPSILON;
  const norm = (kind: number) =>
    squares[kind] <= rounding * rounding * squaresBefore[kind] ? 0 : Math.sqrt(squares[kind]);
  return [norm(0), norm(1)];
}

/** The largest entry of a spectrum in absolute value. */
export interface StrongestEncoding {
  /** Index of the element in the list. */
  readonly index: number;
  /** Its encoding, with its sign. */
  readonly encoding: number;
}

/**
 * The most strongly encoded element among those that exchange the operands, or among the others except the
 * identity; the first of equals.
 * @returns undefined where no such element exists or all encodings are 0.
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 7 });
 * const elements = taskElements(task).map(({ permutation }) => permutation);
 * const encodings = featureEncodings(reflectionFeatures(task, 2), [7, 7], elements);
 * const strongest = strongestEncoding(encodings, elements, "exchanging");
 * console.log(taskElements(task)[strongest?.index ?? 0].name); // s r^2
 */
export function strongestEncoding(
  encodings: Float64Array,
  elements: readonly PairPermutation[],
  kind: "exchanging" | "fixing",
): StrongestEncoding | undefined {
  let best: StrongestEncoding | undefined;
  for (const [index, element] of elements.entries()) {
    if (exchangesOperands(element) !== (kind === "exchanging")) continue;
    // Skip the identity: the diagonal blocks of every M resemble it.
    if (isIdentity(element)) continue;
    const encoding = encodings[index];
    if (Math.abs(encoding) > Math.abs(best?.encoding ?? 0)) best = { index, encoding };
  }
  return best;
}
