// Prints one line per step with its time; shows the output of a failed step.

/**
 * @typedef {object} StepResult
 * @property {boolean} ok
 * @property {string} detail a few words
 * @property {string} [output] shown only when the step fails
 */

/**
 * @param {string} name
 * @param {() => Promise<StepResult>} work
 * @returns {Promise<boolean>}
 */
export async function step(name, work) {
  const start = performance.now();
  /** @type {StepResult} */
  let result;
  try {
    result = await work();
  } catch (error) {
    result = { ok: false, detail: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1).padStart(6);
  if (!result.ok && result.output) console.log(result.output.trimEnd());
  console.log(`${result.ok ? "ok    " : "FAILED"} ${name.padEnd(20)} ${seconds} s  ${result.detail}`);
  return result.ok;
}
