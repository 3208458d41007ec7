/** Fields common to arrays of all element types. */
export interface NpyShape {
  /** Length along each axis; empty for a single value. */
  readonly shape: readonly number[];
  /**
   * Whether the file stored the array in Fortran order (first axis fastest). `data` is in C order (last axis
   * fastest) in both cases.
   */
  readonly fortranOrder: boolean;
}

/** An array from a .npy file; its elements are in C order and keep their exact values. */
export type NpyArray = NpyShape &
  (
    | { readonly dtype: "float64"; readonly data: Float64Array }
    | { readonly dtype: "float32"; readonly data: Float32Array }
    | { readonly dtype: "int32"; readonly data: Int32Array }
    | { readonly dtype: "int64"; readonly data: BigInt64Array }
    /** One byte per element, 0 for false. */
    | { readonly dtype: "bool"; readonly data: Uint8Array }
    | { readonly dtype: "uint8"; readonly data: Uint8Array }
    | { readonly dtype: "string"; readonly data: readonly string[] }
  );

export type NpyDtype = NpyArray["dtype"];

/**
 * Number of elements of an array: the product of the lengths, 1 for a single value.
 *
 * @returns Infinity or an inexact number if the product exceeds the safe integers; callers compare it with a
 * byte count.
 */
export function elementCount(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** A shape as NumPy prints it: `()`, `(3,)`, `(2, 3)`. */
export function formatShape(shape: readonly number[]): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`;
}
