import { cpus, totalmem } from "node:os";
import type { Command } from "commander";
import { blasText } from "../backend/backend.ts";
import { createBackend } from "../backend/create-backend.ts";
import { numberValue } from "../run/parameters/options.ts";
import { version } from "../version.ts";

/** Adds `agop info` to the program. */
export function addInfoCommand(program: Command): void {
  program
    .command("info")
    .description("show version, processor, BLAS and a measured dgemm rate")
    .option(
      "--threads <t>",
      "threads of the native backend (default: OPENBLAS_NUM_THREADS, else OMP_NUM_THREADS, else one for each processor)",
      numberValue("threads"),
    )
    .option("--json", "print one JSON object")
    .action(info);
}

async function info(options: { readonly threads?: number; readonly json?: boolean }): Promise<void> {
  const coreGiven = process.env.OPENBLAS_CORETYPE;
  const backend = createBackend({ name: "native", threads: options.threads });
  const processors = cpus();
  const facts = {
    agop: version,
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    cpu: processors[0]?.model.trim() ?? "unknown",
    processors: processors.length,
    memory_bytes: totalmem(),
    blas: backend.blas(),
    openblas_coretype:
      coreGiven === undefined || coreGiven === "" ? "chosen by agop" : `${coreGiven}, given by you`,
    dgemm_gflops: Number((await backend.measureGemm()).toFixed(1)),
  };
  if (options.json === true) {
    process.stdout.write(`${JSON.stringify(facts)}\n`);
    return;
  }
  const lines = [
    ["agop", `${facts.agop} on Node ${facts.node}, ${facts.platform}`],
    [
      "processor",
      `${facts.cpu}, ${facts.processors} visible, ${(facts.memory_bytes / 2 ** 30).toFixed(1)} GiB`,
    ],
    ["BLAS", blasText(facts.blas)],
    ["OPENBLAS_CORETYPE", facts.openblas_coretype],
    ["self-check", "dgemm, dsyrk and dpotrf agree with plain loops"],
    ["dgemm", `${facts.dgemm_gflops} GFLOP/s (order 2048, float64, best of 3)`],
  ];
  process.stdout.write(lines.map(([name, value]) => `${name.padEnd(20)}${value}\n`).join(""));
}
