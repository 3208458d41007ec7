/** Views of M. */
export type FeatureViewName = "full" | "off-diagonal" | "blocks" | "logarithm";

/** A colour scale of a view: `end` is the magnitude of the end colour. */
export interface FeatureScale {
  readonly name: string;
  readonly end: number;
}

/** The picture of M in a view. */
export interface FeatureView {
  /** Row of M in each row of the picture, and likewise for columns. */
  readonly order: readonly number[];
  readonly scales: readonly FeatureScale[];
  /** The value in a cell of the picture as a fraction of the end of its scale; NaN for a cell left out. */
  share(row: number, column: number): number;
}

export interface FeatureViewOptions {
  /** M, d x d. */
  readonly matrix: Float32Array;
  /** Sizes of the blocks of the rows, in order; d in all. */
  readonly sizes: readonly number[];
  /** The order of the elements of each of the first two blocks by discrete logarithm. */
  readonly logarithmicOrder: readonly number[] | null;
}

/** Computes the cells of a view of M. */
export function featureView(name: FeatureViewName, options: FeatureViewOptions): FeatureView {
  const { matrix, sizes, logarithmicOrder } = options;
  const d = sizes.reduce((sum, size) => sum + size, 0);
  const order =
    name === "logarithm" && logarithmicOrder !== null
      ? reordered(sizes, logarithmicOrder)
      : Array.from({ length: d }, (_, row) => row);
  if (name === "blocks") return blockView(options, order);
  const hidesDiagonal = name !== "full";
  const end = largest(matrix, d, { rows: [0, d], columns: [0, d], hidesDiagonal });
  return {
    order,
    scales: [{ name: "", end }],
    share: (row, column) =>
      hidesDiagonal && row === column ? Number.NaN : part(matrix[order[row] * d + order[column]], end),
  };
}

/**
 * Scales every block separately. The scale of a diagonal block ignores the diagonal, whose entries take the
 * end colour.
 */
function blockView({ matrix, sizes }: FeatureViewOptions, order: readonly number[]): FeatureView {
  const d = order.length;
  const starts = sizes.map((_, block) => sizes.slice(0, block).reduce((sum, size) => sum + size, 0));
  const blockOf = order.map((row) => starts.findLastIndex((start) => start <= row));
  const range = (block: number) => [starts[block], starts[block] + sizes[block]] as const;
  const ends = starts.map((_, rows) =>
    starts.map((_, columns) =>
      largest(matrix, d, { rows: range(rows), columns: range(columns), hidesDiagonal: sizes[rows] > 1 }),
    ),
  );
  return {
    order,
    scales: ends.flatMap((row, r) =>
      row.map((end, c) => ({ name: `M${subscript(r + 1)}${subscript(c + 1)}`, end })),
    ),
    share: (row, column) => part(matrix[row * d + column], ends[blockOf[row]][blockOf[column]]),
  };
}

function reordered(sizes: readonly number[], order: readonly number[]): readonly number[] {
  return sizes.flatMap((size, block) => {
    const start = sizes.slice(0, block).reduce((sum, before) => sum + before, 0);
    return Array.from({ length: size }, (_, n) => start + (size === order.length ? order[n] : n));
  });
}

interface Region {
  readonly rows: readonly [start: number, end: number];
  readonly columns: readonly [start: number, end: number];
  readonly hidesDiagonal: boolean;
}

function largest(matrix: Float32Array, d: number, { rows, columns, hidesDiagonal }: Region): number {
  let end = 0;
  for (let row = rows[0]; row < rows[1]; row++)
    for (let column = columns[0]; column < columns[1]; column++)
      if (!hidesDiagonal || row !== column) end = Math.max(end, Math.abs(matrix[row * d + column]));
  return end;
}

function part(value: number, end: number): number {
  return end === 0 ? 0 : value / end;
}

function subscript(digit: number): string {
  return "₀₁₂₃₄₅₆₇₈₉"[digit];
}
