import { test } from "uvu";
import { refusesRuns } from "../../support/refused-run.ts";

test("invalid options", async () => {
  const run = "--op x+y --modulus 7";
  await refusesRuns([
    {
      args: `${run} --init-features element:s9`,
      option: "--init-features",
      says: ['"s9" given', "7 elements of x+y mod 7"],
    },
    {
      args: `${run} --init-features element:r0`,
      option: "--init-features",
      says: ["the identity alone", "other than the identity"],
    },
    {
      args: `${run} --init-features element:s1+`,
      option: "--init-features",
      says: ['"s1+" given', "plus signs"],
    },
    {
      args: `${run} --init-features circulant:x`,
      option: "--init-features",
      says: ['"x" given', "a finite number"],
    },
    {
      args: `${run} --init-features circulant:1.5`,
      option: "--init-features",
      says: ["1.5 given", "an integer from 0"],
    },
    {
      args: "--op x^2+y^2 --modulus 7 --init-features circulant:1",
      option: "--init-features",
      says: ["circulant features of x^2+y^2 mod 7", "x+y, x-y"],
    },
    {
      args: "--group S_3 --init-features element:s1",
      option: "--init-features",
      says: ["a reflection of x.y in S_3", "known invariances"],
    },
    { args: `${run} --symmetrise 3`, option: "--symmetrise", says: ['"3" given', "rK for the rotation r^K"] },
    { args: `${run} --symmetrise s0,,r1`, option: "--symmetrise", says: ['"s0,,r1" given', "commas"] },
    {
      args: `${run} --second-op x-y --symmetrise r1`,
      option: "--symmetrise",
      says: ["two operations", "without --second-op"],
    },
  ]);
});

test.run();
