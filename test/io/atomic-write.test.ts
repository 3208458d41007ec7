import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { writeFileAtomically } from "../../src/io/atomic-write.ts";
import { failsWith } from "../support/agop-error.ts";
import { inTempDirectory } from "../support/temp-directory.ts";

test("text and bytes are written, an old file is replaced, nothing else is left", () =>
  inTempDirectory(async (directory) => {
    const path = join(directory, "a.txt");
    await writeFile(path, "something old and longer");
    await writeFileAtomically(path, "né\n");
    assert.is(await readFile(path, "utf8"), "né\n");
    await writeFileAtomically(path, Uint8Array.of(1, 2));
    assert.equal([...(await readFile(path))], [1, 2]);
    assert.equal(await readdir(directory), ["a.txt"]);
  }));

test("the final name never shows a part of the content", () =>
  inTempDirectory(async (directory) => {
    const path = join(directory, "large.bin");
    const size = 32 * 2 ** 20;
    const state = { done: false };
    const writing = writeFileAtomically(path, new Uint8Array(size)).then(() => {
      state.done = true;
    });
    let looks = 0;
    while (!state.done) {
      const length = await stat(path).then(
        (file) => file.size,
        () => undefined,
      );
      assert.ok(length === undefined || length === size, `${length} bytes under the final name`);
      looks += 1;
    }
    await writing;
    assert.ok(looks > 1, "the file was looked at while it was written");
  }));

test("writers of one name do not mix", () =>
  inTempDirectory(async (directory) => {
    const path = join(directory, "a.txt");
    const contents = Array.from({ length: 8 }, (_, index) => String(index).repeat(10_000 * (index + 1)));
    await Promise.all(contents.map((content) => writeFileAtomically(path, content)));
    assert.ok(contents.includes(await readFile(path, "utf8")));
    assert.equal(await readdir(directory), ["a.txt"]);
  }));

test("a name taken by a directory leaves no temporary file", () =>
  inTempDirectory(async (directory) => {
    const taken = join(directory, "taken");
    await mkdir(taken);
    await failsWith(() => writeFileAtomically(taken, "x"), "INVALID_OUTPUT", taken, "a directory");
    assert.equal(await readdir(directory), ["taken"]);
    assert.equal(await readdir(taken), []);
  }));

test("a missing directory and a path through a file are named", () =>
  inTempDirectory(async (directory) => {
    const missing = join(directory, "no", "a.txt");
    await failsWith(() => writeFileAtomically(missing, "x"), "INVALID_OUTPUT", missing, "does not exist");
    await writeFile(join(directory, "file"), "");
    const through = join(directory, "file", "a.txt");
    await failsWith(() => writeFileAtomically(through, "x"), "INVALID_OUTPUT", through, "not a directory");
    const long = join(directory, "x".repeat(400));
    await failsWith(() => writeFileAtomically(long, "x"), "INVALID_OUTPUT", "too long");
    assert.equal(await readdir(directory), ["file"]);
  }));

test.run();
