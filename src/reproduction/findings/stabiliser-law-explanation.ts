/** Under the table of N1. */
export const stabiliserLawExplanation = "";
