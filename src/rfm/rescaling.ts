/** How the AGOP is scaled before it becomes the next feature matrix. */
export type Rescaling = "none" | "trace" | "largest";

export const rescalings: readonly Rescaling[] = ["none", "trace", "largest"];
