// Checks rules of docs/architecture.md: which folder may import which, and imports forbidden everywhere.
import path from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { filesBelow, type Import, importsOf, includesOf, textOf } from "./support/imports.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * The folders of src that each folder may import, from the ground floor up. `errors.ts` and `version.ts` are
 * open to all. A new edge is a decision about the architecture: add it here and say why in
 * docs/architecture.md.
 */
const allowed: Readonly<Record<string, readonly string[]>> = {
  "errors.ts": [],
  "version.ts": [],
  system: [],
  numerics: [],
  io: [],
  algebra: ["io", "numerics"],
  symmetry: ["algebra"],
  data: ["algebra", "symmetry"],
  backend: ["numerics", "system"],
  rfm: ["algebra", "backend", "data", "symmetry"],
  run: ["algebra", "backend", "data", "io", "rfm", "symmetry", "system"],
  sweep: ["algebra", "backend", "io", "rfm", "run", "system"],
  report: ["algebra", "backend", "io", "numerics", "rfm", "run", "sweep", "symmetry"],
  reproduction: [
    "algebra",
    "backend",
    "data",
    "io",
    "numerics",
    "report",
    "rfm",
    "run",
    "symmetry",
    "system",
  ],
  cli: ["algebra", "backend", "data", "io", "report", "reproduction", "rfm", "run", "sweep", "symmetry"],
  "index.ts": ["algebra", "backend", "data", "io", "report", "rfm", "run", "sweep", "symmetry"],
};

/** The rooms of report, from the ground floor up; files beside them in report may import all rooms. */
const allowedInReport: Readonly<Record<string, readonly string[]>> = {
  shared: [],
  "sweep-model": ["shared"],
  figures: ["shared", "sweep-model"],
  pages: ["shared", "sweep-model"],
  browser: ["pages", "shared", "sweep-model"],
};

/** The folders of native/core and the allowed includes of each, from the ground floor up. */
const allowedInCore: Readonly<Record<string, readonly string[]>> = {
  support: [],
  blas: ["support"],
  threads: ["blas", "support"],
  dense: ["blas", "support", "threads"],
  samples: ["blas", "dense", "support", "threads"],
  kernels: ["samples", "support", "threads"],
  agop: ["blas", "dense", "kernels", "samples", "support", "threads"],
};

/** Packages that run in a browser. */
const browserPackages = /^echarts(\/|$)/;

/** The folder of a file below src, or the file itself where it lies in src. */
const folderOf = (file: string): string => file.split("/")[1];

/** Forbidden imports, one line each. */
function forbidden(imports: readonly Import[]): readonly string[] {
  return imports.flatMap(({ from, to }) => {
    const line = `${from} imports ${to}`;
    if (!to.startsWith("src/")) return to.startsWith("..") || to.startsWith("test/") ? [line] : [];
    const [source, target] = [folderOf(from), folderOf(to)];
    const isOwn = source === target;
    const isOpen = target === "errors.ts" || target === "version.ts";
    if (!isOwn && !isOpen && !(allowed[source] ?? []).includes(target)) return [line];
    // The addon has one owner, and the backends have one entry point.
    const isBehindDoor = /^src\/backend\/(native|reference)\//.test(to) && source !== "backend";
    const isInOtherBackend =
      (from.startsWith("src/backend/native/") && to.startsWith("src/backend/reference/")) ||
      (from.startsWith("src/backend/reference/") && to.startsWith("src/backend/native/"));
    return isBehindDoor || isInOtherBackend ? [line] : [];
  });
}

/** Run-time imports of files, followed transitively, that need more than a browser. */
function unsafeInBrowser(entries: readonly string[], imports: readonly Import[]): readonly string[] {
  const reached = new Set(entries);
  const unsafe: string[] = [];
  for (const file of reached) {
    for (const { from, to, isTypeOnly } of imports) {
      if (from !== file || isTypeOnly) continue;
      if (to.startsWith("src/")) reached.add(to);
      else if (!browserPackages.test(to)) unsafe.push(`${file} imports ${to}`);
    }
  }
  return unsafe;
}

