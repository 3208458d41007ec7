import type { Steps } from "./steps.ts";

/** P A P' = L D L' of a symmetric matrix: L unit lower triangular, D of 1 x 1 and 2 x 2 diagonal blocks. */
export interface IndefiniteFactor {
  readonly n: number;
  /** n x n: L below its diagonal blocks, D in its diagonal blocks. */
  readonly ld: Float64Array;
  /** Row i of P A P' is row order[i] of A. */
  readonly order: Int32Array;
  /** blockSize[k] is 1 or 2 at the first row of a block of D, 0 at the second row of a 2 x 2 block. */
  readonly blockSize: Uint8Array;
  /** n epsilon times the largest diagonal entry of A: the size of a zero after rounding. */
  readonly negligible: number;
}

/** Magnitude of the block of D that begins at k. */
function blockMagnitude({ n, ld, blockSize }: IndefiniteFactor, k: number): number {
  const at = k * n + k;
  if (blockSize[k] === 1) return Math.abs(ld[at]);
  return Math.max(Math.abs(ld[at]), Math.abs(ld[at + n]), Math.abs(ld[at + n + 1]));
}

/**
 * Whether a block of D is a zero after rounding. An exact zero is harmless: its row has no part in the
 * system, or is the double of another.
 */
export function isSingular(factor: IndefiniteFactor): boolean {
  for (let k = 0; k < factor.n; k += factor.blockSize[k]) {
    const magnitude = blockMagnitude(factor, k);
    if (magnitude !== 0 && magnitude <= factor.negligible) return true;
  }
  return false;
}

/** Bunch and Kaufman's bound, which balances the element growth of 1 x 1 and 2 x 2 pivots. */
const growthBound = (1 + Math.sqrt(17)) / 8;

function swapRowsAndColumns(a: Float64Array, n: number, order: Int32Array, i: number, j: number): void {
  if (i === j) return;
  [order[i], order[j]] = [order[j], order[i]];
  for (let t = 0; t < n; t++) [a[i * n + t], a[j * n + t]] = [a[j * n + t], a[i * n + t]];
  for (let t = 0; t < n; t++) [a[t * n + i], a[t * n + j]] = [a[t * n + j], a[t * n + i]];
}

/**
 * Position of the largest absolute entry of row i among the columns from k on, the diagonal left out; -1 if
 * all are 0.
 */
function largestOffDiagonal(a: Float64Array, n: number, i: number, k: number): number {
  let position = -1;
  let largest = 0;
  for (let t = k; t < n; t++) {
    const size = Math.abs(a[i * n + t]);
    if (t !== i && size > largest) {
      largest = size;
      position = t;
    }
  }
  return position;
}

/** Brings the next pivot to position k and returns its size (Bunch and Kaufman 1977, algorithm A). */
function choosePivot(a: Float64Array, n: number, order: Int32Array, k: number): 1 | 2 {
  const r = largestOffDiagonal(a, n, k, k);
  if (r < 0) return 1;
  const lambda = Math.abs(a[k * n + r]);
  const diagonal = Math.abs(a[k * n + k]);
  if (diagonal >= growthBound * lambda) return 1;
  const sigma = Math.abs(a[r * n + largestOffDiagonal(a, n, r, k)]);
  if (diagonal * sigma >= growthBound * lambda * lambda) return 1;
  if (Math.abs(a[r * n + r]) >= growthBound * sigma) {
    swapRowsAndColumns(a, n, order, k, r);
    return 1;
  }
  swapRowsAndColumns(a, n, order, k + 1, r);
  return 2;
}

/** Subtracts the contribution of a 1 x 1 pivot and leaves the multipliers below it. */
function eliminateOne(a: Float64Array, n: number, k: number): void {
  const pivot = a[k * n + k];
  for (let i = k + 1; i < n; i++) {
    const entry = a[i * n + k];
    if (entry === 0) continue;
    const multiplier = entry / pivot;
    for (let j = k + 1; j < n; j++) a[i * n + j] -= multiplier * a[k * n + j];
    a[i * n + k] = multiplier;
  }
}

