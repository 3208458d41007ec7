/** Whether a key belongs to the browser, as Alt and an arrow do, and not to the page. */
export function isShortcut({ altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return altKey || ctrlKey || metaKey;
}
