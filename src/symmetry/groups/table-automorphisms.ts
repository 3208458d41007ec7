import { AgopError, describeValue, requireKnownKeys } from "../../errors.ts";
import { type DisjointSets, disjointSets, orbitsOf } from "../actions/disjoint-sets.ts";
import {
  type ColouredTable,
  type Colouring,
  colourRefinement,
  comparedTrace,
  copyColouring,
  copyColouringInto,
  recordedTrace,
  type Trace,
} from "./colour-refinement.ts";
import { pointStabiliserElements } from "./point-stabiliser.ts";
import type { SymmetryKind, TaskSymmetry } from "./task-symmetry.ts";

/** Options of `tableAutomorphisms`. */
export interface TableAutomorphismOptions {
  /** Whether labels stay in place or may be permuted. */
  readonly kind: SymmetryKind;
  /** Whether the operands may be exchanged; default true. Without effect unless N1 = N2. */
  readonly exchange?: boolean | undefined;
  /** Seconds after which the search ends unfinished; default 10. */
  readonly timeLimit?: number | undefined;
}

/** The symmetries of a table, found by search. */
export interface TableAutomorphisms {
  /** Generators of the group, or of a subgroup if the search is unfinished. Named g1, g2, ... */
  readonly generators: readonly TaskSymmetry[];
  /** Positions whose images determine a symmetry. */
  readonly base: Int32Array;
  /** Number of symmetries; a lower bound if the search is unfinished. */
  readonly order: bigint;
  readonly finished: boolean;
}

/** Default of every `timeLimit`, in seconds. */
export const defaultTimeLimit = 10;

/** Limit on the numbers in all colourings of the base: 320 MB. */
const maximumSavedNumbers = 8e7;
/** Number of cells tried for the next base point. */
const triedCells = 8;

/** A point of the base. */
interface Level {
  /** The refined colouring with the earlier points of the base in cells of their own. */
  readonly colouring: Colouring;
  /** Start of the cell of the point. */
  readonly cell: number;
  readonly point: number;
  /** Trace of the refinement after individualising the point. */
  readonly trace: Trace;
}

type Elements = () => readonly Int32Array[];

/** The next image to try. */
interface Extension {
  readonly depth: number;
  readonly colouring: Colouring;
  readonly candidate: number;
  /** Trace of the base point that the candidate is an image of. */
  readonly trace: Trace;
  readonly fixing: Elements;
}

/**
 * All symmetries of a table, by individualisation and refinement: fixes a base point by point; then, from the
 * last base point to the first, searches an automorphism for every image not yet reached by those found
 * (Schreier-Sims chain; the search follows McKay and Piperno 2014, without canonical labelling). Exact:
 * checks every generator on the whole table and prunes only proven failures.
 * @throws AgopError INVALID_OPTION (`kind`, `timeLimit`); INVALID_TABLE (`table`) for too many cells or
 * labels.
 * @example
 * const { operandSizes, table } = { operandSizes: [2, 2] as const, table: Int32Array.of(0, 1, 1, 0) };
 * const { order } = tableAutomorphisms({ operandSizes, table, labelCount: 2 }, { kind: "invariance" });
 * console.log(order); // 4n
 */
