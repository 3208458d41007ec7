import { html } from "../page/html.ts";
import { htmlDocument } from "../page/html-document.ts";

/** The page of a reproduction. */
export async function reproductionPage(directory: string): Promise<string> {
  return htmlDocument({
    title: directory,
    kind: "Reproduction",
    main: html`<section><h2>Verdicts</h2></section>`,
    data: null,
    client: "reproduction-page",
  });
}
