import { AgopError, describeValue, requireKnownKeys } from "../../errors.ts";
import { additiveCyclic, additiveUnits } from "../groups/abelian-group.ts";
import { inverseModulo, unitsModulo } from "../groups/residues.ts";
import { dihedralOfSum } from "./dihedral.ts";
import { groupTask } from "./group-task.ts";
import { requireModulus } from "./modulus.ts";
import { type ModularOperation, modularOperations, requireOperation } from "./operation.ts";
import type { Task } from "./task.ts";

/** Range of the operands: the residues with an inverse, or 0..m-1. */
export type ModularElements = "units" | "all";

/** Options of `modularTask`. */
export interface ModularTaskOptions {
  /** `x+y`, `x-y`, `x*y` or `x/y`. */
  readonly operation: ModularOperation;
  /** m, an integer from 2 to 10000. */
  readonly modulus: number;
  /**
   * Default `all` for x+y and x-y (the only choice there) and `units` for x*y and x/y. `all` is possible for
   * x*y; the elements k of its symmetries are still the units, so k then counts units, not residues.
   */
  readonly elements?: ModularElements | undefined;
}

/**
 * Arithmetic modulo m as a task. Elements and labels are 0..m-1, or the units in increasing order. Source:
 * the grokking tasks of Power et al. 2022.
 * @throws AgopError UNKNOWN_OPERATION, INVALID_MODULUS, INVALID_OPTION (`elements`), NOT_INVERTIBLE (x/y on
 * all residues).
 * @example
 * const task = modularTask({ operation: "x/y", modulus: 7 }); // on the units 1 to 6
 * const [six, two] = [task.firstElements.indexOf("6"), task.secondElements.indexOf("2")];
 * console.log(task.labels[task.table[six * 6 + two]]); // 3
 */
export function modularTask(options: ModularTaskOptions): Task {
  requireKnownKeys<ModularTaskOptions>("options", options, {
    operation: true,
    modulus: true,
    elements: true,
  });
  const operation = requireOperation(options.operation, modularOperations, "");
  const modulus = requireModulus(options.modulus);
  const elements = requireElements(options.elements, operation, modulus);
  if (operation === "x*y" && elements === "all") return residueProductTask(modulus);
  const group = elements === "units" ? additiveUnits(modulus) : additiveCyclic(modulus);
  const form = operation === "x+y" || operation === "x*y" ? "sum" : "difference";
  const table = `${elements === "units" ? "U" : "Z"}_${modulus}`;
  return groupTask(`${operation} mod ${modulus}`, group, { form, table });
}

function requireElements(given: unknown, operation: ModularOperation, modulus: number): ModularElements {
  const additive = operation === "x+y" || operation === "x-y";
  const elements = given ?? (additive ? "all" : "units");
  if (operation === "x/y" && elements === "all") {
    throw new AgopError("NOT_INVERTIBLE", {
      argument: "elements",
      given: `"all" for x/y, but 0 has no inverse mod ${modulus},`,
      accepted: '"units"',
    });
  }
  if ((elements !== "all" && elements !== "units") || (additive && elements === "units")) {
    throw new AgopError("INVALID_OPTION", {
      argument: "elements",
      given: describeValue(given),
      accepted: additive ? `"all" for ${operation}` : operation === "x/y" ? '"units"' : '"units" or "all"',
    });
  }
  return elements;
}

/** x*y on all residues is no group, but the units act on it by multiplication. */
function residueProductTask(modulus: number): Task {
  const residues = additiveCyclic(modulus).elements;
  const units = unitsModulo(modulus);
  const inverses = units.map((unit) => inverseModulo(unit, modulus));
  const table = new Int32Array(modulus * modulus);
  for (let first = 0; first < modulus; first++) {
    for (let second = 0; second < modulus; second++)
      table[first * modulus + second] = (first * second) % modulus;
  }
  return {
    name: `x*y mod ${modulus}, all residues`,
    firstElements: residues,
    secondElements: residues,
    labels: residues,
    table,
    dihedral: dihedralOfSum({
      elements: Array.from(units, String),
      act: (k, value) => (value * units[k]) % modulus,
      actInverse: (k, value) => (value * inverses[k]) % modulus,
    }),
  };
}