export function tableAutomorphisms(
  table: ColouredTable,
  options: TableAutomorphismOptions,
): TableAutomorphisms {
  requireKnownKeys<TableAutomorphismOptions>("options", options, {
    kind: true,
    exchange: true,
    timeLimit: true,
  });
  const { kind } = options;
  if (kind !== "invariance" && kind !== "equivariance") {
    throw new AgopError("INVALID_OPTION", {
      argument: "kind",
      given: describeValue(kind),
      accepted: '"invariance" or "equivariance"',
    });
  }
  checkTable(table);
  const deadline = performance.now() + 1000 * requireTimeLimit(options.timeLimit);
  const expired = () => performance.now() > deadline;
  const refinement = colourRefinement(table, expired);
  const { levels, leaf, complete } = fixBase(
    table,
    refinement.colouring(initialClasses(table, kind, options.exchange ?? true)),
    refinement,
  );
  const base = Int32Array.from(levels, ({ point }) => point);
  if (!complete) return { generators: [], base, order: 1n, finished: false };

  const images: Int32Array[] = [];
  const orbits = disjointSets(refinement.pointCount);
  const copies: Colouring[] = [];
  const copyAt = (depth: number, of: Colouring): Colouring => {
    if (copies[depth] === undefined) copies[depth] = copyColouring(of);
    else copyColouringInto(of, copies[depth]);
    return copies[depth];
  };

  /**
   * Searches an automorphism that extends the images chosen so far; `colouring` is refined by them.
   * @param fixing Known symmetries that fix all these images: they map failures to failures.
   */
  function extend(depth: number, colouring: Colouring, fixing: Elements): Int32Array | undefined {
    if (depth === levels.length) return automorphismBetween(table, leaf, colouring);
    const { cell, point, trace } = levels[depth];
    const candidates = [...colouring.points.subarray(cell, cell + colouring.sizes[cell])];
    // Try first an automorphism that moves little: it is the likeliest.
    const own = candidates.indexOf(point);
    if (own > 0) candidates.unshift(...candidates.splice(own, 1));
    let failures: DisjointSets | undefined;
    const failed: number[] = [];
    for (const candidate of candidates) {
      if (failed.some((other) => failures?.same(other, candidate))) continue;
      const found = extendBy({ depth, colouring, candidate, trace, fixing });
      if (found !== undefined || expired()) return found;
      failed.push(candidate);
      failures ??= orbitsOf(fixing(), refinement.pointCount);
    }
    return undefined;
  }

  function extendBy({ depth, colouring, candidate, trace, fixing }: Extension): Int32Array | undefined {
    const copy = copyAt(depth, colouring);
    if (!refinement.individualise(copy, candidate, comparedTrace(trace))) return undefined;
    // Compute on demand: needed only after a failure.
    let elements: readonly Int32Array[] | undefined;
    return extend(depth + 1, copy, () => {
      elements ??= pointStabiliserElements(fixing(), candidate);
      return elements;
    });
  }

  let order = 1n;
  let finished = true;
  for (let depth = levels.length - 1; depth >= 0 && finished; depth--) {
    const { colouring, cell, point, trace } = levels[depth];
    const candidates = colouring.points.slice(cell, cell + colouring.sizes[cell]);
    const failed: number[] = [];
    for (const candidate of candidates) {
      // All found so far fix the base before this point: they map successes to successes and failures to
      // failures.
      if (orbits.same(candidate, point) || failed.some((other) => orbits.same(candidate, other))) continue;
      const image = extendBy({ depth, colouring, candidate, trace, fixing: () => images });
      if (image !== undefined) {
        images.push(image);
        for (const [from, to] of image.entries()) orbits.join(from, to);
      } else if (expired()) {
        finished = false;
        break;
      } else failed.push(candidate);
    }
    order *= BigInt(candidates.filter((candidate) => orbits.same(candidate, point)).length);
  }
  return {
    generators: images.map((image, n) => symmetryOf(table, image, `g${n + 1}`)),
    base,
    order,
    finished,
  };
}

function checkTable({ operandSizes: [rows, columns], table, cellColours, labelCount }: ColouredTable): void {
  const refuse = (given: string, accepted: string): never => {
    throw new AgopError("INVALID_TABLE", { argument: "table", given, accepted });
  };
  const size = `${rows} x ${columns}`;
  if (table.length === 0 || table.length !== rows * columns) refuse(`${table.length} cells`, size);
  if (cellColours !== undefined && cellColours.length !== table.length)
    refuse(`${cellColours.length} colours of cells`, size);
  const wrong = table.find((label) => label < 0 || label >= labelCount);
  if (wrong !== undefined) refuse(`the label ${wrong}`, `labels from 0, below ${labelCount}`);
}

