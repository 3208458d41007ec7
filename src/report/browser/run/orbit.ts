/**
 * A symmetry as a permutation of the N1 + N2 positions: element i of the first operand is position i, element
 * j of the second N1 + j.
 */
export interface PositionPermutation {
  readonly image: ArrayLike<number>;
  /** N1. */
  readonly firstSize: number;
  /** N2. */
  readonly secondSize: number;
}

/** Image of a pair under a symmetry; positions are i * N2 + j. */
export function imageOfPlace({ image, firstSize, secondSize }: PositionPermutation, place: number): number {
  const first = image[Math.floor(place / secondSize)];
  const second = image[firstSize + (place % secondSize)];
  return first < firstSize
    ? first * secondSize + second - firstSize
    : second * secondSize + first - firstSize;
}

/** The orbit of a position under the powers of a symmetry, itself first. */
export function orbitOfPlace(permutation: PositionPermutation, place: number): readonly number[] {
  const orbit = [place];
  let next = imageOfPlace(permutation, place);
  while (next !== place) {
    orbit.push(next);
    next = imageOfPlace(permutation, next);
  }
  return orbit;
}

/** The positions fixed by a symmetry. */
export function fixedPlaces(permutation: PositionPermutation): readonly number[] {
  const { firstSize, secondSize } = permutation;
  return Array.from({ length: firstSize * secondSize }, (_, place) => place).filter(
    (place) => imageOfPlace(permutation, place) === place,
  );
}
