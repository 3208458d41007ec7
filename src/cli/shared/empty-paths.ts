import type { Command } from "commander";
import { invalidOption } from "../../errors.ts";

/** Options that take a path, by their names in commander. */
const pathOptions = ["out", "output", "table", "partitionFile", "initFeatures"];

/**
 * Makes every command refuse an empty path and name its argument or option. An unset shell variable yields an
 * empty path, and an error about the file could not name it.
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
