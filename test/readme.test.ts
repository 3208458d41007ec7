import { test } from "uvu";
import * as assert from "uvu/assert";
import { runExample } from "./support/example.ts";
import { codeBlocks, page } from "./support/markdown.ts";

const readme = page("README.md");
const examples = codeBlocks(readme, "ts");

test("the README has one example, under twenty-five lines", () => {
  assert.is(examples.length, 1);
  assert.ok(examples[0].trim().split("\n").length < 25);
});

test("npm start and npm test are the first commands", () => {
  const [first] = codeBlocks(readme, "sh");
  assert.equal(first.match(/^npm \w+/gm), ["npm start", "npm test"]);
});

test("dense data: the error falls, and M finds the two coordinates that matter", () => {
  const lines = runExample(examples[0], "readme.mts").trim().split("\n");
  assert.is(lines.length, 6);
  const losses = lines.slice(0, 5).map((line) => Number(line.split(" ")[1]));
  for (const [index, loss] of losses.slice(1).entries()) assert.ok(loss < losses[index], `${losses}`);
  assert.ok(losses[4] < 0.1 * losses[0]);
  const diagonal = lines[5].replace("diagonal of M: ", "").split(" ").map(Number);
  assert.is(diagonal.length, 10);
  const others = Math.max(...diagonal.slice(2));
  assert.ok(diagonal[0] > 10 * others && diagonal[1] > 10 * others, lines[5]);
});

test.run();
