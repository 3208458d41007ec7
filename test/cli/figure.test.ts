import { readFile } from "node:fs/promises";
import path from "node:path";
import { PNG } from "pngjs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { agopHere } from "../support/cli.ts";
import { refusesAll } from "../support/refused.ts";
import { runJson } from "../support/run-output.ts";
import { inTempDirectory } from "../support/temp-directory.ts";

test("figures of a run as SVG, PNG and PDF, and the list of figures", async () => {
  await inTempDirectory(async (directory) => {
    const file = (name: string) => readFile(path.join(directory, name));
    await runJson("--op x+y --modulus 5 --iterations 3 --out run", { cwd: directory });
    const draw = async (args: string, output: string) => {
      const result = await agopHere(["figure", ...args.split(" "), "-o", output], { cwd: directory });
      assert.is(result.status, 0, result.stderr);
      assert.match(result.stderr, /^[A-Z][^\n]+\n$/, "what is in the picture");
      assert.is(result.stdout, `${output}\n`);
      return file(output);
    };
    const svg = await draw("samples run --reflection 0,2", "samples.svg");
    assert.match(svg.toString(), /fixed by s rᵏ, k = 0, 2<\/text>/);
    const png = await draw("features run --iteration 3 --width 500", "features.png");
    assert.is(PNG.sync.read(png).width, 500);
    assert.match((await draw("accuracy run --title Grokking", "accuracy.pdf")).toString("latin1"), /^%PDF/);

    const list = await agopHere(["figure", "--list", "run"], { cwd: directory });
    assert.is(list.status, 0, list.stderr);
    assert.match(list.stdout, /^accuracy +training and test accuracy per iteration\n/);
    assert.is(list.stdout.split("\n").length, 7);
    await runJson("--op x+y --modulus 5 --iterations 3 --save-features none --out bare", { cwd: directory });
    const lacking = await agopHere(["figure", "--list", "bare"], { cwd: directory });
    assert.match(lacking.stdout, /\nfeatures .*; not here, needed: .*--save-features all/);
    const refused = await agopHere("figure features bare -o f.svg".split(" "), { cwd: directory });
    assert.is(refused.status, 2);
    assert.match(refused.stderr, /^agop: DIR: bare, which holds no features-\*\.npy, given; accepted: /);
  });
});

test("impossible figures are refused", async () => {
  await refusesAll([
    { args: "figure pie . -o f.svg", option: "KIND", says: ["pie", "accuracy, loss"] },
    { args: "figure accuracy . -o f.gif", option: "--output", says: [".svg, .png or .pdf"] },
    { args: "figure accuracy .", option: "--output", says: ["-o file.svg"] },
    { args: "figure accuracy . -o f.svg --width 100", option: "--width", says: ["file.png"] },
    { args: "figure accuracy . -o f.svg --view blocks", option: "--view", says: ["features"] },
    { args: "figure accuracy . -o f.svg", option: "DIR", says: ["config.json", "agop run --out DIR"] },
    { args: "figure accuracy -o f.svg", option: "DIR", says: ["the directory of a run"] },
    { args: "figure accuracy . -o f.pdf --dpi 100", option: "--dpi", says: ["file.png"] },
    { args: "figure accuracy . -o f.svg --xlim 1", option: "--xlim", says: ["two numbers"] },
    { args: "figure accuracy . -o f.svg --ylim 1,b", option: "--ylim", says: ["a finite number"] },
    { args: "figure accuracy . -o f.svg --log z", option: "--log", says: ["x, y, xy"] },
    { args: "figure accuracy . -o f.svg --font-size 40", option: "--font-size", says: ["5 to 12 points"] },
    { args: "figure phase . -o f.svg --height 40", option: "--height", says: ["time-to-generalise"] },
    { args: "figure features . . -o f.svg", option: "DIR", says: ["twice"] },
    { args: "figure --list", option: "DIR", says: ["none"] },
  ]);
});

test.run();
