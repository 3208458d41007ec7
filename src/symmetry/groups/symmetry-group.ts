import { AgopError } from "../../errors.ts";
import { orbitsOf } from "../actions/disjoint-sets.ts";
import { composeSymmetries, type SymmetryKind, type TaskSymmetry } from "./task-symmetry.ts";

/** A group of symmetries of a task. */
export interface SymmetryGroup {
  readonly kind: SymmetryKind;
  readonly identity: TaskSymmetry;
  /** Without the identity; the trivial group has none. */
  readonly generators: readonly TaskSymmetry[];
  /** Positions of the one-hot vector whose images tell any two elements apart. */
  readonly base: Int32Array;
  /** Number of elements; where the group is not finished, a lower bound. */
  readonly order: bigint;
  /** False where a time limit ended the search for the group: the generators may then generate a subgroup only. */
  readonly finished: boolean;
  /**
   * All elements, the identity included; of an unfinished group, those that the generators generate.
   * @param limit Most elements to list; default 20000.
   * @throws AgopError INVALID_OPTION (`limit`) for a larger group.
   */
  elements(limit?: number): readonly TaskSymmetry[];
}

/** Default for the number of elements that are listed. */
export const defaultElementLimit = 20_000;

/** Most numbers in the images of all elements of a group that is listed without being asked to: 200 MB. */
const maximumListedNumbers = 5e7;

/** A group known by its generators. @param description `elements` are found by closure when they are asked for. */
export function symmetryGroup(description: Omit<SymmetryGroup, "elements">): SymmetryGroup {
  let listed: readonly TaskSymmetry[] | undefined;
  return {
    ...description,
    elements(limit = defaultElementLimit) {
      requireWithin(limit, description.order);
      listed ??= closure(description, limit);
      requireWithin(limit, BigInt(listed.length));
      return listed;
    },
  };
}

/**
 * A group given by all its elements.
 * @param list Makes the list, with the identity, when it is asked for.
 */
export function listedGroup(
  description: Omit<SymmetryGroup, "elements" | "finished">,
  list: () => readonly TaskSymmetry[],
): SymmetryGroup {
  let listed: readonly TaskSymmetry[] | undefined;
  return {
    ...description,
    finished: true,
    elements(limit = defaultElementLimit) {
      requireWithin(limit, description.order);
      listed ??= list();
      return listed;
    },
  };
}

/** A subgroup given by all its elements, with generators chosen among them in their order. */
export function subgroupOfElements(
  { kind, identity, base }: Pick<SymmetryGroup, "kind" | "identity" | "base">,
  elements: readonly TaskSymmetry[],
): SymmetryGroup {
  const generators: TaskSymmetry[] = [];
  let generated = new Set([baseImage(identity, base)]);
  for (const element of elements) {
    if (generated.size === elements.length) break;
    if (generated.has(baseImage(element, base))) continue;
    generators.push(element);
    const members = closure({ identity, generators, base }, elements.length);
    generated = new Set(members.map((member) => baseImage(member, base)));
  }
  const order = BigInt(elements.length);
  return listedGroup({ kind, identity, generators, base, order }, () => elements);
}

/**
 * The subgroup that some elements of a group generate: all their products.
 * @param limit Most elements it may have; default 20000.
 * @throws AgopError INVALID_OPTION (`limit`) for a larger subgroup.
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 12 });
 * const half = generatedSubgroup(taskInvariances(task), [symmetryElement(task, "r2")]);
 * console.log(half.order); // 6n
 */
export function generatedSubgroup(
  { kind, identity, base }: Pick<SymmetryGroup, "kind" | "identity" | "base">,
  elements: readonly TaskSymmetry[],
  limit = defaultElementLimit,
): SymmetryGroup {
  const unit = baseImage(identity, base);
  const generators = elements.filter((element) => baseImage(element, base) !== unit);
  const members = closure({ identity, generators, base }, limit);
  return listedGroup({ kind, identity, generators, base, order: BigInt(members.length) }, () => members);
}

/** Whether listing the elements takes little time and memory. */
export function isListable({ finished, order, identity }: SymmetryGroup): boolean {
  const numbers = identity.permutation.image.length + identity.labels.length;
  return finished && order <= defaultElementLimit && Number(order) * numbers <= maximumListedNumbers;
}

/**
 * Orbits of the group on the d one-hot positions: the number of the orbit of every position, numbered by first position.
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 3 });
 * console.log(positionOrbits(taskInvariances(task)).join(" ")); // 0 0 0 0 0 0
 */
export function positionOrbits({ generators, identity }: SymmetryGroup): Int32Array {
  const images = generators.map(({ permutation }) => permutation.image);
  const sets = orbitsOf(images, identity.permutation.image.length);
  const numbers = new Map<number, number>();
  return identity.permutation.image.map((position) => {
    const representative = sets.representative(position);
    if (!numbers.has(representative)) numbers.set(representative, numbers.size);
    return numbers.get(representative) ?? 0;
  });
}

/** All products of the generators, shortest words first. */
function closure(
  { identity, generators, base }: Pick<SymmetryGroup, "identity" | "generators" | "base">,
  limit: number,
): readonly TaskSymmetry[] {
  const found = new Set([baseImage(identity, base)]);
  const members = [identity];
  // The list grows while it is gone through.
  for (const member of members) {
    for (const generator of generators) {
      const key = productBaseImage(generator, member, base);
      if (found.has(key)) continue;
      requireWithin(limit, BigInt(members.length + 1));
      found.add(key);
      members.push(composeSymmetries(generator, member));
    }
  }
  return members;
}

function baseImage({ permutation: { image } }: TaskSymmetry, base: Int32Array): string {
  return base.map((position) => image[position]).join();
}

/** The base image of gh without the rest of the product. */
function productBaseImage(g: TaskSymmetry, h: TaskSymmetry, base: Int32Array): string {
  return base.map((position) => g.permutation.image[h.permutation.image[position]]).join();
}

function requireWithin(limit: number, order: bigint): void {
  if (limit >= 1 && order <= BigInt(Math.floor(Math.min(limit, Number.MAX_SAFE_INTEGER)))) return;
  throw new AgopError("INVALID_OPTION", {
    argument: "limit",
    given: `${limit} for a group of at least ${order} elements`,
    accepted: "at least as many elements as the group has",
  });
}
