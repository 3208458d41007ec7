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
    assert.equal(await readJsonLines(file), { values: [], lines: [], problems: [], completeBytes: 0 });
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

test("a line that is no JSON is named, a blank one passed over, and the rest is read", async () => {
  await inTempDirectory(async (directory) => {
    const file = path.join(directory, "lines.jsonl");
    const text = '{"n":0}\nbroken\n\n  \r\n{"n":1}\n{"n":\n\n';
    await writeFile(file, text);
    const { values, lines, problems, completeBytes } = await readJsonLines(file);
    assert.equal(
      [values, lines],
      [
        [{ n: 0 }, { n: 1 }],
        [1, 5],
      ],
    );
    assert.equal(problems, [
      { line: 2, problem: "no JSON" },
      { line: 6, problem: "no JSON" },
    ]);
    assert.is(completeBytes, text.length);
    await failsWith(() => readJsonLines(directory), "INVALID_FILE", directory, "a directory");
    await failsWith(() => JsonLinesWriter.open(directory, 0), "INVALID_OUTPUT", directory);
  });
});

test.run();
