/**
 * Control characters (C0, DEL, C1), line separators, and the signs that change the direction of what follows.
 */
const unprintable = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** The escape of a character: `\\u001b`. */
export function escapeOf(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/**
 * Text for a terminal on one line. Names come from files of others: a control character in one could clear
 * the screen, and a change of direction could show another name.
 * @returns The text with `\\u001b` in the place of such a character.
 */
export function printable(text: string): string {
  return text.replace(unprintable, escapeOf);
}
