// npm start: builds missing parts and runs the demonstration. Passes arguments after `--` on to it.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { build } from "./build.mjs";
import { cli } from "./paths.mjs";

const { usable, native } = await build();
if (!usable || !existsSync(cli)) {
  console.error("agop could not be built; the lines above say why.");
  process.exit(1);
}
const args = process.argv.slice(2);
if (!native && !args.some((arg) => arg === "--backend" || arg.startsWith("--backend="))) {
  console.error("");
  console.error(
    "*** The native addon could not be built (see above): this runs on the slow REFERENCE backend,",
  );
  console.error("*** with a smaller modulus, and says nothing about the speed of agop.");
  console.error("");
  args.unshift("--backend", "reference");
}
console.log("");
const child = spawn(process.execPath, [cli, "demo", ...args], { stdio: "inherit" });
// Ignore Ctrl-C and wait: the demonstration receives it too and finishes its iteration.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => child.kill("SIGTERM"));
child.on("error", (error) => {
  console.error(error.message);
  process.exit(1);
});
child.on("exit", (code, signal) => {
  if (signal) console.error(`the demonstration was killed by ${signal}`);
  process.exit(code ?? 1);
});
