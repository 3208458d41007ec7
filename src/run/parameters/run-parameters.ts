/** The parameters that describe a task; their names are those of the options of `agop run`, in camel case. */
export interface TaskParameters {
  readonly op?: string;
  readonly secondOp?: string;
  readonly modulus?: number;
  readonly elements?: string;
  readonly group?: string;
  readonly table?: string;
}

/** The parameters that describe a partition. */
export interface PartitionParameters {
  readonly partition?: string;
  readonly trainFraction?: number;
  readonly reflections?: string;
  readonly partitionFile?: string;
  readonly moveToTest?: number;
  readonly moveToTrain?: number;
  readonly moveOrbitsToTest?: number;
  readonly seed?: number;
}

/** The parameters of early stopping, see `StoppingRules`. */
export interface StoppingParameters {
  readonly stopAccuracy?: number;
  readonly stopStable?: number;
  readonly stopConverged?: number;
  readonly stopCollapsed?: number;
  readonly stopPlateau?: number;
}

/** All that decides what a run computes, as plain data; absent where the default holds. */
export interface RunParameters extends TaskParameters, PartitionParameters, StoppingParameters {
  readonly preset?: string;
  readonly kernel?: string;
  readonly bandwidth?: number;
  readonly ridge?: number;
  readonly power?: number;
  readonly centering?: boolean;
  readonly diagonal?: boolean;
  readonly rescaling?: string;
  readonly iterations?: number;
  readonly initFeatures?: string;
  readonly symmetrise?: string;
}

export type RunParameterName = keyof RunParameters;

/** A switch is given without a value: it turns on, or off (`--no-...`), what is otherwise not. */
export type ParameterKind = "text" | "number" | "switch";

/** What kind of value each parameter takes, in the order of the help. */
export const runParameterKinds: Readonly<Record<RunParameterName, ParameterKind>> = {
  op: "text",
  secondOp: "text",
  modulus: "number",
  elements: "text",
  group: "text",
  table: "text",
  partition: "text",
  trainFraction: "number",
  reflections: "text",
  partitionFile: "text",
  moveToTest: "number",
  moveToTrain: "number",
  moveOrbitsToTest: "number",
  seed: "number",
  preset: "text",
  kernel: "text",
  bandwidth: "number",
  ridge: "number",
  power: "number",
  centering: "switch",
  diagonal: "switch",
  rescaling: "text",
  iterations: "number",
  initFeatures: "text",
  symmetrise: "text",
  stopAccuracy: "number",
  stopStable: "number",
  stopConverged: "number",
  stopCollapsed: "number",
  stopPlateau: "number",
};

export const runParameterNames = Object.keys(runParameterKinds) as readonly RunParameterName[];

/** The name of a parameter as an option: `trainFraction` is `train-fraction`. */
export function optionName(parameter: string): string {
  return parameter.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The parameters among the properties of an object that may hold others beside them. */
export function pickRunParameters(options: RunParameters): RunParameters {
  const picked = runParameterNames
    .filter((name) => options[name] !== undefined)
    .map((name) => [name, options[name]]);
  return Object.fromEntries(picked);
}

/** The arguments of `agop run` that give these parameters. */
export function runArguments(parameters: RunParameters): readonly string[] {
  return runParameterNames.flatMap((name) => {
    const value = parameters[name];
    if (value === undefined) return [];
    const option = optionName(name);
    if (runParameterKinds[name] !== "switch") return [`--${option}`, String(value)];
    if (value === true) return [`--${option}`];
    return name === "centering" ? [`--no-${option}`] : [];
  });
}
