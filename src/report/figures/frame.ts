import type { Rectangle } from "../raster.ts";
import { hairline, inkColour } from "./figure-style.ts";

/** A thin line around a rectangle of the figure. */
export function frameGraphic({ x, y, width, height }: Rectangle): object {
  return {
    type: "rect",
    z: 2,
    shape: { x, y, width, height },
    style: { fill: "none", stroke: inkColour, lineWidth: hairline },
  };
}
