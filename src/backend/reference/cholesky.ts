import type { Steps } from "./steps.ts";

/**
 * Replaces the lower triangle of a symmetric n x n matrix by its Cholesky factor L, A = L L', row by row.
 * @returns false as soon as a pivot is not positive (the matrix is then partly overwritten), else true.
 */
export function* choleskySteps(a: Float64Array, n: number): Steps<boolean> {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = a[i * n + j];
      for (let t = 0; t < j; t++) rest -= a[i * n + t] * a[j * n + t];
      if (j < i) a[i * n + j] = rest / a[j * n + j];
      else if (rest > 0) a[i * n + i] = Math.sqrt(rest);
      else return false;
    }
    yield ((i + 1) / n) ** 3;
  }
  return true;
}

/**
 * Solves L L' X = Y in place.
 * @param factor n x n with L in its lower triangle.
 * @param x Y on entry, X on return, n x c.
 */
export function* choleskySolveSteps(factor: Float64Array, n: number, x: Float64Array): Steps<void> {
  const c = x.length / n;
  const divideRow = (i: number) => {
    for (let l = 0; l < c; l++) x[i * c + l] /= factor[i * n + i];
  };
  const subtractRow = (i: number, entry: number, j: number) => {
    for (let l = 0; l < c; l++) x[i * c + l] -= entry * x[j * c + l];
  };
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) subtractRow(i, factor[i * n + j], j);
    divideRow(i);
    yield (0.5 * (i + 1)) / n;
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) subtractRow(i, factor[j * n + i], j);
    divideRow(i);
    yield 1 - (0.5 * i) / n;
  }
}
