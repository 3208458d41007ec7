/**
 * The kernels of Recursive Feature Machines. With u = x'Mz, s = (x-z)'M(x-z) and L the bandwidth:
 * gaussian exp(-s / (2 L^2)), laplace exp(-sqrt(s) / L), quadratic 3 u^2,
 * general-quadratic (x'Mx - 1)(z'Mz - 1) / 2 + u^2.
 * Source: Tomas, Mallinar, Belkin 2026 (arXiv 2604.00316); Mallinar et al. 2024 (arXiv 2407.20199).
 */
export type Kernel =
  | { readonly name: "gaussian"; readonly bandwidth: number }
  | { readonly name: "laplace"; readonly bandwidth: number }
  | { readonly name: "quadratic" }
  | { readonly name: "general-quadratic" };

/** Name of a kernel. */
export type KernelName = Kernel["name"];

export const kernelNames: readonly KernelName[] = ["gaussian", "laplace", "quadratic", "general-quadratic"];
