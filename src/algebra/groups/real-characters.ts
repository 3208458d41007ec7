import { AgopError } from "../../errors.ts";
import { symmetricEigen } from "../../numerics/symmetric-eigen.ts";
import { type ConjugacyClasses, conjugacyClasses } from "./conjugacy-classes.ts";
import type { FiniteGroup } from "./finite-group.ts";

/**
 * Type of an irreducible character by its Frobenius-Schur indicator 1, 0 or -1: complex characters come in
 * conjugate pairs here; a quaternionic character is real-valued, but its representation is not over the
 * reals.
 */
export type RealType = "real" | "complex" | "quaternionic";

/**
 * An irreducible representation over the reals: one irreducible character, or two that are complex
 * conjugates.
 */
export interface RealComponent {
  /** For example `chi_1 (degree 1)`, or `chi_2 + conj (degree 1)` for a conjugate pair. */
  readonly name: string;
  /** Degree d of one complex constituent. */
  readonly degree: number;
  readonly type: RealType;
  /** chi, or chi + conj chi for a conjugate pair, by class. */
  readonly character: Float64Array;
  /**
   * w by class: the projector from the functions on the group to this component is the N x N matrix with
   * entries w[class of a b^-1]. The sum over all components is the identity; the rank is d^2, twice that for
   * a conjugate pair.
   */
  readonly projectorOnClasses: Float64Array;
}

/** All irreducible representations over the reals. */
export interface RealCharacters {
  readonly classes: ConjugacyClasses;
  /** By degree, then by descending characters; the trivial one first. */
  readonly components: readonly RealComponent[];
}

/**
 * The irreducible characters of a group, complex conjugates taken together. The convolutions by class
 * functions t with t(x) = t(x^-1) commute; for random values of t the components are eigenvectors with
 * distinct eigenvalues. Source: the algorithm of Burnside and Dixon, restricted to real-valued functions so
 * that it needs only a symmetric eigenproblem; N k + k^3 operations for k classes.
 * @throws AgopError INTERNAL if rounding defeats every choice of t.
 * @example
 * const { components } = realCharacters(symmetricGroup(3));
 * console.log(components.map(({ degree }) => degree).join(" ")); // 1 1 2
 */
export function realCharacters(group: FiniteGroup): RealCharacters {
  const classes = conjugacyClasses(group);
  const fused = fuseInverses(group, classes);
  for (let attempt = 1; attempt <= maximumAttempts; attempt++) {
    const components = componentsFrom(group, classes, fused, randomWeights(fused.sizes.length, attempt));
    if (components !== undefined) return { classes, components: named(components) };
  }
  throw new AgopError("INTERNAL", {
    argument: "group",
    given: `${group.name}, with characters too close in floating point,`,
    accepted: "a group with fewer conjugacy classes",
  });
}

const maximumAttempts = 8;
/** Allowed distance of the rank of a projector from an integer. */
const rankTolerance = 1e-6;

/** Unions of a class with the class of the inverses: one per component. */
interface FusedClasses {
  /** Union of each class, k. */
  readonly unionOf: Int32Array;
  /** One class of each union. */
  readonly members: Int32Array;
  /** Number of elements of each union. */
  readonly sizes: Float64Array;
}

function fuseInverses(
  group: FiniteGroup,
  { classOf, representatives, sizes }: ConjugacyClasses,
): FusedClasses {
  const unionOf = new Int32Array(representatives.length).fill(-1);
  const members: number[] = [];
  const fusedSizes: number[] = [];
  for (const [c, x] of representatives.entries()) {
    if (unionOf[c] !== -1) continue;
    const opposite = classOf[group.inverses[x]];
    unionOf[c] = members.length;
    unionOf[opposite] = members.length;
    members.push(c);
    fusedSizes.push(opposite === c ? sizes[c] : 2 * sizes[c]);
  }
  return { unionOf, members: Int32Array.from(members), sizes: Float64Array.from(fusedSizes) };
}

/** Values in (0, 1) of the minimal standard generator (Park, Miller 1988): the same in every run. */
function randomWeights(count: number, seed: number): Float64Array {
  const modulus = 2 ** 31 - 1;
  let state = (seed * 16_807) % modulus;
  return Float64Array.from({ length: count }, () => {
    state = (state * 48_271) % modulus;
    return state / modulus;
  });
}

