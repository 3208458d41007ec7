import { parse } from "yaml";
import { AgopError } from "../errors.ts";
import { type RunParameterName, runParameterTable } from "../run/parameters/table.ts";

/**
 * The values of a parameter on the command line: `1,2,3`, `0.1:0.9:0.1`, or a list in brackets as YAML has it.
 * @throws AgopError INVALID_OPTION for brackets that hold no list.
 */
export function writtenValues(name: RunParameterName, text: string): unknown {
  if (text.trim().startsWith("[")) return list(name, text);
  return runParameterTable[name].holdsCommas === true ? [text] : text.split(",").map(scalar);
}

function list(argument: string, text: string): unknown {
  try {
    return parse(text);
  } catch (cause) {
    throw new AgopError("INVALID_OPTION", {
      argument,
      given: JSON.stringify(text),
      accepted: "a list such as [1, 2] or ['0', '0,16']",
      cause,
    });
  }
}

/** What YAML takes for a number or a switch; any other text as it is. */
function scalar(text: string): unknown {
  try {
    const value: unknown = parse(text.trim());
    return typeof value === "object" ? text : value;
  } catch {
    return text;
  }
}
