import { elementById } from "../shared/page-data.ts";

/**
 * A details element whose content is made only when it is opened: a table of thousands of cells would delay the page for readers who look
 * at the picture.
 * @returns To be called when the content has changed.
 */
export function lazyDetails(id: string, content: () => readonly Node[]): () => void {
  const details = elementById(id);
  const body = details.querySelector(".details-body");
  if (!(details instanceof HTMLDetailsElement) || body === null)
    throw new Error(`${id} is no details element with a body`);
  const fill = () => body.replaceChildren(...(details.open ? content() : []));
  details.addEventListener("toggle", fill);
  return fill;
}
