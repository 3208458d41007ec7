/** Numbers of values of the first and the second operand: N1 and N2. */
export type OperandSizes = readonly [number, number];

/** Positions `i * N2 + j` of pairs in the operation table. */
export function tableIndices(pairs: Int32Array, [, second]: OperandSizes): Int32Array {
  return Int32Array.from({ length: pairs.length / 2 }, (_, n) => pairs[2 * n] * second + pairs[2 * n + 1]);
}

/** Pairs at the given positions `i * N2 + j` of the operation table. */
export function pairsAt(indices: ArrayLike<number>, [, second]: OperandSizes): Int32Array {
  const pairs = new Int32Array(2 * indices.length);
  for (let n = 0; n < indices.length; n++) {
    pairs[2 * n] = Math.floor(indices[n] / second);
    pairs[2 * n + 1] = indices[n] % second;
  }
  return pairs;
}

/** N1 and N2 of a task. */
export function operandSizes(task: {
  readonly firstElements: readonly string[];
  readonly secondElements: readonly string[];
}): OperandSizes {
  return [task.firstElements.length, task.secondElements.length];
}
