import { escapeOf } from "../../io/printable.ts";

/**
 * Characters forbidden in XML, literally and as entities (control characters, halves of surrogate pairs,
 * U+FFFE, U+FFFF), and the other, invisible control characters. Excludes tabs and line ends.
 */
const unseen = /(?![\t\n\r])[\p{Cc}\ufffe\uffff]|\p{Cs}/gu;

/** Makes text displayable in every file and on every screen: U+0001 becomes the six characters `\u0001`. */
export function visibleText(text: string): string {
  return text.replaceAll(unseen, escapeOf);
}

/** Plain data with every string made visible. */
export function withVisibleText<Data>(data: Data): Data {
  return JSON.parse(
    JSON.stringify(data, (_, value: unknown) => (typeof value === "string" ? visibleText(value) : value)),
  );
}
