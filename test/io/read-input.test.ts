import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { decodeText } from "../../src/io/read-input.ts";
import { failsWith } from "../support/agop-error.ts";

const bytes = (text: string, encoding: BufferEncoding) => new Uint8Array(Buffer.from(text, encoding));

test("text is decoded, with and without a byte order mark", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (drawn) => {
      const text = drawn.replaceAll("\0", "").replace(/^\ufeff/, "");
      assert.is(decodeText(bytes(text, "utf8"), "f"), text);
      assert.is(decodeText(bytes(`\ufeff${text}`, "utf8"), "f"), text);
      const little = bytes(`\ufeff${text}`, "utf16le");
      assert.is(decodeText(little, "f"), text);
      assert.is(decodeText(new Uint8Array(Buffer.from(little).swap16()), "f"), text);
    }),
    { seed: 1 },
  );
});

test("bytes of another encoding are refused with their place", async () => {
  // Latin-1 and Windows-1252: both accented letters would become one sign.
  const latin = bytes("a,b\né,è\n", "latin1");
  await failsWith(() => decodeText(latin, "t.csv"), "INVALID_FILE", "t.csv", "UTF-8", "0xe9 in line 2");
  const afterSign = new Uint8Array([...bytes("\ufffd\n", "utf8"), 0x80]);
  await failsWith(() => decodeText(afterSign, "f"), "INVALID_FILE", "0x80 in line 2");
  await failsWith(() => decodeText(bytes("a,b", "utf16le"), "f"), "INVALID_FILE", "NUL", "byte order mark");
  await failsWith(() => decodeText(new Uint8Array([0xff, 0xfe, 0x00, 0xd8]), "f"), "INVALID_FILE", "UTF-16");
});

test.run();
