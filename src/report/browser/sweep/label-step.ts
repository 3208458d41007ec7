/** Distances between labels that read well. */
const steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];

/** Every so many-th value of an axis is labelled. @param least What there is room for. */
export function labelStep(least: number): number {
  return steps.find((step) => step >= least) ?? Math.ceil(least);
}
