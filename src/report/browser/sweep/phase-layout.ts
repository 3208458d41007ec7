export interface PhaseLayoutOptions {
  /** Pixels that the figure may take. */
  readonly width: number;
  readonly panels: number;
  /** Cells of a panel. */
  readonly columns: number;
  readonly rows: number;
  /** Pixels that the labels of the values take, beside the panel and below it. */
  readonly rowLabels: number;
  readonly columnLabels: number;
}

export interface PhaseLayout {
  readonly width: number;
  readonly height: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** Upper left corners of the panels' cells. */
  readonly panels: readonly { readonly left: number; readonly top: number }[];
  readonly colourBar: { readonly left: number; readonly top: number; readonly height: number };
}

/** Width of a cell below which panels go to the next line instead. */
const narrow = 18;
const highestPanel = 420;
/** The name of a quantity stands beside the bar. */
const lowestBar = 150;
const [largestCell, titleHeight, nameHeight, gap, colourBarSpace] = [64, 30, 30, 22, 112];

/** Where everything in a phase diagram stands; cells have whole pixels, so that none is blurred. */
export function phaseLayout(options: PhaseLayoutOptions): PhaseLayout {
  const { panels, columns, rows, rowLabels, columnLabels } = options;
  const beside = nameHeight + rowLabels + gap;
  const widthOfCell = (across: number) =>
    Math.floor(((options.width - colourBarSpace) / across - beside) / columns);
  const across = panelsAcross(panels, widthOfCell);
  const cellWidth = clamp(widthOfCell(across), 2, largestCell);
  const cellHeight = clamp(
    Math.min(Math.floor(highestPanel / rows), Math.round(0.75 * cellWidth) + 6),
    4,
    44,
  );
  const stepX = beside + columns * cellWidth;
  const stepY = titleHeight + rows * cellHeight + columnLabels + nameHeight;
  const lines = Math.ceil(panels / across);
  const barHeight = clamp(rows * cellHeight, lowestBar, highestPanel);
  return {
    width: across * stepX + colourBarSpace,
    height: Math.max(lines * stepY, titleHeight + barHeight + gap),
    cellWidth,
    cellHeight,
    panels: Array.from({ length: panels }, (_, panel) => ({
      left: nameHeight + rowLabels + (panel % across) * stepX,
      top: titleHeight + Math.floor(panel / across) * stepY,
    })),
    colourBar: {
      left: across * stepX + 8,
      top: titleHeight,
      height: barHeight,
    },
  };
}

function panelsAcross(panels: number, widthOfCell: (across: number) => number): number {
  for (let across = panels; across > 1; across--) if (widthOfCell(across) >= narrow) return across;
  return 1;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

export interface CellPlace {
  readonly panel: number;
  readonly x: number;
  readonly y: number;
}

/** The cell under a point of the figure; rows count from below. */
export function cellAt(
  { panels, cellWidth, cellHeight }: PhaseLayout,
  { columns, rows }: { readonly columns: number; readonly rows: number },
  point: { readonly x: number; readonly y: number },
): CellPlace | null {
  for (const [panel, { left, top }] of panels.entries()) {
    const x = Math.floor((point.x - left) / cellWidth);
    const y = rows - 1 - Math.floor((point.y - top) / cellHeight);
    if (x >= 0 && x < columns && y >= 0 && y < rows) return { panel, x, y };
  }
  return null;
}

/** Upper left corner of a cell. */
export function cellCorner(
  { panels, cellWidth, cellHeight }: PhaseLayout,
  rows: number,
  { panel, x, y }: CellPlace,
): { readonly left: number; readonly top: number } {
  const { left, top } = panels[panel];
  return { left: left + x * cellWidth, top: top + (rows - 1 - y) * cellHeight };
}
