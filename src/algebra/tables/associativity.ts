/** A triple for which (ab)c and a(bc) differ; element indices. */
export interface AssociativityFailure {
  readonly triple: readonly [a: number, b: number, c: number];
  /** (ab)c */
  readonly left: number;
  /** a(bc) */
  readonly right: number;
}

/**
 * Exact test of associativity on a generating set: the elements b with (ab)c = a(bc) for all a and c are
 * closed under the operation. Source: Light's test (Clifford, Preston, The Algebraic Theory of Semigroups I,
 * section 1.2). A quasigroup of order N has at most 1 + log2 N generators; any other table may need up to N,
 * and then N^3 steps.
 * @param operation Index of ab, N x N.
 */
export function associativityFailure(operation: Int32Array, order: number): AssociativityFailure | undefined {
  for (const b of generatingSet(operation, order)) {
    for (let a = 0; a < order; a++) {
      const ab = operation[a * order + b];
      for (let c = 0; c < order; c++) {
        const left = operation[ab * order + c];
        const right = operation[a * order + operation[b * order + c]];
        if (left !== right) return { triple: [a, b, c], left, right };
      }
    }
  }
  return undefined;
}

/** Generators of the whole table, each outside the closure of those before it. */
function generatingSet(operation: Int32Array, order: number): readonly number[] {
  const found = new Uint8Array(order);
  const members: number[] = [];
  const generators: number[] = [];
  const add = (x: number): void => {
    if (found[x] === 1) return;
    found[x] = 1;
    members.push(x);
  };
  for (let candidate = 0; candidate < order; candidate++) {
    if (found[candidate] === 1) continue;
    generators.push(candidate);
    let done = members.length;
    add(candidate);
    for (; done < members.length; done++) {
      const x = members[done];
      for (let n = 0; n <= done; n++) {
        add(operation[x * order + members[n]]);
        add(operation[members[n] * order + x]);
      }
    }
  }
  return generators;
}
