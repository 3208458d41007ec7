/** Input and output types of bench/agreement.mjs. */
export interface Results {
  records: { iteration: number; trainLoss: number; testLoss: number }[];
  features: Map<number, Float64Array>;
}

export interface Agreement {
  problems: string[];
  worstLoss: number;
  worstFeatures: number;
}
