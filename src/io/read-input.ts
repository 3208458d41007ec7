import { readFile } from "node:fs/promises";
import { cannotRead, invalidFile } from "./system-error.ts";

/**
 * Reads all bytes of an input file.
 * @param path Path of the file.
 * @param accepted Accepted kind of file, for the error message, for example `a .npy file`.
 * @throws AgopError INVALID_FILE if the path is missing, unreadable or a directory.
 */
export async function readInput(path: string, accepted: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw cannotRead(path, accepted, error);
  }
}

/** Reads the text of an input file. @throws AgopError INVALID_FILE as `readInput` and `decodeText`. */
export async function readText(path: string, accepted: string): Promise<string> {
  return decodeText(await readInput(path, accepted), path);
}

/**
 * Decodes text in UTF-8, or in the encoding of its byte order mark (UTF-8, UTF-16), and drops the mark.
 * Refuses invalid bytes: a replacement character would make different names equal.
 * @param source Path of the file, for the error message.
 * @throws AgopError INVALID_FILE (`source`) for any other encoding, and for a NUL character.
 */
export function decodeText(bytes: Uint8Array, source: string): string {
  const encoding = encodingOf(bytes);
  const accepted = "text in UTF-8, or in UTF-16 with a byte order mark";
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    const wrong = encoding === "utf-8" ? firstWrongByte(bytes) : "";
    throw invalidFile(
      source,
      `text that is not ${encoding.toUpperCase().slice(0, 6)}${wrong}`,
      accepted,
      cause,
    );
  }
  if (!text.includes("\0")) return text;
  throw invalidFile(
    source,
    "text with a NUL character, as UTF-16 without a byte order mark has it,",
    accepted,
  );
}

function encodingOf([first, second]: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

/** Describes the first byte that is not UTF-8 and its line, for the error message. */
function firstWrongByte(bytes: Uint8Array): string {
  const lenient = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  let offset = 0;
  let line = 1;
  for (const character of lenient) {
    const length = Buffer.byteLength(character);
    if (character === "\ufffd" && !isReplacementSign(bytes, offset)) break;
    if (character === "\n") line += 1;
    offset += length;
  }
  return ` (byte 0x${bytes[offset]?.toString(16)} in line ${line})`;
}

function isReplacementSign(bytes: Uint8Array, offset: number): boolean {
  return bytes[offset] === 0xef && bytes[offset + 1] === 0xbf && bytes[offset + 2] === 0xbd;
}
