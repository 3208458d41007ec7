import { invalidFile } from "../../../io/system-error.ts";

/** A row of a table of the report: a measure with its claim and result. */
export interface ReportRow {
  readonly setting: string;
  readonly quantity: string;
  readonly claim: string;
  readonly measured: string;
  readonly trials: string;
  readonly verdict: string;
  readonly because: string;
}

export interface ReportSection {
  /** E1 ... E14, N1, N2. */
  readonly id: string;
  readonly title: string;
  readonly rows: readonly ReportRow[];
  /** Paragraphs. */
  readonly explanation: readonly string[];
  /** File names. */
  readonly figures: readonly string[];
}

/** The content of a report by `reportMarkdown`. */
export interface ParsedReport {
  /** The command that repeats it; empty if the report names none. */
  readonly command: string;
  /** Paragraphs about size, machine and method, without the command. */
  readonly context: readonly string[];
  readonly sections: readonly ReportSection[];
}

const columns = ["setting", "quantity", "claim", "measured", "trials", "verdict", "because"] as const;

/**
 * Reads the report.md of a reproduction.
 * @param file Path for error messages.
 * @throws AgopError INVALID_FILE for any other text.
 */
export function parsedReport(text: string, file: string): ParsedReport {
  const [head, ...sections] = text.split(/^## /m);
  if (!head.startsWith("# Reproduction") || sections.length === 0)
    throw invalidFile(file, "a file that is no report of a reproduction", "the report.md of agop reproduce");
  const [, ...paragraphs] = paragraphsOf(head);
  const command = /^`([^`]*)`(?:: )?/.exec(paragraphs[0] ?? "");
  return {
    command: command?.[1] ?? "",
    context: paragraphs.map((paragraph, n) =>
      n === 0 && command ? paragraph.slice(command[0].length) : paragraph,
    ),
    sections: sections.map((section) => parsedSection(section, file)),
  };
}

function paragraphsOf(text: string): readonly string[] {
  return text
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== "");
}

function parsedSection(text: string, file: string): ReportSection {
  const [heading, ...blocks] = paragraphsOf(text);
  const [, id, title] = /^(\w+)\. (.*)$/.exec(heading) ?? ["", "", heading];
  const isTable = (block: string) => block.startsWith("|");
  const isFigures = (block: string) => block.startsWith("![");
  return {
    id,
    title,
    rows: blocks.filter(isTable).flatMap((table) => rowsOf(table, file)),
    explanation: blocks.filter((block) => !isTable(block) && !isFigures(block)),
    figures: blocks
      .filter(isFigures)
      .flatMap((block) => [...block.matchAll(/^!\[[^\]]*\]\(([^)]*)\)$/gm)].map(([, name]) => name)),
  };
}

function rowsOf(table: string, file: string): readonly ReportRow[] {
  const [header, , ...lines] = table.split("\n").map(cellsOf);
  if (header.join() !== columns.join())
    throw invalidFile(
      file,
      `a table with the columns ${header.join(", ")}`,
      "the report.md of agop reproduce",
    );
  return lines.map((cells) => {
    const entries = columns.map((column, n) => [column, cells[n] ?? ""] as const);
    return Object.fromEntries(entries) as unknown as ReportRow;
  });
}

/** Split at `|` but not at an escaped `\|`. */
function cellsOf(line: string): readonly string[] {
  return line
    .replace(/^\|/, "")
    .replace(/\|$/, "")
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll("\\|", "|"));
}
