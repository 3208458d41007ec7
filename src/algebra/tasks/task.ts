import type { FiniteGroup } from "../groups/finite-group.ts";

/**
 * A finite operation table: two operands, one label per pair of operands.
 *
 * Elements and labels are addressed by index everywhere; the names are for people.
 */
export interface Task {
  /** Human-readable name, for example `x+y mod 61` or `Z_3 x Z_7`. */
  readonly name: string;
  /** Names of the values the first operand takes; their number is N1. */
  readonly firstElements: readonly string[];
  /** Names of the values the second operand takes; their number is N2. */
  readonly secondElements: readonly string[];
  /** Names of the labels; their number is c. */
  readonly labels: readonly string[];
  /** Label index of every pair, N1 x N2, row-major: entry `i * N2 + j` is the label of the pair (i, j). */
  readonly table: Int32Array;
  /**
   * Closed-form invariances of the task (a generalised dihedral group of order 2N), where they are known.
   * Absent for tables from a file.
   */
  readonly dihedral?: DihedralSymmetry;
  /**
   * The group that both operands run over, element indices as in `firstElements` and `secondElements`, where the operation is one of a
   * group. Absent for polynomial tasks, for all residues under x*y and for tables that are no group.
   */
  readonly group?: FiniteGroup | undefined;
  /**
   * Present for two operations on the same operands, told apart by a bit t (`combinedTask`): the second operand then runs over the
   * pairs (b, t), with the index `t * secondElements + b`.
   */
  readonly taskBit?: {
    /** Number of values b takes. */
    readonly secondElements: number;
  };
}

/**
 * The rotations r^k and reflections s r^k under which every label of an abelian task stays the same
 * (Tomas, Mallinar, Belkin 2026, section on symmetries). All arguments and results are element indices.
 */
export interface DihedralSymmetry {
  /** Image of the pair (first, second) under r^k, k an element index. */
  rotate(k: number, first: number, second: number): readonly [number, number];
  /** Image of the pair (first, second) under s r^k, k an element index. */
  reflect(k: number, first: number, second: number): readonly [number, number];
  /**
   * Element index that a user's name of k stands for: a value such as `35`, or a tuple such as `(2,3)`.
   * @returns undefined where the group has no such element.
   */
  elementIndex(name: string): number | undefined;
  /** Names of the elements k, in index order. */
  readonly elements: readonly string[];
}
