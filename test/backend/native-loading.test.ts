import { spawnSync } from "node:child_process";
import { cp, mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { expectExit, runChild } from "../support/child.ts";
import { inTempDirectory } from "../support/temp-directory.ts";

const program = new URL("../support/native-child.ts", import.meta.url);
const root = fileURLToPath(new URL("../../", import.meta.url));

async function cores(coreType: string | undefined, where: string): Promise<string[]> {
  const result = await runChild(program, ["core", where], { env: { OPENBLAS_CORETYPE: coreType } });
  return JSON.parse(expectExit(result, 0)) as string[];
}

test("without OPENBLAS_CORETYPE every thread ends on the same core, whichever loads the addon first", async () => {
  const [[main, worker], [firstWorker, laterMain]] = await Promise.all([
    cores(undefined, "main"),
    cores(undefined, "worker"),
  ]);
  assert.equal([worker, firstWorker, laterMain], [main, main, main]);
  // The SSE3 kernels, the fallback of old versions of OpenBLAS on unknown processors.
  if (process.arch === "x64") assert.is.not(main, "Prescott");
});

// Every x86-64 machine with AVX can run the Sandybridge kernels; no newer machine chooses them by default.
if (process.arch === "x64") {
  test("a core chosen by the user is respected", async () => {
    assert.equal(await cores("Sandybridge", "main"), ["Sandybridge", "Sandybridge"]);
    assert.equal(await cores("Sandybridge", "worker"), ["Sandybridge", "Sandybridge"]);
  });
}

/** Runs a program with a BLAS of which one routine is wrong. */
async function withBroken(routine: string, directory: string, coreType?: string): Promise<string> {
  const library = join(directory, `${routine}.so`);
  const source = join(root, "test/support/broken-blas.c");
  const compiled = spawnSync("cc", ["-shared", "-fPIC", `-DBREAK_${routine}`, "-o", library, source, "-ldl"]);
  assert.is(compiled.status, 0, String(compiled.stderr));
  const env = { LD_PRELOAD: library, OPENBLAS_CORETYPE: coreType };
  return expectExit(await runChild(program, ["refused"], { env }), 0);
}

const hasSystemBlas = spawnSync("sh", ["-c", "ldconfig -p | grep libopenblas.so.0"]).status === 0;
if (process.platform === "linux" && hasSystemBlas && spawnSync("cc", ["--version"]).status === 0) {
  for (const routine of ["dgemm", "dsymm", "dtrsm", "dpotrs", "dsytrf", "dpstrf", "dsyevd"]) {
    test(`a wrong ${routine} is BLAS_BROKEN`, async () => {
      await inTempDirectory(async (directory) => {
        assert.match(
          await withBroken(routine, directory),
          new RegExp(`^BLAS_BROKEN .* whose ${routine} for`),
        );
      });
    });
  }

  test("wrong numbers of a core that agop has chosen: the remedy is an older core", async () => {
    if (process.arch !== "x64") return;
    await inTempDirectory(async (directory) => {
      const chosen = await withBroken("dtrsm", directory);
      assert.match(chosen, /OPENBLAS_CORETYPE=(Haswell|Sandybridge) \(agop has chosen \w+ by itself\)/);
      const given = await withBroken("dtrsm", directory, "Sandybridge");
      assert.match(given, /for core Sandybridge returns wrong numbers.*another core/);
    });
  });
}

/** A copy of the sources without any build, with a program that creates a backend. */
async function inUnbuiltTree(body: (program: string, directory: string) => Promise<void>): Promise<void> {
  await inTempDirectory(async (directory) => {
    await cp(join(root, "src"), join(directory, "src"), { recursive: true });
    await cp(join(root, "package.json"), join(directory, "package.json"));
    await cp(join(root, "tsconfig.json"), join(directory, "tsconfig.json"));
    await symlink(join(root, "node_modules"), join(directory, "node_modules"));
    const path = join(directory, "ask.ts");
    await writeFile(
      path,
      `import { createBackend } from "./src/backend/create-backend.ts";
      const name = process.argv[2] === "native" ? "native" : undefined;
      try { console.log(createBackend({ name }).name); } catch (error) { console.log(error.code, error.message); }`,
    );
    await body(path, directory);
  });
}

test("without a build: BACKEND_UNAVAILABLE with every attempt and the remedy, or one loud line and the reference", async () => {
  await inUnbuiltTree(async (path, directory) => {
    const refusal = expectExit(await runChild(path, ["native"], { cwd: directory }), 0);
    assert.match(refusal, /^BACKEND_UNAVAILABLE /);
    for (const part of ["build-cmake/Release", "build/Release", "environment.node", "npx agop build"]) {
      assert.match(refusal, part);
    }
    assert.is(refusal.trim().split("\n").length, 1);

    const fallback = await runChild(path, [], { cwd: directory });
    assert.is(expectExit(fallback, 0).trim(), "reference");
    assert.match(fallback.stderr, /\[AGOP_REFERENCE_BACKEND\] AgopWarning: SLOW: .*npx agop build/);
    assert.is(fallback.stderr.match(/SLOW/g)?.length, 1);
  });
});

test("a broken binary and an install report: the attempt and the remedy of the report", async () => {
  await inUnbuiltTree(async (path, directory) => {
    const release = join(directory, "build-cmake/Release");
    await mkdir(release, { recursive: true });
    await writeFile(join(release, "environment.node"), "not a library");
    await writeFile(
      join(directory, "build-cmake/install-report.json"),
      JSON.stringify({ remedy: "apt-get install libopenblas-dev" }),
    );
    const refusal = expectExit(await runChild(path, ["native"], { cwd: directory }), 0);
    assert.match(refusal, /^BACKEND_UNAVAILABLE .*build-cmake\/Release\/: .*environment\.node/);
    assert.match(refusal, "apt-get install libopenblas-dev");
  });
});

test.run();
