/** The number types of packed arrays. */
export type PackedType = "int16" | "int32" | "float32";

/**
 * An array in a page: its bytes (little-endian) deflated and in base64. The page unpacks it with
 * `unpackArray`.
 */
export interface PackedArray<Type extends PackedType = PackedType> {
  readonly type: Type;
  readonly bytes: string;
}

/** The array of each number type. */
export interface ArrayOfType {
  readonly int16: Int16Array;
  readonly int32: Int32Array;
  readonly float32: Float32Array;
}
