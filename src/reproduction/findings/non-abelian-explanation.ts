/** Under the table of N2. */
export const nonAbelianExplanation =
  "A block of M can tell labels ab apart only up to the commutator subgroup, so that what makes abelian groups generalise is not to be had; what is left is an abelian subgroup, while the operands stay in its cosets. With permutation matrices in place of one-hot pairs a quadratic kernel does generalise, A_5 included. docs/findings/non-abelian-groups.md has the argument.";
