// Reasons to install node_modules again.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";

const url = new URL("../../scripts/dependencies.mjs", import.meta.url).href;
const { staleDependency } = (await import(url)) as {
  staleDependency: (directory: string) => string | undefined;
};

const dependencies = suite("dependencies");
const directory = mkdtempSync(path.join(tmpdir(), "agop-dependencies-"));
dependencies.after(() => rmSync(directory, { recursive: true, force: true }));

const lock = (packages: object): string =>
  JSON.stringify({ lockfileVersion: 3, packages: { "": {}, ...packages } });
const modules = path.join(directory, "node_modules");
const write = (wanted: object, installed: object): void => {
  mkdirSync(path.join(modules, "a"), { recursive: true });
  writeFileSync(path.join(directory, "package-lock.json"), lock(wanted));
  writeFileSync(path.join(modules, ".package-lock.json"), lock(installed));
};

dependencies("are stale without node_modules", () => {
  assert.is(staleDependency(path.join(directory, "empty")), "node_modules is missing");
});

dependencies("are fresh when every locked package is there; those of other platforms may be absent", () => {
  const a = { "node_modules/a": { version: "1.0.0", integrity: "x" } };
  write({ ...a, "node_modules/windows": { version: "1.0.0", optional: true } }, a);
  assert.is(staleDependency(directory), undefined);
});

dependencies("are stale when a version differs, a package is new or its folder is gone", () => {
  write({ "node_modules/a": { version: "2.0.0" } }, { "node_modules/a": { version: "1.0.0" } });
  assert.is(staleDependency(directory), "node_modules/a");
  write({ "node_modules/b": { version: "1.0.0" } }, {});
  assert.is(staleDependency(directory), "node_modules/b");
  const a = { "node_modules/a": { version: "1.0.0" } };
  write(a, a);
  rmSync(path.join(modules, "a"), { recursive: true });
  assert.is(staleDependency(directory), "node_modules/a");
});

dependencies.run();
