/**
 * The names that `preset` accepts. They have their own file because help texts need no settings.
 * @example
 * console.log(presetNames[0], preset(presetNames[0]).options.ridge); // tomas-2026 0
 */
export const presetNames = [
  "tomas-2026",
  "tomas-2026-quadratic",
  "mallinar-2024",
  "mallinar-2024-quadratic",
  "mallinar-2024-text",
] as const;

export type PresetName = (typeof presetNames)[number];
