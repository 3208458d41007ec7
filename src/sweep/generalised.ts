/** Test accuracy from which a run counts as having generalised. */
export const generalised = 0.9;
