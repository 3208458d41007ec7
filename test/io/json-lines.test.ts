import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { JsonLinesWriter, readJsonLines } from "../../src/io/json-lines.ts";
import { failsWith } from "../support/agop-error.ts";
import { inTempDirectory } from "../support/temp-directory.ts";

test("appended lines are read in order, also without awaiting in between", async () => {
  await inTempDirectory(async (directory) => {
    const file = path.join(directory, "lines.jsonl");
    assert.equal(await readJsonLines(file), { values: [], completeBytes: 0 });
    const writer = await JsonLinesWriter.open(file, 0);
    await Promise.all(Array.from({ length: 50 }, (_, n) => writer.append({ n, text: "é\n" })));
    await writer.close();
    const { values, completeBytes } = await readJsonLines(file);
    assert.equal(
      values,
      Array.from({ length: 50 }, (_, n) => ({ n, text: "é\n" })),
    );
    assert.is(completeBytes, (await readFile(file)).length);
  });
});

test("an incomplete line is ignored, and removed before the next append", async () => {
  await inTempDirectory(async (directory) => {
    const file = path.join(directory, "lines.jsonl");
    await writeFile(file, '{"n":0}\n{"n":1');
    const { values, completeBytes } = await readJsonLines(file);
    assert.equal(values, [{ n: 0 }]);
    assert.is(completeBytes, 8);
    const writer = await JsonLinesWriter.open(file, completeBytes);
    await writer.append({ n: 2 });
    await writer.close();
    assert.is(await readFile(file, "utf8"), '{"n":0}\n{"n":2}\n');
  });
});

test("a complete line that is no JSON, and an unreadable file", async () => {
  await inTempDirectory(async (directory) => {
    const file = path.join(directory, "lines.jsonl");
    await writeFile(file, '{"n":0}\nbroken\n');
    await failsWith(() => readJsonLines(file), "INVALID_FILE", file, "line 2");
    await failsWith(() => JsonLinesWriter.open(directory, 0), "INVALID_OUTPUT", directory);
  });
});

test.run();
