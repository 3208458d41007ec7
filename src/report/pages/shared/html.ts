import { escapeMarkup } from "../../shared/escape-markup.ts";

/** Escaped HTML, safe to insert into a page. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Values of a template: escapes text, concatenates lists, omits undefined. */
export type Content = Markup | string | number | undefined | readonly Content[];

/** A template that escapes every value but `Markup`, in the text of elements and in quoted attributes. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return new Markup(parts.reduce((before, part, index) => before + markupOf(values[index - 1]) + part));
}

function markupOf(content: Content): string {
  if (content === undefined) return "";
  if (content instanceof Markup) return content.text;
  if (typeof content === "object") return content.map(markupOf).join("");
  return escapeMarkup(String(content));
}
