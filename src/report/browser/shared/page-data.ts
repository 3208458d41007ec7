/** The data that the builder of the page has put into it. */
export function pageData<Data>(): Data {
  return JSON.parse(elementById("page-data").textContent ?? "null");
}

/** An element of the page that its builder has written. */
export function elementById(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`no element ${id} in this page`);
  return element;
}
