import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { z } from "zod";
import { failsWith } from "./agop-error.ts";
import { parseJson, readJsonFile, validateJson } from "./json.ts";
import { inTempDirectory } from "./temp-directory.ts";

const pair = z.tuple([z.int().nonnegative(), z.int().nonnegative()]);
const contract = {
  schema: z.strictObject({ train: z.array(pair), test: z.array(pair) }),
  accepted: '{"train": [[i, j], ...], "test": [[i, j], ...]}',
};

test("JSON is parsed, with or without a byte order mark", () => {
  assert.equal(parseJson('{"a": [1, 2]}', "a.json"), { a: [1, 2] });
  assert.equal(parseJson('\uFEFF{"a": 1}\n', "a.json"), { a: 1 });
});

test("JSON cut anywhere is refused", async () => {
  const text = '{\n "train": [[0, 1]],\n "test": [[1, 0]],\n "note": "é"\n}';
  for (let length = 0; length < text.length; length += 1) {
    await failsWith(() => parseJson(text.slice(0, length), "a.json"), "INVALID_FILE", /^a\.json: /);
  }
});

test("foreign text is refused on one line", async () => {
  await failsWith(() => parseJson("a,b\n1,2\n", "a.csv"), "INVALID_FILE", "a.csv", "no JSON");
  await failsWith(() => parseJson(" \n\t", "a.json"), "INVALID_FILE", "an empty file");
});

test("content that fits comes out as the schema types it", () => {
  const value = validateJson({ train: [[0, 1]], test: [] }, contract, "a.json");
  assert.equal(value.train[0][1], 1);
});

test("content that does not fit is named with its place and the form accepted", async () => {
  const check = (value: unknown, ...parts: string[]) =>
    failsWith(
      () => validateJson(value, contract, "a.json"),
      "INVALID_FILE",
      "a.json",
      contract.accepted,
      ...parts,
    );
  await check({ train: [[0, "1"]], test: [] }, "train[0][1]", "expected number");
  await check({ train: [[0, -1]], test: [] }, "train[0][1]");
  await check({ train: [] }, "test with");
  await check({ train: [], test: [], tset: [] }, "tset");
  await check([], "content with", "expected object");
  await check({}, "(and 1 more)");
});

test("a file is read, and a missing one named", () =>
  inTempDirectory(async (directory) => {
    const path = join(directory, "partition.json");
    await failsWith(() => readJsonFile(path, contract), "INVALID_FILE", path, "no file exists");
    await writeFile(path, '{"train": [[2, 3]], "test": []}');
    assert.equal(await readJsonFile(path, contract), { train: [[2, 3]], test: [] });
  }));

test.run();
