/**
 * What `groupByName` accepts, for messages and help texts; in its own file, so that the help loads no groups.
 */
export const acceptedGroupNames =
  "Z_m, D_n (2n elements), S_n, A_n, Q_8 (Q_12, Q_16, ...), U_m (units mod m), Z_m : Z_n or Z_m :k Z_n, " +
  "and direct products joined by x, for example S_3 x Z_4, or 3x7 for Z_3 x Z_7";
