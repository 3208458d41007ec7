import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { root } from "./markdown.ts";

/** An exported value of the package, with the first example of its doc comment. */
export interface ExportedValue {
  readonly name: string;
  readonly isFunction: boolean;
  readonly example: string | undefined;
}

/** The exported values of the compiled package, in alphabetical order. */
export function exportedValues(): readonly ExportedValue[] {
  const file = path.join(root, "dist/index.d.ts");
  const program = ts.createProgram([file], {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const index = source && checker.getSymbolAtLocation(source);
  if (index === undefined) throw new Error("dist/index.d.ts is missing: npm run build");
  return checker
    .getExportsOfModule(index)
    .map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol))
    .filter((symbol) => (symbol.flags & ts.SymbolFlags.Value) !== 0)
    .map((symbol) => {
      const tag = symbol.getJsDocTags(checker).find(({ name }) => name === "example");
      const example = tag && ts.displayPartsToString(tag.text).trim();
      return { name: symbol.name, isFunction: (symbol.flags & ts.SymbolFlags.Function) !== 0, example };
    })
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** The expected output of an example: the comments after its `console.log(...)`, in order. */
export function expectedLines(example: string): readonly string[] {
  return [...example.matchAll(/console\.log\(.*\);? \/\/ (.*)$/gm)].map(([, expected]) => expected);
}

/**
 * Writes each example as a module with its imports from agop, checks their types and compiles them.
 * @returns The compiled file of each name; they lie in the package, so "agop" resolves to the compiled
 * package.
 * @throws Error with the output of the compiler.
 */
export function compileExamples(values: readonly ExportedValue[]): ReadonlyMap<string, string> {
  const directory = path.join(root, "dist/api-examples");
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  const names = new Set(values.map(({ name }) => name));
  const files = new Map<string, string>();
  for (const { name, example } of values) {
    if (example === undefined) continue;
    const used = [...new Set(example.match(/[A-Za-z]\w*/g))].filter((word) => names.has(word));
    const code = `import { ${used.join(", ")} } from "agop";\n${example}\nexport {};\n`;
    writeFileSync(path.join(directory, `${name}.mts`), code);
    files.set(name, path.join(directory, `${name}.mjs`));
  }
  const config = {
    extends: path.join(root, "tsconfig.json"),
    compilerOptions: {
      noEmit: false,
      declaration: false,
      noUnusedLocals: false,
      typeRoots: [path.join(root, "node_modules/@types")],
    },
    include: ["*.mts"],
    exclude: [],
  };
  writeFileSync(path.join(directory, "tsconfig.json"), JSON.stringify(config));
  const compiler = path.join(root, "node_modules/typescript/bin/tsc");
  const compiled = spawnSync(process.execPath, [compiler, "-p", directory], { encoding: "utf8" });
  if (compiled.status !== 0) throw new Error(compiled.stdout + compiled.stderr);
  return files;
}
