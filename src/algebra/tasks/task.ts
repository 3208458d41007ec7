import type { FiniteGroup } from "../groups/finite-group.ts";

/**
 * A finite operation table: two operands, one label per pair of operands.
 *
 * Elements and labels are addressed by index everywhere; names serve display and input.
 */
export interface Task {
  /** Human-readable name, for example `x+y mod 61` or `Z_3 x Z_7`. */
  readonly name: string;
  /** Names of the N1 values of the first operand. */
  readonly firstElements: readonly string[];
  /** Names of the N2 values of the second operand. */
  readonly secondElements: readonly string[];
  /** Names of the c labels. */
  readonly labels: readonly string[];
  /** Label index of every pair, N1 x N2: entry `i * N2 + j` is the label of the pair (i, j). */
  readonly table: Int32Array;
  /**
   * Closed-form invariances of the task (a generalised dihedral group of order 2N), if known. Absent for
   * tables from a file.
   */
  readonly dihedral?: DihedralSymmetry;
  /**
   * The group of both operands, element indices as in `firstElements` and `secondElements`, if the operation
   * belongs to a group. Absent for polynomial tasks, for all residues under x*y and for tables of no group.
   */
  readonly group?: FiniteGroup | undefined;
  /**
   * Present for two operations on the same operands, selected by a bit t (`combinedTask`): the second operand
   * then runs over the pairs (b, t), with index `t * secondElements + b`.
   */
  readonly taskBit?: {
    /** Number of values of b. */
    readonly secondElements: number;
  };
}

/**
 * The rotations r^k and reflections s r^k, which preserve every label of an abelian task
 * (Tomas, Mallinar, Belkin 2026, section on symmetries). All arguments and results are element indices.
 */
export interface DihedralSymmetry {
  /** Image of the pair (first, second) under r^k, k an element index. */
  rotate(k: number, first: number, second: number): readonly [number, number];
  /** Image of the pair (first, second) under s r^k, k an element index. */
  reflect(k: number, first: number, second: number): readonly [number, number];
  /**
   * Element index for a user's name of k: a value such as `35`, or a tuple such as `(2,3)`.
   * @returns undefined where the group has no such element.
   */
  elementIndex(name: string): number | undefined;
  /** Names of the elements k, in index order. */
  readonly elements: readonly string[];
}