/** undefined where rounding leaves a projector without an integer rank. */
function componentsFrom(
  group: FiniteGroup,
  classes: ConjugacyClasses,
  fused: FusedClasses,
  weights: Float64Array,
): Omit<RealComponent, "name">[] | undefined {
  const count = fused.sizes.length;
  const order = group.elements.length;
  const { vectors } = symmetricEigen(convolutionMatrix(group, classes, fused, weights), count);
  const identityUnion = fused.unionOf[classes.classOf[group.identity]];
  const components: Omit<RealComponent, "name">[] = [];
  let total = 0;
  for (let i = 0; i < count; i++) {
    // Scale f to unit length on the group; then w = f(e) f, because w * w = w.
    const values = fused.sizes.map((size, u) => vectors[i * count + u] / Math.sqrt(size));
    const atIdentity = values[identityUnion];
    const rank = order * atIdentity * atIdentity;
    const shape = shapeOfRank(rank);
    if (shape === undefined) return undefined;
    total += Math.round(rank);
    const projectorOnClasses = Float64Array.from(fused.unionOf, (union) => atIdentity * values[union]);
    const character = projectorOnClasses.map((value) => (value * order) / shape.degree);
    const type = shape.paired ? "complex" : indicatorType(group, classes, character);
    components.push({ degree: shape.degree, type, character, projectorOnClasses });
  }
  return total === order ? components : undefined;
}

/** Matrix of the convolution by t, in the orthonormal basis of the unions of classes. */
function convolutionMatrix(
  { elements, inverses, products }: FiniteGroup,
  { classOf, representatives }: ConjugacyClasses,
  { unionOf, members, sizes }: FusedClasses,
  weights: Float64Array,
): Float64Array {
  const count = sizes.length;
  const order = elements.length;
  const matrix = new Float64Array(count * count);
  for (const [k, member] of members.entries()) {
    const z = representatives[member];
    for (let x = 0; x < order; x++) {
      const union = unionOf[classOf[x]];
      const j = unionOf[classOf[products[inverses[x] * order + z]]];
      // Divide by the root of the size; otherwise large classes alone decide the eigenvalues.
      matrix[k * count + j] += (weights[union] / Math.sqrt(sizes[union])) * Math.sqrt(sizes[k] / sizes[j]);
    }
  }
  return matrix.map((entry, position) => {
    const [k, j] = [Math.floor(position / count), position % count];
    return (entry + matrix[j * count + k]) / 2;
  });
}

/** The rank is d^2, or 2 d^2 for a conjugate pair; no integer is both. */
function shapeOfRank(rank: number): { readonly degree: number; readonly paired: boolean } | undefined {
  const whole = Math.round(rank);
  if (whole < 1 || Math.abs(rank - whole) > rankTolerance * whole) return undefined;
  for (const paired of [false, true]) {
    const degree = Math.round(Math.sqrt(paired ? whole / 2 : whole));
    if (degree * degree * (paired ? 2 : 1) === whole) return { degree, paired };
  }
  return undefined;
}

/** The Frobenius-Schur indicator is the mean of chi(x^2). */
function indicatorType(
  { elements, products }: FiniteGroup,
  { classOf, representatives, sizes }: ConjugacyClasses,
  character: Float64Array,
): RealType {
  const order = elements.length;
  let sum = 0;
  for (const [c, x] of representatives.entries())
    sum += sizes[c] * character[classOf[products[x * order + x]]];
  return sum > 0 ? "real" : "quaternionic";
}

function named(components: readonly Omit<RealComponent, "name">[]): readonly RealComponent[] {
  return components.toSorted(byDegree).map((component, n) => {
    const conjugate = component.type === "complex" ? " + conj" : "";
    return { name: `chi_${n + 1}${conjugate} (degree ${component.degree})`, ...component };
  });
}

function byDegree(a: Omit<RealComponent, "name">, b: Omit<RealComponent, "name">): number {
  if (a.degree !== b.degree) return a.degree - b.degree;
  // Sums over a conjugate pair are twice as large as one character.
  const scale = (component: Omit<RealComponent, "name">) => (component.type === "complex" ? 0.5 : 1);
  for (const [c, value] of a.character.entries()) {
    const difference = b.character[c] * scale(b) - value * scale(a);
    if (Math.abs(difference) > 1e-6) return difference;
  }
  return 0;
}
