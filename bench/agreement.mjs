// Checks that a contender agrees with agop; otherwise its times are not printed.

/** Losses of the same iteration may differ by this much, absolute. */
export const lossTolerance = 1e-9;
/**
 * M may differ by this much, relative, in the Frobenius norm: the square root of the rounding of AGOP plus a
 * margin of two digits.
 */
export const featureTolerance = 1e-6;
/** The iterations after which M is compared. */
export const comparedFeatures = [1, 3];

/**
 * @typedef {object} Results
 * @property {{ iteration: number, trainLoss: number, testLoss: number }[]} records
 * @property {ReadonlyMap<number, Float64Array>} features M after some iterations
 */

/**
 * @typedef {object} Agreement
 * @property {string[]} problems disagreements in words; empty without any
 * @property {number} worstLoss largest difference of a loss
 * @property {number} worstFeatures largest relative difference of an M
 */

/** ||a - b||_F / ||b||_F; NaN where undefined. @param {Float64Array} a @param {Float64Array} b */
export function relativeDifference(a, b) {
  if (a.length !== b.length || b.length === 0) return Number.NaN;
  let difference = 0;
  let norm = 0;
  for (let k = 0; k < b.length; k++) {
    difference += (a[k] - b[k]) ** 2;
    norm += b[k] ** 2;
  }
  return Math.sqrt(difference / norm);
}

/**
 * Compares a contender with agop: the losses of every common iteration, M_1 and M_3.
 * @param {Results} agop
 * @param {Results} contender
 * @returns {Agreement}
 */
export function compare(agop, contender) {
  /** @type {string[]} */
  const problems = [];
  let worstLoss = 0;
  let worstFeatures = 0;
  let compared = 0;
  for (const theirs of contender.records) {
    const ours = agop.records.find(({ iteration }) => iteration === theirs.iteration);
    if (ours === undefined) continue;
    compared++;
    for (const loss of /** @type {const} */ (["trainLoss", "testLoss"])) {
      const difference = Math.abs(theirs[loss] - ours[loss]);
      if (!(difference <= lossTolerance))
        problems.push(`${loss} of iteration ${theirs.iteration}: ${theirs[loss]} instead of ${ours[loss]}`);
      worstLoss = larger(worstLoss, difference);
    }
  }
  if (compared === 0) problems.push("no iteration in common");
  for (const iteration of comparedFeatures) {
    const [ours, theirs] = [agop.features.get(iteration), contender.features.get(iteration)];
    const difference = ours && theirs ? relativeDifference(theirs, ours) : Number.NaN;
    if (!(difference <= featureTolerance))
      problems.push(`M_${iteration} differs by ${difference} (relative, Frobenius)`);
    worstFeatures = larger(worstFeatures, difference);
  }
  return { problems, worstLoss, worstFeatures };
}

/** The larger of two numbers; NaN if either is. @param {number} a @param {number} b */
const larger = (a, b) => (Number.isNaN(a) || a >= b ? a : b);
