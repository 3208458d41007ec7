/**
 * Control characters (C0, DEL, C1), line separators, and characters that change the text direction.
 */
const unprintable = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** The escape of a character: `\\u001b`. */
export function escapeOf(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/**
 * Escapes text for one line of a terminal. Names come from untrusted files: a control character could clear
 * the screen, and a change of direction could disguise a name.
 * @returns The text with escapes such as `\\u001b` for these characters.
 */
export function printable(text: string): string {
  return text.replace(unprintable, escapeOf);
}
