import type { PairPermutation } from "../../src/symmetry/actions/permutation.ts";
import { numbers } from "./backend-problems.ts";

/** Square matrices, simple rather than fast. */

export function permutationMatrix({ image }: Pick<PairPermutation, "image">): Float64Array {
  const matrix = new Float64Array(image.length ** 2);
  for (const [position, target] of image.entries()) matrix[target * image.length + position] = 1;
  return matrix;
}

export function transpose(matrix: Float64Array): Float64Array {
  const size = Math.sqrt(matrix.length);
  return matrix.map((_, index) => matrix[(index % size) * size + Math.floor(index / size)]);
}

export function multiply(a: Float64Array, b: Float64Array): Float64Array {
  const size = Math.sqrt(a.length);
  return a.map((_, index) => {
    const [row, column] = [Math.floor(index / size), index % size];
    let sum = 0;
    for (let n = 0; n < size; n++) sum += a[row * size + n] * b[n * size + column];
    return sum;
  });
}

export function minus(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((entry, index) => entry - b[index]);
}

export function product(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, entry, index) => sum + entry * b[index], 0);
}

export function norm(a: Float64Array): number {
  return Math.sqrt(product(a, a));
}

/** P_g M P_g' */
export function conjugated(element: PairPermutation, matrix: Float64Array): Float64Array {
  const permutation = permutationMatrix(element);
  return multiply(multiply(permutation, matrix), transpose(permutation));
}

/** A random symmetric matrix of order 1. */
export function randomSymmetric(size: number, seed: number): Float64Array {
  const entries = numbers(size * size, seed);
  return entries.map((entry, index) => entry + entries[(index % size) * size + Math.floor(index / size)]);
}

/** A random positive semidefinite matrix. */
export function randomSemidefinite(size: number, seed: number): Float64Array {
  const factor = numbers(size * size, seed);
  return multiply(factor, transpose(factor));
}
