// System packages for the builds and tests: finds them and knows their names in each package manager.
import { existsSync } from "node:fs";
import path from "node:path";
import { run } from "./run.mjs";

/** @typedef {'apt' | 'dnf' | 'pacman' | 'brew'} Manager */
/** @typedef {'addon' | 'tests' | 'browser' | 'slurm' | 'gyp' | 'format'} Purpose */

/**
 * @typedef {object} Requirement
 * @property {string} name
 * @property {Purpose} purpose
 * @property {boolean} [optional] desirable, but the build works without it
 * @property {Record<Manager, string>} packages
 * @property {() => Promise<string | undefined>} find the found program or library, in a few words
 */

/**
 * @typedef {object} Finding
 * @property {Requirement} requirement
 * @property {string | undefined} found
 */

export const minimumCmake = [3, 20];
const openblasPrefixes = ["/opt/homebrew/opt/openblas", "/usr/local/opt/openblas"];
if (process.env.OPENBLAS_ROOT) openblasPrefixes.unshift(process.env.OPENBLAS_ROOT);

/**
 * The first line of a program's version output, or undefined.
 * @param {string} command
 * @param {string[]} args
 */
async function say(command, args = ["--version"]) {
  const result = await run(command, args, { limit: 60 });
  return result.ok ? (result.stdout.trim().split("\n")[0] ?? "") : undefined;
}

/** The first program in a list that answers. @param {string[]} commands */
async function anyOf(commands) {
  for (const command of commands) {
    const version = await say(command);
    if (version !== undefined) return version.startsWith(command) ? version : `${command} ${version}`;
  }
  return undefined;
}

async function findCmake() {
  const line = await say("cmake");
  const [, major = 0, minor = 0] = /(\d+)\.(\d+)/.exec(line ?? "")?.map(Number) ?? [];
  const enough = major > minimumCmake[0] || (major === minimumCmake[0] && minor >= minimumCmake[1]);
  return enough ? line : undefined;
}

async function findOpenblas() {
  if ((await run("pkg-config", ["--exists", "openblas"])).ok) {
    return `OpenBLAS ${await say("pkg-config", ["--modversion", "openblas"])}`;
  }
  const prefix = openblasPrefixes.find((candidate) => existsSync(path.join(candidate, "include", "cblas.h")));
  if (prefix) return `OpenBLAS in ${prefix}`;
  // Without pkg-config, ask the compiler for the header and the library.
  const source = "#include <cblas.h>\nint main() { return cblas_ddot(0, 0, 1, 0, 1) != 0; }\n";
  const compile = `printf '%s' '${source}' | \${CXX:-c++} -x c++ - -o /dev/null -lopenblas`;
  return (await run("sh", ["-c", compile], { limit: 60 })).ok ? "OpenBLAS" : undefined;
}

async function findDoctest() {
  const places = ["/usr/include", "/usr/local/include", "/opt/homebrew/include"];
  const place = places.find((candidate) => existsSync(path.join(candidate, "doctest", "doctest.h")));
  return place && path.join(place, "doctest", "doctest.h");
}

/** @param {string} name @returns {Record<Manager, string>} */
const everywhere = (name) => ({ apt: name, dnf: name, pacman: name, brew: name });

/** @type {Requirement[]} */
export const requirements = [
  {
    name: "C++ compiler",
    purpose: "addon",
    packages: { apt: "g++", dnf: "gcc-c++", pacman: "gcc", brew: "llvm" },
    find: () => anyOf(["g++", "clang++"]),
  },
  { name: "CMake", purpose: "addon", packages: everywhere("cmake"), find: findCmake },
  {
    name: "make or ninja",
    purpose: "addon",
    packages: everywhere("make"),
    find: () => anyOf(["ninja", "make"]),
  },
  {
    name: "pkg-config",
    purpose: "addon",
    optional: true,
    packages: { apt: "pkg-config", dnf: "pkgconf-pkg-config", pacman: "pkgconf", brew: "pkgconf" },
    find: () => anyOf(["pkg-config"]),
  },
  {
    name: "OpenBLAS",
    purpose: "addon",
    packages: { apt: "libopenblas-dev", dnf: "openblas-devel", pacman: "openblas", brew: "openblas" },
    find: findOpenblas,
  },
  {
    name: "doctest",
    purpose: "tests",
    packages: { apt: "doctest-dev", dnf: "doctest-devel", pacman: "doctest", brew: "doctest" },
    find: findDoctest,
  },
  {
    name: "Chromium",
    purpose: "browser",
    optional: true,
    packages: everywhere("chromium"),
    find: () => anyOf(["chromium", "chromium-browser", "google-chrome"]),
  },
  {
    name: "Python 3",
    purpose: "gyp",
    packages: { apt: "python3", dnf: "python3", pacman: "python", brew: "python" },
    find: () => anyOf(["python3"]),
  },
  {
    name: "clang-format",
    purpose: "format",
    packages: { apt: "clang-format", dnf: "clang-tools-extra", pacman: "clang", brew: "clang-format" },
    find: () => anyOf(["clang-format"]),
  },
  // The tests of sweeps on a cluster start a single-node cluster. Homebrew's "slurm" is a different program.
  {
    name: "slurmctld",
    purpose: "slurm",
    packages: { apt: "slurmctld", dnf: "slurm-slurmctld", pacman: "slurm-llnl", brew: "slurm-wlm" },
    find: () => say("slurmctld", ["-V"]),
  },
  {
    name: "slurmd",
    purpose: "slurm",
    packages: { apt: "slurmd", dnf: "slurm-slurmd", pacman: "slurm-llnl", brew: "slurm-wlm" },
    find: () => say("slurmd", ["-V"]),
  },
  {
    name: "Slurm's commands",
    purpose: "slurm",
    packages: { apt: "slurm-client", dnf: "slurm", pacman: "slurm-llnl", brew: "slurm-wlm" },
    // Without a cluster configuration it does not even print its version.
    find: () => say("sh", ["-c", "command -v sbatch"]),
  },
];

