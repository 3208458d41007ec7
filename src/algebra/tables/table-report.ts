import { type FiniteGroup, groupOfProducts } from "../groups/finite-group.ts";
import type { Task } from "../tasks/task.ts";
import { associativityFailure } from "./associativity.ts";

/** Whether a table has a property. */
export interface TableProperty {
  readonly holds: boolean;
  /** Evidence: for a property that fails, the first counterexample by the names of the elements. */
  readonly reason: string;
}

/** Properties of an operation table. `ab` is the label in row a and column b. */
export interface TableReport {
  /**
   * Both operands run over the same elements, and every label is one of them. All properties below except the
   * Latin square require it.
   */
  readonly closed: TableProperty;
  /** Equal numbers of rows, columns and labels; every label once in each row and each column. */
  readonly latinSquare: TableProperty;
  /** (ab)c = a(bc) for all a, b, c. */
  readonly associative: TableProperty;
  /** ab = ba for all a, b. */
  readonly commutative: TableProperty;
  /** An element e with ea = ae = a for all a. */
  readonly identity: TableProperty;
  /** For every a some b with ab = ba = e. */
  readonly inverses: TableProperty;
  /** Closed, associative, with identity and inverses. */
  readonly group: TableProperty;
}

/**
 * Reports which laws a table satisfies, with a reason for each. Matches elements by name, so rows and columns
 * may come in different orders.
 * @example
 * const task = parseTableFile("0,1,2\n1,0,2\n2,2,2\n", "my-table.csv");
 * const { associative, latinSquare } = tableReport(task);
 * console.log(associative.holds, latinSquare.holds); // true false
 */
export function tableReport(task: Task): TableReport {
  const latinSquare = latinSquareProperty(task);
  const operation = operationOf(task);
  if (typeof operation === "string") {
    const open = fails(operation);
    return {
      closed: open,
      latinSquare,
      associative: open,
      commutative: open,
      identity: open,
      inverses: open,
      group: open,
    };
  }
  const names = task.firstElements;
  const associative = associativeProperty(operation, names);
  const commutative = commutativeProperty(operation, names);
  const { identity, element } = identityProperty(operation, names);
  const inverses = inversesProperty(operation, names, element);
  const closed = holds(`every label is one of the ${names.length} elements`);
  const failed = [associative, identity, inverses].find((property) => !property.holds);
  const group =
    failed ?? holds(`a${commutative.holds ? "n abelian" : " non-abelian"} group of order ${names.length}`);
  return { closed, latinSquare, associative, commutative, identity, inverses, group };
}

/**
 * The group whose multiplication table a task is, elements as in `firstElements`; undefined where it is none.
 * @param name Name of the group; default that of the task.
 * @example
 * const task = parseTableFile("0,1,2\n1,2,0\n2,0,1\n", "three.csv");
 * console.log(groupOfTable(task)?.inverses.join(" ")); // 0 2 1
 */
export function groupOfTable(task: Task, name = task.name): FiniteGroup | undefined {
  // Test for a Latin square first: every group is one, and the other tests are then quick.
  if (!latinSquareProperty(task).holds || !tableReport(task).group.holds) return undefined;
  const operation = operationOf(task);
  return typeof operation === "string" ? undefined : groupOfProducts(name, task.firstElements, operation);
}

function holds(reason: string): TableProperty {
  return { holds: true, reason };
}

function fails(reason: string): TableProperty {
  return { holds: false, reason };
}

/** Index of ab among the first elements, N x N; or the reason why there is none. */
function operationOf({ firstElements, secondElements, labels, table }: Task): Int32Array | string {
  const order = firstElements.length;
  const columnOf = new Map(secondElements.map((name, index) => [name, index]));
  const missing = firstElements.find((name) => !columnOf.has(name));
  if (missing !== undefined) return `the row ${missing} has no column`;
  const rowOf = new Map(firstElements.map((name, index) => [name, index]));
  const extra = secondElements.find((name) => !rowOf.has(name));
  if (extra !== undefined) return `the column ${extra} has no row`;
  const isUnnamed = firstElements.every((name, index) => name === String(index));
  const remedy = isUnnamed
    ? ` (the rows have no names; JSON {"table": ..., "rows": [...]} gives them some)`
    : "";
  const elementOfLabel = labels.map((label) => rowOf.get(label) ?? -1);
  const columns = firstElements.map((name) => columnOf.get(name) ?? 0);
  const operation = new Int32Array(order * order);
  for (let a = 0; a < order; a++) {
    for (let b = 0; b < order; b++) {
      const label = table[a * order + columns[b]];
      if (elementOfLabel[label] === -1)
        return `${firstElements[a]} . ${firstElements[b]} = ${labels[label]}, which is no element${remedy}`;
      operation[a * order + b] = elementOfLabel[label];
    }
  }
  return operation;
}