/** [p, q] solving [a b; b c] [p; q] = [y; z], scaled by b, the largest entry of a 2 x 2 pivot. */
function solveBlock(a: number, b: number, c: number, y: number, z: number): readonly [number, number] {
  const scaledA = a / b;
  const scaledC = c / b;
  const determinant = scaledA * scaledC - 1;
  return [(scaledC * y - z) / (b * determinant), (scaledA * z - y) / (b * determinant)];
}

/** As eliminateOne, for the 2 x 2 pivot of rows k and k + 1. */
function eliminateTwo(a: Float64Array, n: number, k: number): void {
  const upper = k * n;
  const lower = upper + n;
  for (let i = k + 2; i < n; i++) {
    const row = i * n;
    const [p, q] = solveBlock(a[upper + k], a[lower + k], a[lower + k + 1], a[row + k], a[row + k + 1]);
    for (let j = k + 2; j < n; j++) a[row + j] -= p * a[upper + j] + q * a[lower + j];
    a[row + k] = p;
    a[row + k + 1] = q;
  }
}

/**
 * Factors a symmetric n x n matrix in place, by the diagonal pivoting of Bunch and Kaufman (Math. Comp. 31,
 * 1977).
 */
export function* indefiniteFactorSteps(a: Float64Array, n: number): Steps<IndefiniteFactor> {
  const order = Int32Array.from({ length: n }, (_, i) => i);
  const blockSize = new Uint8Array(n);
  let negligible = 0;
  for (let i = 0; i < n; i++) {
    negligible = Math.max(negligible, n * Number.EPSILON * Math.abs(a[i * n + i]));
  }
  let k = 0;
  while (k < n) {
    const size = choosePivot(a, n, order, k);
    blockSize[k] = size;
    if (size === 1) eliminateOne(a, n, k);
    else eliminateTwo(a, n, k);
    k += size;
    yield 1 - (1 - k / n) ** 3;
  }
  return { n, ld: a, order, blockSize, negligible };
}

/**
 * Solves A X = Y; a negligible 1 x 1 block of D gives a zero component.
 * @param y n x c, not changed.
 */
export function* indefiniteSolveSteps(factor: IndefiniteFactor, y: Float64Array): Steps<Float64Array> {
  const { n, ld, order, blockSize, negligible } = factor;
  const c = y.length / n;
  const x = new Float64Array(y.length);
  for (let i = 0; i < n; i++) x.set(y.subarray(order[i] * c, order[i] * c + c), i * c);
  const firstOfBlock = (i: number) => (blockSize[i] === 0 ? i - 1 : i);
  const afterBlock = (i: number) => firstOfBlock(i) + blockSize[firstOfBlock(i)];
  const subtractRow = (i: number, entry: number, j: number) => {
    for (let l = 0; l < c; l++) x[i * c + l] -= entry * x[j * c + l];
  };
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < firstOfBlock(i); j++) subtractRow(i, ld[i * n + j], j);
    yield (0.5 * (i + 1)) / n;
  }
  for (let k = 0; k < n; k += blockSize[k]) {
    const first = ld[k * n + k];
    for (let l = 0; l < c; l++) {
      const at = k * c + l;
      if (blockSize[k] === 1) {
        x[at] = Math.abs(first) <= negligible ? 0 : x[at] / first;
      } else {
        [x[at], x[at + c]] = solveBlock(first, ld[k * n + n + k], ld[k * n + n + k + 1], x[at], x[at + c]);
      }
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let j = afterBlock(i); j < n; j++) subtractRow(i, ld[j * n + i], j);
    yield 1 - (0.5 * i) / n;
  }
  const solution = new Float64Array(y.length);
  for (let i = 0; i < n; i++) solution.set(x.subarray(i * c, i * c + c), order[i] * c);
  return solution;
}
