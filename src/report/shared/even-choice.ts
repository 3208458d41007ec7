/** Picks a limited number of items of a list, evenly spaced, including the first and the last. */
export function evenChoice<Item>(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items;
  return Array.from({ length: most }, (_, n) => items[Math.round((n * (items.length - 1)) / (most - 1))]);
}
