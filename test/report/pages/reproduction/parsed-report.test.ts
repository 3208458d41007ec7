// The report of a reproduction, parsed from the output of `reportMarkdown`.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { parsedReport } from "../../../../src/report/pages/reproduction/parsed-report.ts";
import { failsWith } from "../../../support/agop-error.ts";

const report = `# Reproduction

\`agop reproduce E1 --seeds 2\`: full size, 2 seeds.

Means are over trials.

## E1. x+y: one sample | moved

| setting | quantity | claim | measured | trials | verdict | because |
| --- | --- | --- | --- | --- | --- | --- |
| a \\| b | test accuracy | test 98 % | 98.4 ± 0 % | 98 %, 99 % | reproduced | it lies in 95 % |
| none | size |  | 3 (one trial) |  | reported |  |

The first paragraph.

The second.

![E1](E1-full-accuracy.svg)
![E1](E1-full-features.png)

## N1. No figures

| setting | quantity | claim | measured | trials | verdict | because |
| --- | --- | --- | --- | --- | --- | --- |
`;

test("sections with their rows, explanations and figures", () => {
  const { command, context, sections } = parsedReport(report, "report.md");
  assert.is(command, "agop reproduce E1 --seeds 2");
  assert.equal(context, ["full size, 2 seeds.", "Means are over trials."]);
  const [first, second] = sections;
  assert.equal([first.id, first.title], ["E1", "x+y: one sample | moved"]);
  assert.equal(first.rows, [
    {
      setting: "a | b",
      quantity: "test accuracy",
      claim: "test 98 %",
      measured: "98.4 ± 0 %",
      trials: "98 %, 99 %",
      verdict: "reproduced",
      because: "it lies in 95 %",
    },
    {
      setting: "none",
      quantity: "size",
      claim: "",
      measured: "3 (one trial)",
      trials: "",
      verdict: "reported",
      because: "",
    },
  ]);
  assert.equal(first.explanation, ["The first paragraph.", "The second."]);
  assert.equal(first.figures, ["E1-full-accuracy.svg", "E1-full-features.png"]);
  assert.equal([second.id, second.rows, second.figures], ["N1", [], []]);
});

test("any other text is refused", async () => {
  for (const text of ["", "# Notes\n\n## E1. x\n", report.replaceAll("quantity", "what")])
    await failsWith(() => parsedReport(text, "report.md"), "INVALID_FILE", "report.md");
});

test.run();