const sources = filesBelow(root, "src", /\.ts$/);
const imports = sources.flatMap((file) => importsOf(file, textOf(root, file)));
const inBrowser = sources.filter((file) => file.startsWith("src/report/browser/"));

test("folders import only folders below them", () => {
  assert.ok(imports.length > 500, `${imports.length} imports were found`);
  for (const file of sources) assert.ok(folderOf(file) in allowed, `${file} is in a folder without rules`);
  assert.equal(forbidden(imports), []);
});

/** Names of rules with cyclic edges; empty if all fit on floors. */
function circleAmong(rules: Readonly<Record<string, readonly string[]>>): readonly string[] {
  const settled = new Set<string>();
  for (;;) {
    const rest = Object.keys(rules).filter((name) => !settled.has(name));
    const next = rest.find((name) => rules[name].every((below) => settled.has(below)));
    if (next === undefined) return rest;
    settled.add(next);
  }
}

test("the allowed edges have no cycle", () => {
  for (const rules of [allowed, allowedInReport, allowedInCore]) assert.equal(circleAmong(rules), []);
  assert.equal(circleAmong({ a: ["b"], b: ["a"], c: [] }), ["a", "b"]);
});

test("the rooms of report and of the core import only rooms below them", () => {
  const inReport = imports.flatMap(({ from, to }) => {
    const [, source] = /^src\/report\/([^/]+)\//.exec(from) ?? [];
    const [, target] = /^src\/report\/([^/]+)\//.exec(to) ?? [];
    if (source === undefined || target === undefined || source === target) return [];
    return allowedInReport[source]?.includes(target) ? [] : [`${from} imports ${to}`];
  });
  assert.equal(inReport, []);
  const inCore = filesBelow(root, "native/core", /\.[ch]pp$/).flatMap((file) => {
    const [, source] = /^native\/core\/([^/]+)\//.exec(file) ?? [];
    if (source === undefined) return [];
    return includesOf(textOf(root, file)).flatMap((header) => {
      const [, target] = /^core\/(?:([^/]+)\/)?[^/]+$/.exec(header) ?? [undefined, source];
      return target === source || allowedInCore[source]?.includes(target)
        ? []
        : [`${file} includes ${header}`];
    });
  });
  assert.equal(inCore, []);
});

test("every allowed edge is in use", () => {
  const used = new Set(imports.map(({ from, to }) => `${folderOf(from)} -> ${folderOf(to)}`));
  const idle = Object.entries(allowed).flatMap(([from, targets]) =>
    targets.map((to) => `${from} -> ${to}`).filter((edge) => !used.has(edge)),
  );
  assert.equal(idle, []);
});

test("pages use only browser-safe modules", () => {
  assert.ok(inBrowser.length > 10);
  assert.equal(unsafeInBrowser(inBrowser, imports), []);
});

test("nothing outside report/browser is written for a browser alone", () => {
  const others = imports.filter(({ from }) => !from.startsWith("src/report/browser/"));
  assert.equal(
    others
      .filter(({ to }) => to.startsWith("src/report/browser/"))
      .map(({ from, to }) => `${from} imports ${to}`),
    [],
  );
});

test("a planted forbidden import is found", () => {
  const planted = (file: string, text: string) => forbidden(importsOf(file, text));
  assert.equal(planted("src/symmetry/x.ts", 'import { y } from "../backend/backend.ts";'), [
    "src/symmetry/x.ts imports src/backend/backend.ts",
  ]);
  assert.equal(planted("src/cli/x.ts", 'const { y } = await import("../backend/native/addon.ts");'), [
    "src/cli/x.ts imports src/backend/native/addon.ts",
  ]);
  assert.equal(planted("src/rfm/x.ts", 'export type { Y } from "../run/parameters/table.ts";').length, 1);
  assert.equal(planted("src/rfm/x.ts", 'let y: import("../io/csv.ts").CsvValue;').length, 1);
  assert.equal(planted("src/rfm/x.ts", 'import { y } from "../backend/kernel.ts";'), []);
  const page = "src/report/browser/x.ts";
  const reached = [
    ...importsOf(page, 'import { a } from "../shared/a.ts";\nimport type { b } from "../../io/b.ts";'),
    ...importsOf("src/report/shared/a.ts", 'import { readFile } from "node:fs/promises";'),
    ...importsOf("src/io/b.ts", 'import { open } from "node:fs";'),
  ];
  assert.equal(unsafeInBrowser([page], reached), ["src/report/shared/a.ts imports node:fs/promises"]);
});

