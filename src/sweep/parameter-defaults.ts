import { runSettings } from "../run/parameters/settings.ts";
import { type RunParameterName, type RunParameters, runParameterTable } from "../run/parameters/table.ts";

type Value = string | number | boolean;

/**
 * Returns the value of a parameter that a run does not name, such as the bandwidth of its preset; undefined
 * if the parameter does not apply or has no default.
 */
export function defaultParameter(name: RunParameterName, parameters: RunParameters): Value | undefined {
  switch (runParameterTable[name].group) {
    case "task":
      return name === "elements" ? defaultElements(parameters) : undefined;
    case "partition":
      return defaultOfPartition(name, parameters);
    case "machine":
      return defaultSetting(name, parameters);
    case "stopping":
      return name === "stopStable" && parameters.stopAccuracy !== undefined ? 3 : undefined;
  }
}

function defaultElements({ op, secondOp }: RunParameters): Value | undefined {
  return op === "x*y" && secondOp === undefined ? "units" : undefined;
}

function defaultOfPartition(name: RunParameterName, parameters: RunParameters): Value | undefined {
  const { partition = "random", partitionFile } = parameters;
  if (partitionFile !== undefined) return undefined;
  switch (name) {
    case "partition":
      return "random";
    case "trainFraction":
      return partition === "random" ? 0.5 : undefined;
    case "moveToTest":
    case "moveToTrain":
    case "moveOrbitsToTest":
    case "seed":
      return 0;
    default:
      return undefined;
  }
}

function defaultSetting(name: RunParameterName, parameters: RunParameters): Value | undefined {
  let settings: ReturnType<typeof runSettings>;
  try {
    settings = runSettings(parameters, { initialFeatures: undefined, symmetrisation: undefined });
  } catch {
    // Invalid parameters have no defaults; the run itself reports the error.
    return undefined;
  }
  const { kernel, ridge, power, centering, diagonal, rescaling, iterations } = settings;
  const bandwidth = "bandwidth" in kernel ? kernel.bandwidth : undefined;
  const known = { kernel: kernel.name, bandwidth, ridge, power, centering, diagonal, rescaling, iterations };
  return name in known ? known[name as keyof typeof known] : undefined;
}
