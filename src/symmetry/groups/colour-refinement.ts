import type { OperandSizes } from "../../algebra/tasks/pairs.ts";

/**
 * An operation table as a hypergraph: its points are the rows, then the columns, then the labels, in this
 * order; every cell of the table is an edge that joins a row, a column and a label.
 */
export interface ColouredTable {
  readonly operandSizes: OperandSizes;
  /** c */
  readonly labelCount: number;
  /** Label of every cell, N1 x N2. */
  readonly table: Int32Array;
  /** Colour of every cell, N1 x N2; symmetries preserve it. Default: all alike. */
  readonly cellColours?: Uint8Array | undefined;
}

/**
 * An ordered partition of the points into cells. The colour of a point is the start of its cell, so colours
 * are comparable between two colourings with equal history.
 */
export interface Colouring {
  /** The points, cell after cell. */
  readonly points: Int32Array;
  /** Colour of every point. */
  readonly colours: Int32Array;
  /** Size of the cell at each start of a cell; meaningless elsewhere. */
  readonly sizes: Int32Array;
  /** Sum over the edges at each point of a hash of the other two colours and the colour of the edge. */
  readonly signatures: Int32Array;
  cellCount: number;
}

/** The course of a refinement, as numbers invariant under isomorphism. */
export interface Trace {
  readonly entries: number[];
  /** Entries compared so far; undefined while the trace is being recorded. */
  compared: number | undefined;
}

/** Colour refinement (one-dimensional Weisfeiler-Leman) of the points of one table. */
export interface ColourRefinement {
  readonly pointCount: number;
  /** The unrefined colouring with one cell per class, in increasing order. */
  colouring(classes: Int32Array): Colouring;
  /** Refines a fresh result of `colouring`. @returns false if time ran out. */
  refineAll(colouring: Colouring): boolean;
  /**
   * Gives one point a cell of its own and refines.
   * @param trace Recorded, or compared with this refinement.
   * @returns false if the refinement differs from the trace or time ran out; the colouring is then unusable.
   */
  individualise(colouring: Colouring, point: number, trace: Trace): boolean;
}

/**
 * Prepares the refinement of a table. Hash collisions cost refinement, never correctness: equivalent points
 * keep equal colours.
 * @param expired Called once per round; true ends the refinement.
 */
