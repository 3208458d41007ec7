// The five cases of the comparison, with target ratios against the authors' code.

/** @typedef {import('../dist/index.js').Kernel} Kernel */

/**
 * @typedef {object} Case
 * @property {string} name
 * @property {number} modulus
 * @property {'random' | 'degenerate'} partition random: half of the table; degenerate: all but the fixed
 * points of s r^0
 * @property {Kernel} kernel
 * @property {number} atLeast
 * @property {number} goal
 * @property {boolean} quick also part of the quick mode
 */

/** @type {Kernel} */
export const gaussian = { name: "gaussian", bandwidth: 2.5 };
/** @type {Kernel} */
export const quadratic = { name: "quadratic" };

/** @type {Case[]} */
export const cases = [
  {
    name: "p = 31, n = 480, gaussian",
    modulus: 31,
    partition: "random",
    kernel: gaussian,
    atLeast: 10,
    goal: 18,
    quick: true,
  },
  {
    name: "p = 61, n = 1860, gaussian",
    modulus: 61,
    partition: "random",
    kernel: gaussian,
    atLeast: 14,
    goal: 25,
    quick: true,
  },
  {
    name: "p = 61, n = 1860, quadratic",
    modulus: 61,
    partition: "random",
    kernel: quadratic,
    atLeast: 8,
    goal: 14,
    quick: true,
  },
  {
    name: "p = 61, n = 3660, gaussian",
    modulus: 61,
    partition: "degenerate",
    kernel: gaussian,
    atLeast: 11,
    goal: 15,
    quick: false,
  },
  {
    name: "p = 97, n = 4704, gaussian",
    modulus: 97,
    partition: "random",
    kernel: gaussian,
    atLeast: 16,
    goal: 24,
    quick: false,
  },
];
