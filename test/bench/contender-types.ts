/** What bench/agreement.mjs compares, and what it says. */
export interface Results {
  records: { iteration: number; trainLoss: number; testLoss: number }[];
  features: Map<number, Float64Array>;
}

export interface Agreement {
  problems: string[];
  worstLoss: number;
  worstFeatures: number;
}
