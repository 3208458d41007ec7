import { shellCommand } from "../../io/shell-command.ts";

/** Names the commands to type next on one line, quoted for a shell. */
export function nextLine(...commands: readonly (readonly string[])[]): string {
  return `next: ${agopCommands(...commands)}\n`;
}

/** Formats agop commands, quoted for a shell and separated by commas. */
export function agopCommands(...commands: readonly (readonly string[])[]): string {
  // A user who started agop through npm may lack it on the shell's path.
  const program = process.env.npm_lifecycle_event === undefined ? ["agop"] : ["npx", "agop"];
  return commands.map((words) => shellCommand([...program, ...words])).join(", ");
}
