/** Eigenvalues and eigenvectors of a symmetric matrix. */
export interface SymmetricEigen {
  /** n, in no particular order. */
  readonly values: Float64Array;
  /** n x n, row-major: row i is the unit eigenvector of value i. */
  readonly vectors: Float64Array;
}

/** Sweeps after which even matrices of some hundred rows have converged; they need about ten. */
const maximumSweeps = 60;

/**
 * Diagonalises a symmetric matrix by cyclic Jacobi rotations. Source: Golub, Van Loan, Matrix Computations, section 8.5.
 * @param matrix n x n, row-major, symmetric; it is not changed.
 */
export function symmetricEigen(matrix: Float64Array, n: number): SymmetricEigen {
  const a = matrix.slice();
  const vectors = new Float64Array(n * n);
  for (let i = 0; i < n; i++) vectors[i * n + i] = 1;
  const norm = Math.hypot(...rowNorms(a, n));
  for (let sweep = 0; sweep < maximumSweeps; sweep++) {
    let rotated = false;
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        // Smaller entries no longer change the eigenvalues, nor the eigenvectors beyond rounding.
        if (Math.abs(a[p * n + q]) <= 1e-17 * norm) continue;
        rotated = true;
        const { cosine, sine } = rotation(a[p * n + p], a[q * n + q], a[p * n + q]);
        rotateColumns(a, n, p, q, cosine, sine);
        rotateRows(a, n, p, q, cosine, sine);
        rotateRows(vectors, n, p, q, cosine, sine);
        a[p * n + q] = 0;
        a[q * n + p] = 0;
      }
    }
    if (!rotated) break;
  }
  return { values: Float64Array.from({ length: n }, (_, i) => a[i * n + i]), vectors };
}

function rowNorms(a: Float64Array, n: number): readonly number[] {
  return Array.from({ length: n }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += a[i * n + j] ** 2;
    return Math.sqrt(sum);
  });
}

/** Cosine and sine of the smaller of the two rotations that make the entry pq zero. */
function rotation(pp: number, qq: number, pq: number): { readonly cosine: number; readonly sine: number } {
  const tau = (qq - pp) / (2 * pq);
  const tangent = (tau >= 0 ? 1 : -1) / (Math.abs(tau) + Math.sqrt(1 + tau * tau));
  const cosine = 1 / Math.sqrt(1 + tangent * tangent);
  return { cosine, sine: tangent * cosine };
}

function rotateRows(a: Float64Array, n: number, p: number, q: number, cosine: number, sine: number): void {
  for (let j = 0; j < n; j++) {
    const [x, y] = [a[p * n + j], a[q * n + j]];
    a[p * n + j] = cosine * x - sine * y;
    a[q * n + j] = sine * x + cosine * y;
  }
}

function rotateColumns(a: Float64Array, n: number, p: number, q: number, cosine: number, sine: number): void {
  for (let i = 0; i < n; i++) {
    const [x, y] = [a[i * n + p], a[i * n + q]];
    a[i * n + p] = cosine * x - sine * y;
    a[i * n + q] = sine * x + cosine * y;
  }
}
