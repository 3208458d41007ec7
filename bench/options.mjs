// The arguments of npm run bench.
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";

/** @typedef {'python' | 'kernels' | 'scaling' | 'sustained' | 'sweeps'} Section */

/** @type {readonly Section[]} */
export const sections = ["python", "kernels", "scaling", "sustained", "sweeps"];

/**
 * @typedef {object} Options
 * @property {boolean} quick
 * @property {readonly Section[]} only
 * @property {number} threads
 * @property {string | undefined} upstream
 * @property {string | undefined} out
 */

export const usage = `npm run bench -- [options]      (or: agop bench [options])

  --quick             under three minutes: no comparison above n = 1860, one number of threads, fewer rounds, no sweeps
  --only <section>    ${sections.join(", ")} (several with commas); default: all
  --threads <t>       threads of agop; default: one for each processor
  --upstream <dir>    also time the authors' own code in this checkout
  --out <dir>         where tables (.md) and numbers (.json) go; default: bench/results in a checkout,
                      bench/results/quick with --quick, agop-bench elsewhere
  --help

AGOP_PYTHON names a Python with NumPy and PyTorch. Without it, python3 is used where it has both; else a virtual
environment is made in the user's cache directory.
`;

/** An invalid argument; prints its message as the whole line. */
export class UsageError extends Error {}

/**
 * @param {string[]} args
 * @returns {Options | 'help'}
 * @throws UsageError
 */
export function parseOptions(args) {
  /**
   * @type {{ quick?: boolean, only?: string, threads?: string, upstream?: string, out?: string, help?:
   * boolean }}
   */
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        quick: { type: "boolean" },
        only: { type: "string" },
        threads: { type: "string" },
        upstream: { type: "string" },
        out: { type: "string" },
        help: { type: "boolean" },
      },
    }));
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message.split("\n")[0] : String(error));
  }
  if (values.help) return "help";
  const quick = values.quick ?? false;
  const whole = quick ? sections.filter((name) => name !== "sweeps") : sections;
  const only = values.only === undefined ? whole : values.only.split(",").map(section);
  const threads = values.threads === undefined ? availableParallelism() : Number(values.threads);
  if (!Number.isInteger(threads) || threads < 1 || threads > 256)
    throw new UsageError(`--threads: ${values.threads} given; accepted: an integer from 1 to 256`);
  return { quick, only, threads, upstream: values.upstream, out: values.out };
}

/** @param {string} name @returns {Section} */
function section(name) {
  const found = sections.find((candidate) => candidate === name);
  if (found) return found;
  throw new UsageError(`--only: ${JSON.stringify(name)} given; accepted: ${sections.join(", ")}`);
}
