import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { lockFile } from "../../src/io/file-lock.ts";
import { failsWith } from "../support/agop-error.ts";
import { inTempDirectory } from "../support/temp-directory.ts";

test("one holder at a time, until it releases the lock", async () => {
  await inTempDirectory(async (directory) => {
    const file = path.join(directory, "a.lock");
    const lock = await lockFile(file);
    await failsWith(() => lockFile(file), "OUTPUT_BUSY", `process ${process.pid}`, hostname(), file);
    await lock.release();
    assert.equal(await readdir(directory), []);
    const again = await lockFile(file);
    await again.release();
  });
});

test("the lock of a killed process, of an earlier process with the same number, and an unsigned one do not count", async () => {
  await inTempDirectory(async (directory) => {
    const file = path.join(directory, "a.lock");
    const child = spawn(process.execPath, ["-e", ""]);
    await once(child, "exit");
    const dead = { host: hostname(), pid: child.pid, born: null };
    const earlier = { host: hostname(), pid: process.pid, born: "another start" };
    for (const content of [JSON.stringify(dead), JSON.stringify(earlier), "", "{"]) {
      await writeFile(file, content);
      const lock = await lockFile(file);
      assert.is(JSON.parse(await readFile(file, "utf8")).pid, process.pid);
      await lock.release();
    }
  });
});

test("a holder on another machine counts: its state is unknown", async () => {
  await inTempDirectory(async (directory) => {
    const file = path.join(directory, "a.lock");
    await writeFile(file, JSON.stringify({ host: "elsewhere", pid: 1, born: null }));
    await failsWith(() => lockFile(file), "OUTPUT_BUSY", "process 1 on elsewhere", `remove ${file}`);
  });
});

test("a lock signed a moment after its creation counts", async () => {
  await inTempDirectory(async (directory) => {
    const file = path.join(directory, "a.lock");
    await writeFile(file, "");
    const trying = failsWith(() => lockFile(file), "OUTPUT_BUSY", "process 1 on elsewhere");
    await sleep(50);
    await writeFile(file, JSON.stringify({ host: "elsewhere", pid: 1, born: null }));
    await trying;
  });
});

test("of many contenders for the lock of a dead holder, one gets it", async () => {
  await inTempDirectory(async (directory) => {
    const file = path.join(directory, "a.lock");
    for (let round = 0; round < 100; round++) {
      await writeFile(file, JSON.stringify({ host: hostname(), pid: process.pid, born: "another start" }));
      const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockFile(file)));
      const held = tries.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
      assert.is(held.length, 1);
      await held[0].release();
      assert.equal(await readdir(directory), []);
    }
  });
});

test("a process killed while removing a dead holder's lock blocks nobody", async () => {
  await inTempDirectory(async (directory) => {
    const file = path.join(directory, "a.lock");
    const dead = (start: string) => JSON.stringify({ host: hostname(), pid: process.pid, born: start });
    await writeFile(file, dead("one"));
    const guard = `${file}.${createHash("sha256").update(dead("one")).digest("hex").slice(0, 16)}`;
    await writeFile(guard, dead("two"));
    const lock = await lockFile(file);
    assert.equal(await readdir(directory), ["a.lock"]);
    await lock.release();
  });
});

test.run();
