/**
 * Value of a Python literal, limited to the types in .npy headers. Tuples and lists both become arrays.
 */
export type PythonLiteral = string | number | boolean | null | PythonLiteral[] | Map<string, PythonLiteral>;

const keywords: ReadonlyMap<string, PythonLiteral> = new Map<string, PythonLiteral>([
  ["True", true],
  ["False", false],
  ["None", null],
]);

/** Limit that keeps a hostile header from exhausting the stack; real headers nest at most three deep. */
const maximumDepth = 32;

/**
 * Parses one Python literal: strings without escapes, integers (Python 2's trailing `L` included), True,
 * False, None, tuples, lists and dictionaries with string keys.
 *
 * @throws SyntaxError with the offset of the first unexpected character.
 */
export function parsePythonLiteral(text: string): PythonLiteral {
  let position = 0;

  function fail(): never {
    throw new SyntaxError(`unexpected text at offset ${position}`);
  }

  function take(pattern: RegExp): string | undefined {
    pattern.lastIndex = position;
    const match = pattern.exec(text);
    if (match === null) return undefined;
    position = pattern.lastIndex;
    return match[0];
  }

  function skipSpace(): void {
    take(/\s*/y);
  }

  function peek(): string | undefined {
    skipSpace();
    return text[position];
  }

  function items(close: string, item: () => void): void {
    position += 1;
    while (peek() !== close) {
      item();
      if (peek() === ",") position += 1;
      else if (peek() !== close) fail();
    }
    position += 1;
  }

  function sequence(close: string, depth: number): PythonLiteral[] {
    const values: PythonLiteral[] = [];
    items(close, () => values.push(value(depth + 1)));
    return values;
  }

  function dictionary(depth: number): Map<string, PythonLiteral> {
    const entries = new Map<string, PythonLiteral>();
    items("}", () => {
      const key = value(depth + 1);
      if (typeof key !== "string" || peek() !== ":") fail();
      position += 1;
      entries.set(key, value(depth + 1));
    });
    return entries;
  }

  function value(depth: number): PythonLiteral {
    if (depth > maximumDepth) fail();
    const next = peek();
    if (next === "(") return sequence(")", depth);
    if (next === "[") return sequence("]", depth);
    if (next === "{") return dictionary(depth);
    const quoted = take(/'[^'\\\n]*'|"[^"\\\n]*"/y);
    if (quoted !== undefined) return quoted.slice(1, -1);
    const integer = take(/-?\d+L?\b/y);
    if (integer !== undefined) return Number.parseInt(integer, 10);
    const word = take(/\w+/y) ?? "";
    const keyword = keywords.get(word);
    if (keyword === undefined) {
      position -= word.length;
      fail();
    }
    return keyword;
  }

  const result = value(0);
  if (peek() !== undefined) fail();
  return result;
}
