// Progress messages on standard error; standard output is for results.

const start = performance.now();

/** @param {string} text */
export function say(text) {
  process.stderr.write(`[${((performance.now() - start) / 1000).toFixed(0).padStart(4)} s] ${text}\n`);
}