test("the numerics include no header of Node, and the addon holds no BLAS call", () => {
  for (const file of filesBelow(root, "native/core", /\.[ch]pp$/)) {
    const wrong = includesOf(textOf(root, file)).filter((header) =>
      /^(napi|node_api|js_native_api|uv|node\/|v8)/.test(header),
    );
    assert.equal(wrong, [], file);
  }
  for (const file of filesBelow(root, "native/node", /\.[ch]pp$/))
    assert.not.match(includesOf(textOf(root, file)).join("\n"), /^(cblas|lapack|openblas)/m, file);
});

/**
 * Limits on lines and files of a folder, a fifth above today. Beyond them, check whether it holds two ideas.
 */
const budgets: Readonly<Record<string, { readonly files: number; readonly lines: number }>> = {
  "algebra/groups": { files: 27, lines: 1500 },
  "algebra/tables": { files: 8, lines: 850 },
  "algebra/tasks": { files: 17, lines: 900 },
  backend: { files: 15, lines: 1400 },
  "backend/native": { files: 9, lines: 700 },
  "backend/reference": { files: 18, lines: 1550 },
  cli: { files: 16, lines: 1650 },
  "cli/shared": { files: 18, lines: 950 },
  "cli/sweep": { files: 11, lines: 800 },
  data: { files: 10, lines: 550 },
  io: { files: 20, lines: 1450 },
  numerics: { files: 3, lines: 200 },
  report: { files: 2, lines: 150 },
  "report/browser": { files: 4, lines: 200 },
  "report/browser/run": { files: 12, lines: 1050 },
  "report/browser/shared": { files: 17, lines: 1450 },
  "report/browser/sweep": { files: 18, lines: 1950 },
  "report/figures": { files: 36, lines: 4050 },
  "report/pages/reproduction": { files: 6, lines: 450 },
  "report/pages/run": { files: 14, lines: 950 },
  "report/pages/shared": { files: 10, lines: 250 },
  "report/pages/sweep": { files: 11, lines: 600 },
  "report/shared": { files: 14, lines: 300 },
  "report/sweep-model": { files: 11, lines: 650 },
  reproduction: { files: 22, lines: 1450 },
  "reproduction/findings": { files: 9, lines: 600 },
  "reproduction/published": { files: 15, lines: 700 },
  rfm: { files: 12, lines: 1100 },
  run: { files: 3, lines: 300 },
  "run/directory": { files: 10, lines: 1150 },
  "run/parameters": { files: 10, lines: 900 },
  src: { files: 4, lines: 500 },
  sweep: { files: 24, lines: 2450 },
  "sweep/slurm": { files: 18, lines: 1150 },
  "symmetry/actions": { files: 9, lines: 450 },
  "symmetry/features": { files: 14, lines: 900 },
  "symmetry/groups": { files: 14, lines: 1750 },
  "symmetry/training-sets": { files: 6, lines: 500 },
  system: { files: 5, lines: 450 },
};

test("folders stay within their budgets", () => {
  const sizes = new Map<string, { files: number; lines: number }>();
  for (const file of sources) {
    const folder = path.posix.dirname(file).replace(/^src\/?/, "") || "src";
    const size = sizes.get(folder) ?? { files: 0, lines: 0 };
    size.files += 1;
    size.lines += textOf(root, file).split("\n").length - 1;
    sizes.set(folder, size);
  }
  for (const [folder, { files, lines }] of [...sizes].sort()) {
    console.log(`${folder.padEnd(28)}${String(files).padStart(4)} files${String(lines).padStart(7)} lines`);
    const budget = budgets[folder];
    assert.ok(budget !== undefined, `${folder} has no budget`);
    assert.ok(files <= budget.files, `${folder}: ${files} files, ${budget.files} allowed`);
    assert.ok(lines <= budget.lines, `${folder}: ${lines} lines, ${budget.lines} allowed`);
  }
});

test.run();
