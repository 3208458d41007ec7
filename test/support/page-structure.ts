/** Void elements. */
const empty = /^<(input|img|br|meta)\b/;

/** The markup of a page with one tag or text per line, indented, for a readable snapshot. */
export function pageStructure(markup: string): string {
  let depth = 0;
  const lines = markup.split(/(<[^>]+>)/).flatMap((part) => {
    const text = part.trim().replaceAll(/\s+/g, " ");
    if (text.startsWith("</")) {
      depth--;
      return [];
    }
    const line = text === "" ? [] : ["  ".repeat(depth) + text];
    if (text.startsWith("<") && !empty.test(text)) depth++;
    return line;
  });
  return `${lines.join("\n")}\n`;
}
