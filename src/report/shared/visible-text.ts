/**
 * What no XML file may hold, neither as it is nor as an entity (control characters, halves of surrogate pairs,
 * U+FFFE, U+FFFF), and the other control characters, which nobody sees. Tabs and line ends stay.
 */
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text that every file and every screen can show: U+0001 becomes the six characters `\u0001`. */
export function visibleText(text: string): string {
  return text.replaceAll(unseen, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Plain data with visible text in place of every string in them. */
export function withVisibleText<Data>(data: Data): Data {
  return JSON.parse(
    JSON.stringify(data, (_, value: unknown) => (typeof value === "string" ? visibleText(value) : value)),
  );
}