/** @throws AgopError INVALID_OPTION (`timeLimit`) unless it is a number above 0. */
export function requireTimeLimit(timeLimit: unknown = defaultTimeLimit): number {
  if (typeof timeLimit !== "number" || !(timeLimit > 0)) {
    throw new AgopError("INVALID_OPTION", {
      argument: "timeLimit",
      given: describeValue(timeLimit),
      accepted: "a number of seconds above 0",
    });
  }
  return timeLimit;
}

/** Rows, columns and labels, in separate classes where the kind of symmetry separates them. */
function initialClasses(
  { operandSizes: [rows, columns], table, labelCount }: ColouredTable,
  kind: SymmetryKind,
  exchange: boolean,
): Int32Array {
  const operands = rows + columns;
  const classes = new Int32Array(operands + labelCount);
  const columnClass = exchange && rows === columns ? 0 : 1;
  classes.fill(columnClass, rows, operands);
  const used = new Uint8Array(labelCount);
  for (const label of table) used[label] = 1;
  for (let label = 0; label < labelCount; label++) {
    // An unused label could map anywhere; fix it, so that g determines Q.
    const movable = kind === "equivariance" && used[label] === 1;
    classes[operands + label] = movable ? 2 : 3 + label;
  }
  return classes;
}

/** Individualises points until every point has a cell of its own. */
function fixBase(
  { operandSizes: [rows, columns] }: ColouredTable,
  colouring: Colouring,
  refinement: ReturnType<typeof colourRefinement>,
): { readonly levels: readonly Level[]; readonly leaf: Colouring; readonly complete: boolean } {
  const levels: Level[] = [];
  let current = colouring;
  let complete = refinement.refineAll(current);
  while (complete && current.cellCount < refinement.pointCount) {
    let best: { readonly level: Level; readonly next: Colouring } | undefined;
    for (const cell of branchingCells(current, rows + columns)) {
      const next = copyColouring(current);
      const trace = recordedTrace();
      const point = current.points
        .subarray(cell, cell + current.sizes[cell])
        .reduce((a, b) => Math.min(a, b));
      complete &&= refinement.individualise(next, point, trace);
      if (best === undefined || next.cellCount > best.next.cellCount)
        best = { level: { colouring: current, cell, point, trace }, next };
    }
    if (best === undefined) break;
    levels.push(best.level);
    current = best.next;
    complete &&= 4 * refinement.pointCount * levels.length <= maximumSavedNumbers;
  }
  return { levels, leaf: current, complete: complete && current.cellCount === refinement.pointCount };
}

/** Starts of the operand cells with several points, the largest first: candidates for the next base point. */
function branchingCells({ points, sizes }: Colouring, operands: number): readonly number[] {
  const cells: number[] = [];
  for (let cell = 0; cell < points.length; cell += sizes[cell])
    if (sizes[cell] > 1 && points[cell] < operands) cells.push(cell);
  return cells.sort((a, b) => sizes[b] - sizes[a] || a - b).slice(0, triedCells);
}

/** The map between two discrete colourings, if it is an automorphism. */
function automorphismBetween(
  { operandSizes: [rows, columns], table, cellColours }: ColouredTable,
  from: Colouring,
  to: Colouring,
): Int32Array | undefined {
  const image = new Int32Array(from.points.length);
  for (const [place, point] of from.points.entries()) image[point] = to.points[place];
  const operands = rows + columns;
  const exchanges = image[0] >= rows;
  for (let point = 0; point < operands; point++)
    if (image[point] >= rows !== (exchanges === point < rows)) return undefined;
  for (let row = 0, cell = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, cell++) {
      const [first, second] = [image[row], image[rows + column]];
      const target = exchanges ? second * columns + first - rows : first * columns + second - rows;
      if (table[target] !== image[operands + table[cell]] - operands) return undefined;
      if (cellColours !== undefined && cellColours[target] !== cellColours[cell]) return undefined;
    }
  }
  return image;
}

function symmetryOf({ operandSizes }: ColouredTable, image: Int32Array, name: string): TaskSymmetry {
  const operands = operandSizes[0] + operandSizes[1];
  return {
    name,
    permutation: { image: image.slice(0, operands), operandSizes },
    labels: image.subarray(operands).map((point) => point - operands),
  };
}
