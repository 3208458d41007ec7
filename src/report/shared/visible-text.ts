/**
 * Characters forbidden in XML, literally and as entities (control characters, halves of surrogate pairs,
 * U+FFFE, U+FFFF), and the other, invisible control characters. Excludes tabs and line ends.
 */
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern matches control characters
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Makes text displayable in every file and on every screen: U+0001 becomes the six characters `\u0001`. */
export function visibleText(text: string): string {
  return text.replaceAll(unseen, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Plain data with every string made visible. */
export function withVisibleText<Data>(data: Data): Data {
  return JSON.parse(
    JSON.stringify(data, (_, value: unknown) => (typeof value === "string" ? visibleText(value) : value)),
  );
}
