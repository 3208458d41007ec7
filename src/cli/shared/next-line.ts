import { shellCommand } from "../../io/shell-command.ts";

/** The line that names what to type next, each command as a shell takes it. */
export function nextLine(...commands: readonly (readonly string[])[]): string {
  return `next: ${agopCommands(...commands)}\n`;
}

/** Commands of agop as a shell takes them, with commas between them. */
export function agopCommands(...commands: readonly (readonly string[])[]): string {
  // Under npm, agop is not on the path of the shell.
  const program = process.env.npm_lifecycle_event === undefined ? ["agop"] : ["npx", "agop"];
  return commands.map((words) => shellCommand([...program, ...words])).join(", ");
}
