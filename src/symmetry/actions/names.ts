/** Names for an error message: all of them, or the first two and the last. */
export function abbreviate(names: readonly string[]): string {
  return names.length <= 6 ? names.join(", ") : `${names[0]}, ${names[1]}, ..., ${names.at(-1)}`;
}

/**
 * Splits a text at the separators outside all parentheses and trims the parts; undefined where parentheses do
 * not match.
 */
export function splitOutsideParentheses(text: string, separator: string): readonly string[] | undefined {
  const parts = [""];
  let depth = 0;
  for (const character of text) {
    if (character === separator && depth === 0) {
      parts.push("");
      continue;
    }
    if (character === "(") depth++;
    if (character === ")") depth--;
    if (depth < 0) return undefined;
    parts[parts.length - 1] += character;
  }
  return depth === 0 ? parts.map((part) => part.trim()) : undefined;
}
