// A child process for requests and answers, one JSON object per line.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** Running children; they end with this process. @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

export class LineProcess {
  #child;
  /** @type {string[]} */
  #answers = [];
  #said = "";
  #ended = false;
  /** @type {(() => void) | undefined} */
  #wake;

  /**
   * @param {string} command
   * @param {string[]} args
   * @param {NodeJS.ProcessEnv} [env] its whole environment; default: the environment of this process
   */
  constructor(command, args, env = process.env) {
    this.#child = spawn(command, args, { stdio: ["pipe", "pipe", "pipe"], env });
    running.add(this.#child);
    this.#child.stdin.on("error", () => {
      // The child has exited; the missing answer reports it.
    });
    this.#child.stderr.setEncoding("utf8").on("data", (text) => {
      this.#said = (this.#said + text).slice(-4000);
    });
    createInterface({ input: this.#child.stdout }).on("line", (line) => {
      this.#answers.push(line);
      this.#wake?.();
    });
    const end = () => {
      running.delete(this.#child);
      this.#ended = true;
      this.#wake?.();
    };
    this.#child.on("close", end);
    this.#child.on("error", (error) => {
      this.#said += error.message;
      end();
    });
  }

  /** The next line of its output. @returns {Promise<Record<string, unknown>>} */
  async answer() {
    while (this.#answers.length === 0) {
      if (this.#ended) throw new Error(this.#said.trim() || "the process ended without an answer");
      await new Promise((/** @type {(value: void) => void} */ resolve) => {
        this.#wake = resolve;
      });
    }
    const answer = JSON.parse(/** @type {string} */ (this.#answers.shift()));
    if (typeof answer.error === "string") throw new Error(answer.error);
    return answer;
  }

  /** @param {object} command */
  async ask(command) {
    this.#child.stdin.write(`${JSON.stringify(command)}\n`);
    return this.answer();
  }

  /** Closes its input and waits for its exit. */
  async end() {
    if (this.#ended) return;
    const closed = new Promise((resolve) => this.#child.once("close", resolve));
    this.#child.stdin.end();
    const impatience = setTimeout(() => this.#child.kill("SIGKILL"), 10_000);
    await closed;
    clearTimeout(impatience);
  }
}
