import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

/** An import of a file or a package. */
export interface Import {
  readonly from: string;
  /** Path below the root for a file; otherwise the specifier, such as `node:fs` or `echarts`. */
  readonly to: string;
  /** Whether the import vanishes at run time. */
  readonly isTypeOnly: boolean;
}

/** All files below a directory with this suffix, as paths below the root with slashes. */
export function filesBelow(root: string, directory: string, ending: RegExp): readonly string[] {
  return readdirSync(path.join(root, directory), { recursive: true, encoding: "utf8" })
    .map((name) => `${directory}/${name.replaceAll(path.sep, "/")}`)
    .filter((name) => ending.test(name))
    .sort();
}

/** The imports, re-exports and dynamic imports of a TypeScript file. @param file Path below the root. */
export function importsOf(file: string, text: string): readonly Import[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, isTypeOnly: boolean) => {
    if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return;
    const name = specifier.text;
    const to = name.startsWith(".") ? path.posix.join(path.posix.dirname(file), name) : name;
    found.push({ from: file, to, isTypeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnlyImport(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, isTypeOnlyExport(node));
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal, true);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isTypeOnlyImport(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false;
  if (clause.isTypeOnly) return true;
  const { name, namedBindings } = clause;
  return (
    name === undefined &&
    namedBindings !== undefined &&
    ts.isNamedImports(namedBindings) &&
    namedBindings.elements.every((element) => element.isTypeOnly)
  );
}

function isTypeOnlyExport({ isTypeOnly, exportClause }: ts.ExportDeclaration): boolean {
  if (isTypeOnly) return true;
  return (
    exportClause !== undefined &&
    ts.isNamedExports(exportClause) &&
    exportClause.elements.every((element) => element.isTypeOnly)
  );
}

/** The included headers of a C++ file, as written. */
export function includesOf(text: string): readonly string[] {
  return Array.from(text.matchAll(/^\s*#\s*include\s*[<"]([^>"]+)[>"]/gm), ([, header]) => header);
}

/** The text of a file below the root. */
export function textOf(root: string, file: string): string {
  return readFileSync(path.join(root, file), "utf8");
}