export function colourRefinement(source: ColouredTable, expired: () => boolean): ColourRefinement {
  const { table, cellColours, labelCount } = source;
  const [rows, columns] = source.operandSizes;
  const operands = rows + columns;
  const pointCount = operands + labelCount;
  const labelCells = cellsByLabel(table, labelCount);
  const operandWords = randomWords(pointCount, 1);
  const labelWords = randomWords(pointCount, 2);
  const edgeWords = randomWords(256, 3);
  // Hash and point must fit in the 53 bits of a sort key together.
  const keyShift = Math.max(0, Math.ceil(Math.log2(pointCount)) - 21);
  const keys = new Float64Array(pointCount);
  /** The colours included in the signatures so far. */
  const accounted = new Int32Array(pointCount);
  const isDirty = new Uint8Array(pointCount);
  let dirtyCells: number[] = [];

  function markDirty(colour: number): void {
    if (isDirty[colour] === 1) return;
    isDirty[colour] = 1;
    dirtyCells.push(colour);
  }

  const edgeWord = (cell: number) => edgeWords[cellColours === undefined ? 0 : cellColours[cell]];

  function initialSignatures({ colours, signatures }: Colouring): void {
    for (let row = 0, cell = 0; row < rows; row++) {
      for (let column = rows; column < operands; column++, cell++) {
        const label = operands + table[cell];
        const word = edgeWord(cell);
        const labelPart = labelWords[colours[label]] + word;
        signatures[row] += hash(operandWords[colours[column]] + labelPart);
        signatures[column] += hash(operandWords[colours[row]] + labelPart);
        signatures[label] += hash(operandWords[colours[row]] + operandWords[colours[column]] + word);
      }
    }
  }

  /** Brings the signatures of an operand's partners up to date with its colour. */
  function accountForOperandInCell(
    { colours, signatures }: Colouring,
    point: number,
    partner: number,
    cell: number,
  ): void {
    const before = operandWords[accounted[point]];
    const after = operandWords[colours[point]];
    const label = operands + table[cell];
    const word = edgeWord(cell);
    const seenByPartner = labelWords[accounted[label]] + word;
    const seenByLabel = operandWords[accounted[partner]] + word;
    signatures[partner] += hash(after + seenByPartner) - hash(before + seenByPartner);
    signatures[label] += hash(after + seenByLabel) - hash(before + seenByLabel);
    markDirty(colours[partner]);
    markDirty(colours[label]);
  }

  function accountForLabel({ colours, signatures }: Colouring, point: number): void {
    const before = labelWords[accounted[point]];
    const after = labelWords[colours[point]];
    const { cells, offsets } = labelCells;
    const label = point - operands;
    for (let n = offsets[label]; n < offsets[label + 1]; n++) {
      const row = Math.floor(cells[n] / columns);
      const column = rows + (cells[n] - row * columns);
      const word = edgeWord(cells[n]);
      const seenByRow = operandWords[accounted[column]] + word;
      const seenByColumn = operandWords[accounted[row]] + word;
      signatures[row] += hash(after + seenByRow) - hash(before + seenByRow);
      signatures[column] += hash(after + seenByColumn) - hash(before + seenByColumn);
      markDirty(colours[row]);
      markDirty(colours[column]);
    }
  }

  /**
   * Updates one point after another against the colours included so far: the sums do not depend on the order.
   */
  function accountFor(colouring: Colouring, point: number): void {
    if (point < rows) {
      for (let column = 0; column < columns; column++)
        accountForOperandInCell(colouring, point, rows + column, point * columns + column);
    } else if (point < operands) {
      for (let row = 0; row < rows; row++)
        accountForOperandInCell(colouring, point, row, row * columns + point - rows);
    } else accountForLabel(colouring, point);
    accounted[point] = colouring.colours[point];
  }

  /** Splits a cell by the signatures of its points. @param changed Receives the recoloured points. */
  function split(colouring: Colouring, start: number, changed: number[], trace: Trace): boolean {
    const { points, colours, sizes, signatures } = colouring;
    const size = sizes[start];
    const first = signatures[points[start]];
    let uniform = true;
    for (let place = start + 1; uniform && place < start + size; place++)
      uniform = signatures[points[place]] === first;
    if (uniform) return step(trace, start, size, first >>> keyShift);
    for (let n = 0; n < size; n++) {
      const point = points[start + n];
      keys[n] = (signatures[point] >>> keyShift) * pointCount + point;
    }
    const sorted = keys.subarray(0, size).sort();
    const fragments: { readonly begin: number; readonly end: number; readonly signature: number }[] = [];
    let largest = 0;
    for (let begin = 0; begin < size; ) {
      const signature = Math.floor(sorted[begin] / pointCount);
      let end = begin + 1;
      while (end < size && Math.floor(sorted[end] / pointCount) === signature) end++;
      fragments.push({ begin, end, signature });
      const longest = fragments[largest];
      if (end - begin > longest.end - longest.begin) largest = fragments.length - 1;
      begin = end;
    }
    // Keep the colour on the largest fragment: it saves the most updates of edges.
    const ordered = [fragments[largest], ...fragments.slice(0, largest), ...fragments.slice(largest + 1)];
    let place = start;
    for (const { begin, end, signature } of ordered) {
      const colour = place;
      sizes[colour] = end - begin;
      for (let n = begin; n < end; n++, place++) {
        const point = sorted[n] - signature * pointCount;
        points[place] = point;
        if (colour !== start) {
          colours[point] = colour;
          changed.push(point);
        }
      }
      if (!step(trace, colour, end - begin, signature)) return false;
    }
    colouring.cellCount += ordered.length - 1;
    return true;
  }

  function refine(colouring: Colouring, first: number[], trace: Trace): boolean {
    let changed = first;
    let same = true;
    while (same && (changed.length > 0 || dirtyCells.length > 0)) {
      for (const point of changed) accountFor(colouring, point);
      changed = [];
      // Process in an order independent of the arrangement of points within a cell.
      const cells = dirtyCells.sort((a, b) => a - b);
      dirtyCells = [];
      for (const cell of cells) {
        isDirty[cell] = 0;
        same &&= split(colouring, cell, changed, trace);
      }
      same &&= !expired();
    }
    return same && (trace.compared === undefined || trace.compared === trace.entries.length);
  }

  return {
    pointCount,
    colouring(classes) {
      const points = Int32Array.from(classes.keys()).sort((a, b) => classes[a] - classes[b] || a - b);
      const colouring: Colouring = {
        points,
        colours: new Int32Array(pointCount),
        sizes: new Int32Array(pointCount),
        signatures: new Int32Array(pointCount),
        cellCount: 0,
      };
      for (let place = 0, start = 0; place < pointCount; place++) {
        if (place === 0 || classes[points[place]] !== classes[points[place - 1]]) {
          start = place;
          colouring.cellCount++;
        }
        colouring.colours[points[place]] = start;
        colouring.sizes[start]++;
      }
      return colouring;
    },
    refineAll(colouring) {
      initialSignatures(colouring);
      accounted.set(colouring.colours);
      for (let start = 0; start < pointCount; start += colouring.sizes[start]) markDirty(start);
      return refine(colouring, [], recordedTrace());
    },
    individualise(colouring, point, trace) {
      const { points, colours, sizes } = colouring;
      accounted.set(colours);
      const start = colours[point];
      const last = start + sizes[start] - 1;
      if (last === start) return refine(colouring, [], trace);
      points[points.indexOf(point, start)] = points[last];
      points[last] = point;
      sizes[start]--;
      sizes[last] = 1;
      colours[point] = last;
      colouring.cellCount++;
      return refine(colouring, [point], trace);
    },
  };
}

