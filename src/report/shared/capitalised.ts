/** The text with a capital at its beginning, as a heading or a sentence has it. */
export function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
