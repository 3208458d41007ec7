import { test } from "uvu";
import * as assert from "uvu/assert";
import { printable } from "../../src/io/printable.ts";

test("every character that Unicode calls a control, a separator of lines or a sign of direction is escaped", () => {
  const hidden = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_C}]/u;
  for (let code = 0; code <= 0xffff; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const character = String.fromCharCode(code);
    const shown = printable(`a${character}b`);
    if (!hidden.test(character)) assert.is(shown, `a${character}b`);
    // JSON has the same escapes for characters.
    else assert.is(JSON.parse(`"${shown}"`), `a${character}b`);
    if (hidden.test(character)) assert.match(shown, /^[ -~]+$/);
  }
});

test("letters of other scripts and characters beyond the first plane stay", () => {
  for (const text of ["s r³ é 中 ع א", "x*y mod 7", "🙂"]) assert.is(printable(text), text);
});

test.run();
