import type { Command } from "commander";
import { invalidOption } from "../../errors.ts";

/** Options that take a path, by the names of commander. */
const pathOptions = ["out", "output", "table", "partitionFile", "initFeatures"];

/**
 * Refuses an empty path by the name of its argument or option, for all commands: a variable of the shell that
 * is not set leaves one, and no message about a file could name it.
 */
export function refuseEmptyPaths(program: Command): void {
  program.hook("preAction", (_, command) => {
    for (const [index, argument] of command.registeredArguments.entries())
      if ([command.processedArgs[index]].flat().includes("")) throw emptyPath(argument.name());
    for (const name of pathOptions) if (command.getOptionValue(name) === "") throw emptyPath(name);
  });
}

function emptyPath(argument: string): Error {
  return invalidOption(argument, "an empty text", "a path, or a name, that is not empty");
}
