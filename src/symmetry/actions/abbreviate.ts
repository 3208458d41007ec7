/** Names for an error message: all of them, or the first two and the last. */
export function abbreviate(names: readonly string[]): string {
  return names.length <= 6 ? names.join(", ") : `${names[0]}, ${names[1]}, ..., ${names.at(-1)}`;
}
