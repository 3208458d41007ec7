import { AgopError } from "../../errors.ts";

/** File errors name the file; on the command line they name the option too. */
export async function atOption<Result>(
  option: string,
  action: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof AgopError)) throw error;
    const { code, argument, given, accepted } = error;
    throw new AgopError(code, { argument: `${option} ${argument}`, given, accepted, cause: error });
  }
}
