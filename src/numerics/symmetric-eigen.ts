/** Eigenvalues and eigenvectors of a symmetric matrix. */
export interface SymmetricEigen {
  /** The d eigenvalues, in no particular order. */
  readonly values: Float64Array;
  /** d x d: row k is the unit eigenvector of values[k]. */
  readonly vectors: Float64Array;
}

/** Limit on sweeps, against NaN: cyclic Jacobi converges quadratically, in about ten sweeps. */
const maxSweeps = 60;

/** Rotates two vectors: (p, q) <- (cosine p - sine q, sine p + cosine q), d entries apart by `stride`. */
function rotate(
  a: Float64Array,
  p: number,
  q: number,
  stride: number,
  d: number,
  cosine: number,
  sine: number,
): void {
  for (let t = 0; t < d; t++) {
    const x = a[p + t * stride];
    const y = a[q + t * stride];
    a[p + t * stride] = cosine * x - sine * y;
    a[q + t * stride] = sine * x + cosine * y;
  }
}

/** Zeroes entry (p, q) of the symmetric matrix by a rotation. */
function annihilate(a: Float64Array, vectors: Float64Array, d: number, p: number, q: number): void {
  const tau = (a[q * d + q] - a[p * d + p]) / (2 * a[p * d + q]);
  const tangent = (tau >= 0 ? 1 : -1) / (Math.abs(tau) + Math.hypot(1, tau));
  const cosine = 1 / Math.hypot(1, tangent);
  const sine = tangent * cosine;
  rotate(a, p * d, q * d, 1, d, cosine, sine);
  rotate(a, p, q, d, d, cosine, sine);
  rotate(vectors, p * d, q * d, 1, d, cosine, sine);
  a[p * d + q] = 0;
  a[q * d + p] = 0;
}

/** Diagonalises a symmetric matrix. @param matrix d x d, as for `symmetricEigenSteps`. */
export function symmetricEigen(matrix: Float64Array, d: number): SymmetricEigen {
  const steps = symmetricEigenSteps(matrix, d);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * Diagonalises a symmetric matrix by the cyclic Jacobi method, in short steps: yields the fraction done.
 * Treats off-diagonal entries below epsilon / (4 d) times the Frobenius norm as zero. Source: Golub, Van
 * Loan, Matrix Computations, section 8.5.
 * @param matrix d x d, not changed; only the mean of the two triangles matters.
 */
export function* symmetricEigenSteps(
  matrix: Float64Array,
  d: number,
): Generator<number, SymmetricEigen, void> {
  let scale = 0;
  for (const entry of matrix) scale = Math.max(scale, Math.abs(entry));
  const vectors = new Float64Array(d * d);
  for (let k = 0; k < d; k++) vectors[k * d + k] = 1;
  if (scale === 0) return { values: new Float64Array(d), vectors };

  const a = new Float64Array(d * d);
  let squares = 0;
  for (let p = 0; p < d; p++) {
    for (let q = 0; q < d; q++) {
      a[p * d + q] = matrix[p * d + q] / scale / 2 + matrix[q * d + p] / scale / 2;
      squares += a[p * d + q] ** 2;
    }
  }
  const negligible = (Number.EPSILON * Math.sqrt(squares)) / (4 * d);
  for (let sweep = 0, rotated = true; rotated && sweep < maxSweeps; sweep++) {
    rotated = false;
    for (let p = 0; p < d; p++) {
      for (let q = p + 1; q < d; q++) {
        if (Math.abs(a[p * d + q]) > negligible) {
          annihilate(a, vectors, d, p, q);
          rotated = true;
        }
      }
      yield 1 - 0.5 ** (sweep / 2) * (1 - 0.3 * ((p + 1) / d));
    }
  }
  return { values: Float64Array.from({ length: d }, (_, k) => a[k * d + k] * scale), vectors };
}
