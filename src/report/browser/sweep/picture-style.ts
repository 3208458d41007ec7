import { themeColour } from "../shared/theme.ts";

/** Colours of the page that a picture uses. */
export interface PictureColours {
  readonly paper: string;
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
}

export function pictureColours(): PictureColours {
  return {
    paper: themeColour("--paper"),
    ink: themeColour("--ink"),
    muted: themeColour("--muted"),
    line: themeColour("--line"),
  };
}

/** Of values along an axis, of the axis itself, and of a panel. */
export const labelFont = "12px system-ui, sans-serif";
export const nameFont = "13px system-ui, sans-serif";
export const titleFont = "600 14px system-ui, sans-serif";
