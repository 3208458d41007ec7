/** A partition of 0..size-1 that only gets coarser. */
export interface DisjointSets {
  join(a: number, b: number): void;
  same(a: number, b: number): boolean;
  /** The representative of the set of an element. */
  representative(a: number): number;
}

export function disjointSets(size: number): DisjointSets {
  const parent = Int32Array.from({ length: size }, (_, index) => index);
  const representative = (a: number): number => {
    let root = a;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  };
  return {
    representative,
    join: (a, b) => {
      const [first, second] = [representative(a), representative(b)];
      parent[Math.max(first, second)] = Math.min(first, second);
    },
    same: (a, b) => representative(a) === representative(b),
  };
}

/** The orbits of the points 0..size-1 under the group with these generators. */
export function orbitsOf(generators: readonly Int32Array[], size: number): DisjointSets {
  const sets = disjointSets(size);
  for (const generator of generators) for (const [from, to] of generator.entries()) sets.join(from, to);
  return sets;
}