function latinSquareProperty({ firstElements, secondElements, labels, table }: Task): TableProperty {
  const [rows, columns] = [firstElements.length, secondElements.length];
  const used = new Set(table).size;
  if (rows !== columns || rows !== used) {
    return fails(`${rows} rows, ${columns} columns and ${used} labels in use`);
  }
  const seen = new Int32Array(labels.length);
  for (const byRow of [true, false]) {
    for (let line = 0; line < rows; line++) {
      seen.fill(-1);
      for (let place = 0; place < rows; place++) {
        const label = byRow ? table[line * rows + place] : table[place * rows + line];
        if (seen[label] === -1) {
          seen[label] = place;
          continue;
        }
        const [along, across] = byRow ? [firstElements, secondElements] : [secondElements, firstElements];
        const places = `${across[seen[label]]} and ${across[place]}`;
        const [what, where] = byRow ? ["row", "columns"] : ["column", "rows"];
        return fails(`${labels[label]} twice in the ${what} ${along[line]}: in the ${where} ${places}`);
      }
    }
  }
  return holds(`each of the ${rows} labels once in every row and every column`);
}

function associativeProperty(operation: Int32Array, names: readonly string[]): TableProperty {
  const failure = associativityFailure(operation, names.length);
  if (failure === undefined) return holds("(ab)c = a(bc) for all a, b, c");
  const [a, b, c, left, right] = [...failure.triple, failure.left, failure.right].map((x) => names[x]);
  return fails(`(${a} . ${b}) . ${c} = ${left}, but ${a} . (${b} . ${c}) = ${right}`);
}

function commutativeProperty(operation: Int32Array, names: readonly string[]): TableProperty {
  const order = names.length;
  for (let a = 0; a < order; a++) {
    for (let b = a + 1; b < order; b++) {
      const [ab, ba] = [operation[a * order + b], operation[b * order + a]];
      if (ab === ba) continue;
      return fails(`${names[a]} . ${names[b]} = ${names[ab]}, but ${names[b]} . ${names[a]} = ${names[ba]}`);
    }
  }
  return holds("ab = ba for all a, b");
}

function identityProperty(
  operation: Int32Array,
  names: readonly string[],
): { readonly identity: TableProperty; readonly element: number | undefined } {
  const order = names.length;
  const elements = Array.from(names.keys());
  const left = elements.find((e) => elements.every((a) => operation[e * order + a] === a));
  const right = elements.find((e) => elements.every((a) => operation[a * order + e] === a));
  // A left and a right identity are equal: e = ef = f.
  if (left !== undefined && right !== undefined)
    return { identity: holds(`${names[left]} is the identity element`), element: left };
  const one = left ?? right;
  if (one === undefined) return { identity: fails("no element leaves all others unchanged"), element: one };
  const side = left === undefined ? "right" : "left";
  const image = (a: number) => (side === "left" ? operation[a * order + one] : operation[one * order + a]);
  const moved = elements.find((a) => image(a) !== a) ?? 0;
  const product = side === "left" ? `${names[moved]} . ${names[one]}` : `${names[one]} . ${names[moved]}`;
  return {
    identity: fails(`${names[one]} is a ${side} identity only: ${product} = ${names[image(moved)]}`),
    element: undefined,
  };
}

function inversesProperty(
  operation: Int32Array,
  names: readonly string[],
  identity: number | undefined,
): TableProperty {
  if (identity === undefined) return fails("there is no identity element");
  const order = names.length;
  for (let a = 0; a < order; a++) {
    let b = 0;
    while (b < order && (operation[a * order + b] !== identity || operation[b * order + a] !== identity)) b++;
    if (b === order) return fails(`${names[a]} . b = b . ${names[a]} = ${names[identity]} for no element b`);
  }
  return holds("every element has an inverse");
}
