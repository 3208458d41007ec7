import path from "node:path";
import { type Command, Option } from "commander";
import { AgopError } from "../errors.ts";
import { writeFileAtomically } from "../io/atomic-write.ts";
import { printable } from "../io/printable.ts";
import type { Figure } from "../report/figures/chart.ts";
import type { FigurePngOptions } from "../report/figures/figure-files.ts";
import type { FigureKind } from "../report/figures/figure-kinds.ts";
import type { AxisLimits, FeatureView, FigureChoices } from "../report/figures/figure-options.ts";
import { numberValue } from "../run/parameters/options.ts";
import { parseReflectionList } from "../symmetry/actions/reflection-name.ts";
import { withSignOfLife } from "./shared/sign-of-life.ts";

interface FigureCommandOptions {
  readonly output?: string;
  readonly list?: boolean;
  readonly width?: number;
  readonly dpi?: number;
  readonly height?: number;
  readonly fontSize?: number;
  readonly xlim?: AxisLimits;
  readonly ylim?: AxisLimits;
  readonly log?: FigureChoices["log"];
  readonly title?: string;
  readonly iteration?: number;
  readonly view?: FeatureView;
  readonly reflection?: string;
  readonly x?: string;
  readonly y?: string;
  readonly by?: string;
  readonly facet?: string;
  readonly quantity?: string;
}

const examples = `
Examples:
  agop figure --list my-run
      which figures the directory has enough for
  agop figure accuracy my-run -o accuracy.pdf
  agop figure accuracy run-1 run-2 -o runs.pdf
      both runs in one figure, named by their directories
  agop figure loss my-sweep --by train-fraction -o loss.pdf
      by iteration: mean and 95 % interval over the seeds, a line per training fraction
  agop figure features my-run --iteration 10 --view blocks -o features.svg
  agop figure samples my-run --reflection 3 -o samples.png --width 1200
  agop figure phase my-sweep -o phase.pdf
      mean test accuracy over training fraction and seed
  agop figure curve my-sweep --x train-fraction --by kernel -o curve.pdf`;

/** Adds `agop figure` to the program. */
export function addFigureCommand(program: Command): void {
  program
    .command("figure")
    .description("draw a figure for a paper from the directory of a run or a sweep")
    .argument("[KIND]", "what to draw, see --list")
    .argument("[DIR...]", "directory of a run or a sweep; for accuracy and loss also several")
    .option("-o, --output <file>", "file.svg, file.png or file.pdf; a file of that name is replaced")
    .option("--list", "say which figures DIR has enough for, and draw nothing")
    .addOption(number("--width <px>", "width of a PNG in pixels (default: 2008, 600 dpi in an 85 mm column)"))
    .addOption(number("--dpi <n>", "dots per inch of a PNG, in place of --width (default: 600)"))
    .addOption(number("--height <mm>", "height of a figure with lines (default: by the kind)"))
    .addOption(number("--font-size <pt>", "size of letters, 5 to 12 (default: 7.5)"))
    .addOption(limits("--xlim <a,b>", "ends of the x axis of a figure with lines"))
    .addOption(limits("--ylim <a,b>", "ends of the y axis of a figure with lines, of its upper panel"))
    .option("--log <axes>", "x, y or xy: logarithmic axes of a figure with lines")
    .option("--title <text>", "text above the figure (default: none)")
    .addOption(number("--iteration <n>", "features, spectrum, eigenvalues: a saved iteration"))
    .option("--view <view>", "features: full (default), without-diagonal, blocks or discrete-logarithm")
    .option("--reflection <list>", "samples: mark the pairs that s r^K fixes, K such as 0 or 0,16")
    .option(
      "--x <parameter>",
      "sweeps: parameter across (default: train-fraction, or the first that varies); curve: also iteration",
    )
    .option("--y <parameter>", "phase: parameter upwards (default: seed, or another that varies)")
    .option("--by <parameter>", "curve, time-to-generalise, accuracy and loss of a sweep: one line per value")
    .option("--facet <parameter>", "phase: one panel per value")
    .option(
      "--quantity <name>",
      "phase, curve: test_accuracy (default), best_test_accuracy, test_loss, generalised_at, seconds, ... (a wrong one lists all)",
    )
    .addHelpText("after", examples)
    .action(
      async (kind: string | undefined, directories: readonly string[], options: FigureCommandOptions) => {
        if (options.list === true) await listFigures(directories[0] ?? kind);
        else await withSignOfLife("agop: drawing", () => drawFigure(kind, directories, options));
      },
    );
}

