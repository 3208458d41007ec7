/** Elements without an end. */
const empty = /^<(input|img|br|meta)\b/;

/**
 * The markup of a page with a tag or a text on each line, indented, for a snapshot that a reviewer can
 * compare.
 */
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
