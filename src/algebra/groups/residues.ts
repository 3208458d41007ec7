function greatestCommonDivisor(a: number, b: number): number {
  let [larger, smaller] = [a, b];
  while (smaller !== 0) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

/** The residues modulo m that have an inverse, in increasing order. */
export function unitsModulo(modulus: number): Int32Array {
  const units: number[] = [];
  for (let value = 1; value < modulus; value++) {
    if (greatestCommonDivisor(modulus, value) === 1) units.push(value);
  }
  return Int32Array.from(units);
}

/** Inverse of a unit modulo m, by the extended Euclidean algorithm. */
export function inverseModulo(unit: number, modulus: number): number {
  let [previous, current] = [modulus, unit];
  let [previousFactor, factor] = [0, 1];
  while (current > 1) {
    const quotient = Math.floor(previous / current);
    [previous, current] = [current, previous - quotient * current];
    [previousFactor, factor] = [factor, previousFactor - quotient * factor];
  }
  return ((factor % modulus) + modulus) % modulus;
}