/**
 * @param {Purpose[]} purposes
 * @returns {Promise<Finding[]>}
 */
export function survey(purposes) {
  const wanted = requirements.filter((requirement) => purposes.includes(requirement.purpose));
  return Promise.all(wanted.map(async (requirement) => ({ requirement, found: await requirement.find() })));
}

/** The package manager of this machine. @returns {Promise<Manager | undefined>} */
export async function packageManager() {
  /** @type {[Manager, string][]} */
  const managers =
    process.platform === "darwin"
      ? [["brew", "brew"]]
      : [
          ["apt", "apt-get"],
          ["dnf", "dnf"],
          ["pacman", "pacman"],
          ["brew", "brew"],
        ];
  for (const [manager, command] of managers) {
    if ((await say(command)) !== undefined) return manager;
  }
  return undefined;
}

/**
 * The commands that install packages.
 * @param {Manager} manager
 * @param {string[]} packages
 * @returns {string[][]}
 */
function installCommands(manager, packages) {
  switch (manager) {
    case "apt": {
      const wait = ["-o", "DPkg::Lock::Timeout=300"];
      return [
        ["apt-get", ...wait, "update", "-q"],
        ["apt-get", ...wait, "install", "-q", "-y", "--no-install-recommends", ...packages],
      ];
    }
    case "dnf":
      return [["dnf", "install", "-y", ...packages]];
    case "pacman":
      return [["pacman", "-Sy", "--needed", "--noconfirm", ...packages]];
    case "brew":
      return [["brew", "install", ...packages]];
  }
}

/** The names of missing packages. @param {Finding[]} findings @param {Manager} manager */
export const missingPackages = (findings, manager) =>
  findings.filter(({ found }) => found === undefined).map(({ requirement }) => requirement.packages[manager]);

/**
 * One command that installs everything missing; for an unknown package manager, the names to look for.
 * @param {Finding[]} findings
 */
export async function remedyFor(findings) {
  const manager = await packageManager();
  const missing = findings.filter(({ found }) => found === undefined).map(({ requirement }) => requirement);
  if (manager === undefined) return `install ${missing.map(({ name }) => name).join(", ")}`;
  const packages = missingPackages(findings, manager).join(" ");
  const sudo = process.getuid?.() === 0 ? "" : "sudo ";
  switch (manager) {
    case "apt":
      return `${sudo}apt-get update && ${sudo}apt-get install -y ${packages}`;
    case "dnf":
      return `${sudo}dnf install -y ${packages}`;
    case "pacman":
      return `${sudo}pacman -S --needed ${packages}`;
    case "brew":
      return `brew install ${packages}`;
  }
}

/** The names of a requirement in each package manager. @param {Requirement} requirement */
export const packageNames = ({ packages }) =>
  Object.entries(packages)
    .map(([manager, name]) => `${manager}: ${name}`)
    .join(", ");

/** Whether all packages required for a build are present. @param {Finding[]} findings */
export const usable = (findings) =>
  findings.every(({ requirement, found }) => found !== undefined || requirement.optional);

/**
 * Installs missing packages as root or with passwordless sudo; otherwise prints the command.
 * @param {Purpose[]} purposes
 * @returns {Promise<{ ok: boolean, detail: string, output?: string }>}
 */
export async function ensureSystemPackages(purposes) {
  const before = await survey(purposes);
  if (before.every(({ found }) => found !== undefined)) return { ok: true, detail: "nothing missing" };
  const remedy = await remedyFor(before);
  const manager = await packageManager();
  const needsRoot = manager !== "brew";
  const isRoot = process.getuid?.() === 0;
  const sudo = needsRoot && !isRoot;
  const allowed = manager !== undefined && (!sudo || (await run("sudo", ["-n", "true"])).ok);
  if (manager === undefined || !allowed) return verdict(before, `run this once: ${remedy}`);

  const packages = missingPackages(before, manager);
  let output = "";
  for (const command of installCommands(manager, packages)) {
    const full = ["env", "DEBIAN_FRONTEND=noninteractive", ...command];
    if (sudo) full.unshift("sudo", "-n");
    const result = await run(/** @type {string} */ (full[0]), full.slice(1));
    output += result.output; // after a failed update the install can still use the existing lists
  }
  const after = await survey(purposes);
  if (after.every(({ found }) => found !== undefined)) {
    return { ok: true, detail: `installed ${packages.join(" ")}` };
  }
  return { ...verdict(after, `${manager} could not install it; by hand: ${remedy}`), output };
}

/** @param {Finding[]} findings @param {string} advice */
function verdict(findings, advice) {
  const missing = findings.filter(({ found }) => found === undefined);
  const names = missing.map(({ requirement }) => requirement.name).join(", ");
  return { ok: usable(findings), detail: `missing: ${names}; ${advice}` };
}
