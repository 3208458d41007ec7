// Colours of pages and figures.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { cssColour, inkOn } from "../../../src/report/shared/css-colour.ts";
import { sequentialColour } from "../../../src/report/shared/sequential-colour.ts";

test("viridis matches matplotlib at its ends and in its middle, with legible ink", () => {
  assert.equal([...sequentialColour(0)], [0x44, 0x01, 0x54]);
  assert.equal([...sequentialColour(1)], [0xfd, 0xe7, 0x25]);
  assert.equal([...sequentialColour(9.9)], [0xfd, 0xe7, 0x25]);
  // Allow a difference between stops: this scale interpolates linearly, matplotlib has more stops.
  const middle = [0x21, 0x91, 0x8c];
  for (const [channel, value] of sequentialColour(0.5).entries())
    assert.ok(Math.abs(value - middle[channel]) <= 2, `channel ${channel}: ${value}`);
  assert.is(cssColour(sequentialColour(0)), "rgb(68, 1, 84)");
  assert.equal([sequentialColour(0), sequentialColour(1)].map(inkOn), ["#ffffff", "#000000"]);
});

test.run();
