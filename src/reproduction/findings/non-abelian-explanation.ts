/** Under the table of N2. */
export const nonAbelianExplanation = "";
