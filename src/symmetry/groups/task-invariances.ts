import type { FiniteGroup } from "../../algebra/groups/finite-group.ts";
import { isAbelian } from "../../algebra/groups/is-abelian.ts";
import { operandSizes } from "../../algebra/tasks/pairs.ts";
import type { DihedralSymmetry, Task } from "../../algebra/tasks/task.ts";
import { requireKnownKeys } from "../../errors.ts";
import { reflectionPermutation, rotationPermutation } from "../actions/dihedral-permutation.ts";
import type { PairPermutation } from "../actions/permutation.ts";
import { requirePairTask, type SymmetrySearchOptions, searchedSymmetries } from "./searched-symmetries.ts";
import { listedGroup, type SymmetryGroup } from "./symmetry-group.ts";
import { requireTimeLimit } from "./table-automorphisms.ts";
import { identityImage, identitySymmetry, type TaskSymmetry } from "./task-symmetry.ts";

/**
 * All invariances of a task: pair permutations that preserve every label. In closed form for abelian tasks
 * (r^k and s r^k) and for x.y and x.y^-1 in a non-abelian group (r^h: (a h, h^-1 b) and (a h, b h)); by
 * search for any other table.
 *
 * The closed forms are complete. Call a row or column free if it holds no label twice. The image of a free
 * row is free and determines the images of the columns; a free column then determines those of the other
 * rows. So at most as many invariances as free rows keep the operands apart, and at most as many exchange
 * them: N in a group, the number of units for x*y on all residues. And f(b', a') = f(a, b) for x.y or x.y^-1
 * makes the group commutative.
 * @throws AgopError INVALID_OPTION (`timeLimit`; `task` for a combined task).
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 7 });
 * console.log(taskInvariances(task).order, taskInvariances(task).kind); // 14n invariance
 */
export function taskInvariances(task: Task, options: SymmetrySearchOptions = {}): SymmetryGroup {
  requireKnownKeys<SymmetrySearchOptions>("options", options, { timeLimit: true });
  requireTimeLimit(options.timeLimit);
  requirePairTask(task);
  const { dihedral, group } = task;
  const free = linesWithoutRepetition(task);
  if (dihedral !== undefined && free.rows.length === dihedral.elements.length && free.columns.length > 0)
    return dihedralInvariances(task, dihedral, free.rows[0]);
  if (dihedral === undefined && group !== undefined) {
    const form = groupForm(task, group);
    if (form !== undefined && !isAbelian(group)) return translationInvariances(task, group, form);
  }
  return searchedSymmetries(task, "invariance", options);
}

/** The rows and the columns without a repeated label. */
function linesWithoutRepetition({ table, firstElements, secondElements, labels }: Task): {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
} {
  const [rowCount, columnCount] = [firstElements.length, secondElements.length];
  const lastLine = new Int32Array(labels.length);
  const withoutRepetition = (
    count: number,
    length: number,
    cell: (line: number, place: number) => number,
  ) => {
    lastLine.fill(-1);
    return Array.from({ length: count }, (_, line) => line).filter((line) => {
      for (let place = 0; place < length; place++) {
        const label = table[cell(line, place)];
        if (lastLine[label] === line) return false;
        lastLine[label] = line;
      }
      return true;
    });
  };
  return {
    rows: withoutRepetition(rowCount, columnCount, (row, column) => row * columnCount + column),
    columns: withoutRepetition(columnCount, rowCount, (column, row) => row * columnCount + column),
  };
}

/** @param row A first operand with distinct images under the r^k. */
function dihedralInvariances(task: Task, dihedral: DihedralSymmetry, row: number): SymmetryGroup {
  const identity = identitySymmetry(task);
  const { labels } = identity;
  const rotation = (k: number): TaskSymmetry => ({
    name: `r^${dihedral.elements[k]}`,
    permutation: rotationPermutation(task, k),
    labels,
  });
  const reflection = (k: number): TaskSymmetry => ({
    name: `s r^${dihedral.elements[k]}`,
    permutation: reflectionPermutation(task, k),
    labels,
  });
  const order = dihedral.elements.length;
  const action: FreeAction = { order, value: row, act: (k, value) => dihedral.rotate(k, value, 0)[0] };
  const unit = actionIdentity(action);
  const everyIndex = Array.from({ length: order }, (_, k) => k);
  return listedGroup(
    {
      kind: "invariance",
      identity: rotation(unit),
      generators: [...actionGenerators(action).map(rotation), reflection(unit)],
      base: Int32Array.of(row),
      order: 2n * BigInt(order),
    },
    () => [...everyIndex.map(rotation), ...everyIndex.map(reflection)],
  );
}

/** x.y or x.y^-1 */
type GroupForm = "product" | "quotient";

function translationInvariances(task: Task, group: FiniteGroup, form: GroupForm): SymmetryGroup {
  const { products, inverses } = group;
  const sizes = operandSizes(task);
  const size = sizes[0];
  const labels = identityImage(task.labels.length);
  const permutation = (h: number): PairPermutation => {
    const image = new Int32Array(2 * size);
    for (let a = 0; a < size; a++) {
      image[a] = products[a * size + h];
      image[size + a] = size + (form === "product" ? products[inverses[h] * size + a] : image[a]);
    }
    return { image, operandSizes: sizes };
  };
  const rotation = (h: number): TaskSymmetry => ({
    name: `r^${group.elements[h]}`,
    permutation: permutation(h),
    labels,
  });
  const action: FreeAction = { order: size, value: 0, act: (h, value) => products[value * size + h] };
  return listedGroup(
    {
      kind: "invariance",
      identity: rotation(group.identity),
      generators: actionGenerators(action).map(rotation),
      base: Int32Array.of(0),
      order: BigInt(size),
    },
    () => Array.from({ length: size }, (_, h) => rotation(h)),
  );
}

/** The operation of its group that a task is; undefined for neither. */
function groupForm({ table }: Task, { products, inverses, elements }: FiniteGroup): GroupForm | undefined {
  const size = elements.length;
  if (table.every((label, cell) => label === products[cell])) return "product";
  const isQuotient = table.every((label, cell) => {
    const row = Math.floor(cell / size);
    return label === products[row * size + inverses[cell - row * size]];
  });
  return isQuotient ? "quotient" : undefined;
}

/** A group of elements k with distinct images of one value. */
interface FreeAction {
  /** Number of elements. */
  readonly order: number;
  readonly value: number;
  act(k: number, value: number): number;
}

/**
 * Generators of the group: k lies in a subgroup exactly if its image of the value lies in the orbit of the
 * subgroup.
 */
function actionGenerators({ order, value, act }: FreeAction): readonly number[] {
  const generators: number[] = [];
  let orbit = new Set([value]);
  for (let k = 0; k < order && orbit.size < order; k++) {
    if (orbit.has(act(k, value))) continue;
    generators.push(k);
    orbit = new Set([value]);
    // The loop also visits elements added on the way.
    for (const reached of orbit) for (const generator of generators) orbit.add(act(generator, reached));
  }
  return generators;
}

function actionIdentity({ order, value, act }: FreeAction): number {
  for (let k = 0; k < order; k++) if (act(k, value) === value) return k;
  return 0;
}
