// Markdown tables and number formats.

/**
 * @typedef {object} Table
 * @property {string} title
 * @property {string} [machine] machine of the measurement; in every table
 * @property {string[]} header
 * @property {string[][]} rows
 * @property {string[]} notes one sentence or more each
 */

/** Escapes text for a table cell. @param {string} text */
const cell = (text) => text.replaceAll("|", "\\|").replaceAll("\n", " ");

/** @param {Table} table */
export function markdown({ title, machine, header, rows, notes }) {
  const lines = [header, ...rows].map((row) => row.map(cell));
  const widths = header.map((_, column) => Math.max(3, ...lines.map((line) => line[column]?.length ?? 0)));
  const numeric = header.map((_, column) => column > 0);
  const row = (/** @type {string[]} */ cells) =>
    `| ${widths.map((width, k) => (numeric[k] ? (cells[k] ?? "").padStart(width) : (cells[k] ?? "").padEnd(width))).join(" | ")} |`;
  const rule = `| ${widths.map((width, k) => (numeric[k] ? `${"-".repeat(width - 1)}:` : "-".repeat(width))).join(" | ")} |`;
  const paragraphs = [`### ${title}`, [row(lines[0]), rule, ...lines.slice(1).map(row)].join("\n")];
  if (notes.length > 0) paragraphs.push(notes.map((note) => `- ${note}`).join("\n"));
  if (machine) paragraphs.push(machine);
  return `${paragraphs.join("\n\n")}\n`;
}

/** Three significant digits, without an exponent. @param {number} value */
export function digits(value) {
  if (!Number.isFinite(value)) return "-";
  if (value === 0) return "0";
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toFixed(Math.min(decimals, 6));
}

/** Median and range. @param {import('./statistics.mjs').Spread} spread @param {number} [unit] */
export const withSpread = ({ median, min, max }, unit = 1) =>
  `${digits(median / unit)} (${digits(min / unit)}–${digits(max / unit)})`;

/** @param {number} bytes */
export const megabytes = (bytes) => `${Math.round(bytes / 1e6)} MB`;

/** @param {number} factor */
export const times = (factor) => (Number.isFinite(factor) ? `${digits(factor)} x` : "-");
