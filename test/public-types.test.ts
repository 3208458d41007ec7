// The types of the package need nothing of the caller's: no types of Node, no lenient compiler.
import path from "node:path";
import ts from "typescript";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { root } from "./support/markdown.ts";

test("a caller without @types/node compiles, declarations checked", () => {
  const file = path.join(root, "dist/index.d.ts");
  const program = ts.createProgram([file], {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    strict: true,
    noEmit: true,
    skipLibCheck: false,
    types: [],
  });
  const own = program
    .getSourceFiles()
    .filter(({ fileName }) => fileName.startsWith(path.join(root, "dist/")));
  assert.ok(own.length > 50, `${own.length} declarations are reached`);
  const problems = ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ messageText, file: at }) => `${at?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`,
    );
  assert.equal(problems, []);
  const foreign = program.getSourceFiles().filter(({ fileName }) => fileName.includes("@types/node"));
  assert.equal(
    foreign.map(({ fileName }) => fileName),
    [],
  );
});

test("package.json can be read through the package's exports", () => {
  assert.is(import.meta.resolve("agop/package.json"), new URL("../package.json", import.meta.url).href);
});

test.run();