function number(flags: string, description: string): Option {
  const argument = /--([\w-]+)/.exec(flags)?.[1] ?? flags;
  return new Option(flags, description).argParser(numberValue(argument));
}

function limits(flags: string, description: string): Option {
  const argument = /--([\w-]+)/.exec(flags)?.[1] ?? flags;
  const number = numberValue(argument);
  return new Option(flags, description).argParser((text: string) => text.split(",").map(number));
}

async function listFigures(directory: string | undefined): Promise<void> {
  if (directory === undefined) throw missing("DIR", "the directory of a run or a sweep");
  const { availableFigures } = await import("../report/figures/figure.ts");
  const lines = (await availableFigures(directory)).map(({ kind, description, lack }) => {
    const note = lack === undefined ? "" : `; not here, needed: ${lack.accepted}`;
    return `${kind.padEnd(20)}${description}${note}\n`;
  });
  process.stdout.write(lines.join(""));
}

async function drawFigure(
  kind: string | undefined,
  directories: readonly string[],
  { output, width, dpi, reflection, list: _, ...choices }: FigureCommandOptions,
): Promise<void> {
  if (kind === undefined) throw missing("KIND", "what to draw; agop figure --list DIR names it");
  if (directories.length === 0) throw missing("DIR", "the directory of a run or a sweep after the kind");
  const format = formatOf(output);
  if (format !== "png") refusePixels({ width, dpi }, format);
  const { figure } = await import("../report/figures/figure.ts");
  const reflections = reflection === undefined ? undefined : parseReflectionList(reflection);
  const drawn = await figure({ directory: directories, kind: kind as FigureKind, ...choices, reflections });
  await writeFileAtomically(path.resolve(output ?? ""), await encoded(drawn, format, { width, dpi }));
  // Print the description: the picture names neither its data nor its averages.
  process.stderr.write(`${printable(drawn.description)}\n`);
  process.stdout.write(`${output}\n`);
}

/** Refuses `--width` and `--dpi` for SVG and PDF files, which have no pixels. */
function refusePixels(pixels: FigurePngOptions, format: Format): void {
  const given = (["width", "dpi"] as const).find((name) => pixels[name] !== undefined);
  if (given === undefined) return;
  throw new AgopError("INVALID_OPTION", {
    argument: given,
    given: `--${given} for a ${format} file`,
    accepted: `--${given} for file.png; the others have no pixels`,
  });
}

type Format = "svg" | "png" | "pdf";

function formatOf(output: string | undefined): Format {
  if (output === undefined) throw missing("output", "-o file.svg, file.png or file.pdf");
  const extension = path.extname(output).toLowerCase().slice(1);
  if (extension === "svg" || extension === "png" || extension === "pdf") return extension;
  throw new AgopError("INVALID_OPTION", {
    argument: "output",
    given: output,
    accepted: "a file name that ends in .svg, .png or .pdf",
  });
}

async function encoded(
  figure: Figure,
  format: Format,
  pixels: FigurePngOptions,
): Promise<string | Uint8Array> {
  if (format === "svg") return figure.svg;
  const { figurePdf, figurePng } = await import("../report/figures/figure-files.ts");
  return format === "pdf" ? figurePdf(figure) : figurePng(figure, pixels);
}

function missing(argument: string, accepted: string): AgopError {
  return new AgopError("INVALID_OPTION", { argument, given: "none", accepted });
}
