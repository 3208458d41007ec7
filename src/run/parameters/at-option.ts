import { AgopError } from "../../errors.ts";

/** File errors name the file; on the command line they name the option too. */
export async function atOption<Result>(
  option: string,
  action: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await action();
  } catch (error) {
    throw error instanceof AgopError ? error.restated({ argument: `${option} ${error.argument}` }) : error;
  }
}
