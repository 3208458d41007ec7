import { type Command, Option } from "commander";
import { acceptedGroupNames } from "../../algebra/groups/group-name.ts";
import { groupOperations, modularOperations, polynomials } from "../../algebra/tasks/operation.ts";
import type { BackendName } from "../../backend/backend.ts";
import { presetNames } from "../../rfm/presets.ts";
import type { SavedFeatures } from "../../run/directory/run-directory.ts";
import { numberValue } from "../../run/parameters/number-value.ts";
import type { RunParameters } from "../../run/parameters/run-parameters.ts";
import { savedFeaturesValue } from "./option-values.ts";

/** The options of `agop run`, as commander hands them over; absent where the user gave none. */
export interface RunOptions extends RunParameters {
  readonly backend?: BackendName;
  readonly threads?: number;
  readonly saveFeatures?: SavedFeatures;
  readonly analyze?: boolean;
  readonly out?: string;
  readonly overwrite?: boolean;
  readonly json?: boolean;
}

const examples = `
The reflection s r^k exchanges the operands: for x+y it maps (a, b) to (b - k, a + k)
and fixes the pairs with b = a + k.

Examples:
  agop run --op x+y --modulus 31 --out my-run
      train on a random half of the table, keep the results in my-run
  agop run --op x+y --modulus 61 --partition degenerate --reflections 0
      a training set with a symmetry: test accuracy stays at 0 %
  agop run --op x+y --modulus 61 --partition degenerate --reflections 0 --move-to-test 1
      the same with one training sample moved to the test set: about 98 %`;

const number = (flags: string, description: string) =>
  new Option(flags, description).argParser(numberValue(new Option(flags).attributeName()));

/** Declares the options that describe a task. */
export function addTaskOptions(command: Command): Command {
  return command
    .optionsGroup("Task:")
    .option(
      "--op <operation>",
      `with --modulus: ${[...modularOperations, ...polynomials].join(", ")}; with --group: ` +
        `${groupOperations.join(", ")} (default: x.y), and on a product of cyclic groups x+y (its default) and x-y`,
    )
    .option(
      "--second-op <operation>",
      "a second operation on the same operands, told apart by a task bit (x*y then takes all residues)",
    )
    .addOption(number("--modulus <m>", "modulus, from 2; x*y and x/y act on the units"))
    .option("--elements <set>", "elements of x*y: units, or all residues (default: units)")
    .option("--group <name>", `group instead of a modulus: ${acceptedGroupNames}`)
    .option(
      "--table <file>",
      'operation table from a CSV file (a line for each first operand, no header) or JSON {"table": [[...], ...]} instead',
    );
}

/** Declares the options that describe a partition. */
export function addPartitionOptions(command: Command): Command {
  return command
    .optionsGroup("Partition:")
    .option("--partition <kind>", "random or degenerate (default: random)")
    .addOption(number("--train-fraction <f>", "random: part of the table to train on (default: 0.5)"))
    .option(
      "--reflections <list>",
      'degenerate: test on the fixed points of these reflections s r^k, by k: 0,16 or "(2,3)"',
    )
    .option(
      "--partition-file <file>",
      'JSON {"train": [[i, j], ...], "test": [[i, j], ...]}, element indices',
    )
    .addOption(number("--move-to-test <n>", "move n random training samples to the test set"))
    .addOption(number("--move-to-train <n>", "move n random test samples to the training set"))
    .addOption(number("--move-orbits-to-test <n>", "move n orbits under the reflections to the test set"))
    .addOption(number("--seed <s>", "seed of everything random (default: 0)"));
}

/** Declares the options of `agop run`. Defaults are told in the help but filled in by the library, which owns them. */
export function addRunOptions(command: Command): Command {
  return addPartitionOptions(addTaskOptions(command))
    .optionsGroup("Recursive Feature Machine:")
    .option(
      "--preset <name>",
      `settings of a published code (${presetNames.join(", ")}); options beside it win`,
    )
    .option("--kernel <name>", "gaussian, laplace, quadratic or general-quadratic (default: gaussian)")
    .addOption(number("--bandwidth <L>", "of the gaussian and laplace kernels (default: 2.5)"))
    .addOption(number("--ridge <r>", "added to the diagonal of the kernel matrix (default: 0)"))
    .addOption(number("--power <s>", "M <- AGOP^s (default: 0.5)"))
    .option("--centering", "subtract the mean Jacobian (default: yes, or as the preset has it)")
    .option("--no-centering", "do not subtract it")
    .option("--diagonal", "keep only the diagonal of the AGOP")
    .option(
      "--rescaling <by>",
      "divide M by its trace or largest entry: none, trace or largest (default: none)",
    )
    .addOption(number("--iterations <n>", "number of iterations (default: 60)"))
    .option(
      "--init-features <M0>",
      "M_0 from a .npy file, reflection:K, element:s5+r3 or circulant:SEED (default: the identity)",
    )
    .option(
      "--symmetrise <elements>",
      "average M over the group that these generate, after each update: r1 or s0,r5 for r^1 or s r^0 and r^5",
    )
    .optionsGroup("Early stopping:")
    .addOption(
      number("--stop-accuracy <a>", "end when the test accuracy is at least this for some iterations"),
    )
    .addOption(number("--stop-stable <n>", "how many, in a row (default: 3)"))
    .addOption(
      number("--stop-converged <e>", "end when M changes by at most this part of its norm, such as 1e-6"),
    )
    .addOption(
      number(
        "--stop-collapsed <e>",
        "end when the trace of M is at most this part of that of M_1, such as 1e-12 (not with --rescaling trace)",
      ),
    )
    .addOption(
      number(
        "--stop-plateau <n>",
        "end after n iterations in a row that improve neither test accuracy nor loss",
      ),
    )
    .optionsGroup("Computing:")
    .option("--backend <name>", "native or reference (default: native)")
    .addOption(
      number(
        "--threads <t>",
        "threads of the native backend (default: OPENBLAS_NUM_THREADS, or one for each processor)",
      ),
    )
    .optionsGroup("Output:")
    .option(
      "--save-features <which>",
      "all, last or iterations such as 1,3,10 (default: last)",
      savedFeaturesValue,
    )
    .option("--analyze", "write what M encodes in each iteration to analysis.csv and analysis.json in --out")
    .option("--out <dir>", "directory for config.json, metrics.csv, features and predictions")
    .option("--overwrite", "replace the run that --out holds")
    .option("--json", "print one JSON object on standard output")
    .addHelpText("after", examples);
}