/** An empty trace for recording. */
export function recordedTrace(): Trace {
  return { entries: [], compared: undefined };
}

/** The same trace, ready for comparison with another refinement. */
export function comparedTrace({ entries }: Trace): Trace {
  return { entries, compared: 0 };
}

export function copyColouring(from: Colouring): Colouring {
  const { points, colours, sizes, signatures, cellCount } = from;
  return {
    points: points.slice(),
    colours: colours.slice(),
    sizes: sizes.slice(),
    signatures: signatures.slice(),
    cellCount,
  };
}

/** Overwrites a colouring of the same points; a search would otherwise allocate many copies. */
export function copyColouringInto(from: Colouring, to: Colouring): void {
  to.points.set(from.points);
  to.colours.set(from.colours);
  to.sizes.set(from.sizes);
  to.signatures.set(from.signatures);
  to.cellCount = from.cellCount;
}

function step(trace: Trace, colour: number, size: number, signature: number): boolean {
  const { entries, compared } = trace;
  if (compared === undefined) {
    entries.push(colour, size, signature);
    return true;
  }
  trace.compared = compared + 3;
  return (
    entries[compared] === colour && entries[compared + 1] === size && entries[compared + 2] === signature
  );
}

/** The cells of every label: label l has offsets[l] to offsets[l + 1] - 1. */
function cellsByLabel(
  table: Int32Array,
  labelCount: number,
): { readonly cells: Int32Array; readonly offsets: Int32Array } {
  const offsets = new Int32Array(labelCount + 1);
  for (const label of table) offsets[label + 1]++;
  for (let label = 0; label < labelCount; label++) offsets[label + 1] += offsets[label];
  const next = offsets.slice();
  const cells = new Int32Array(table.length);
  for (let cell = 0; cell < table.length; cell++) cells[next[table[cell]]++] = cell;
  return { cells, offsets };
}

/**
 * Mixes 32 bits so that sums of hashes do not cancel. Source: the finaliser of MurmurHash3 (public domain).
 */
function hash(word: number): number {
  let mixed = word | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

function randomWords(count: number, stream: number): Int32Array {
  return Int32Array.from({ length: count }, (_, n) =>
    hash(hash(Math.imul(n + 1, 0x9e3779b9)) ^ Math.imul(stream, 0x7feb352d)),
  );
}
