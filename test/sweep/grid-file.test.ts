import { writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { readGridFile, writtenGrid } from "../../src/sweep/grid-file.ts";
import { failsWith } from "../support/agop-error.ts";
import { inTempDirectory } from "../support/temp-directory.ts";

const yaml = `
op: x+y
modulus: 31                  # a comment
train-fraction: 0.2:0.4:0.1
kernel: [gaussian, quadratic]
reflections: ["0", "0,16"]
centering: [true, false]
seeds: 3
repeat: 2
`;

const expected = {
  grids: [
    {
      op: ["x+y"],
      modulus: [31],
      trainFraction: [0.2, 0.3, 0.4],
      kernel: ["gaussian", "quadratic"],
      reflections: ["0", "0,16"],
      centering: [true, false],
      seed: [0, 1, 2],
    },
  ],
  repeat: 2,
};

test("YAML and JSON are equivalent, and options replace values of the file", async () => {
  await inTempDirectory(async (directory) => {
    const file = path.join(directory, "grid.yaml");
    await writeFile(file, yaml);
    assert.equal(await readGridFile(file), expected);
    const json = path.join(directory, "grid.json");
    const content = { op: "x+y", modulus: 31, "train-fraction": "0.2:0.4:0.1", repeat: 2, seeds: 3 };
    const lists = { kernel: ["gaussian", "quadratic"], reflections: [0, "0,16"], centering: [true, false] };
    await writeFile(json, JSON.stringify({ ...content, ...lists }));
    const read = await readGridFile(json);
    assert.equal(plain(read), plain(expected));
    const over = await readGridFile(file, { modulus: [7, 11], repeat: 1 });
    assert.equal(over.grids, [{ ...expected.grids[0], modulus: [7, 11] }]);
    assert.is(over.repeat, 1);
  });
});

/** Ignores the order of the keys. */
function plain({ grids }: { readonly grids: unknown }): string {
  const [grid] = grids as readonly object[];
  return JSON.stringify(Object.entries(grid).sort(([a], [b]) => (a < b ? -1 : 1)));
}

test("several grids share the parameters beside them", () => {
  const { grids } = writtenGrid({
    op: "x+y",
    modulus: 11,
    grids: [{ kernel: "gaussian", bandwidth: "1:2:0.5" }, { kernel: "quadratic" }],
  });
  assert.equal(grids, [
    { op: ["x+y"], modulus: [11], kernel: ["gaussian"], bandwidth: [1, 1.5, 2] },
    { op: ["x+y"], modulus: [11], kernel: ["quadratic"] },
  ]);
});

test("names from sweep.json and from options both work", () => {
  assert.equal(
    writtenGrid({ trainFraction: "0.1:0.3:0.1" }),
    writtenGrid({ "train-fraction": [0.1, 0.2, 0.3] }),
  );
});

test("seeds beside a file replace its list of seeds, and the other way round", () => {
  assert.equal(writtenGrid({ seed: [7, 8] }, { seeds: 2 }).grids, [{ seed: [0, 1] }]);
  assert.equal(writtenGrid({ seeds: 3 }, { seed: [7, 8] }).grids, [{ seed: [7, 8] }]);
});

test("options replace values of a file in each of its grids", () => {
  const written = { op: "x+y", grids: [{ modulus: 5, iterations: 30 }, { modulus: 7 }] };
  const { grids, repeat } = writtenGrid(written, { iterations: 2, seeds: 2, repeat: 3 });
  const shared = { op: ["x+y"], iterations: [2], seed: [0, 1] };
  assert.equal(plain({ grids: [Object(grids)[0]] }), plain({ grids: [{ ...shared, modulus: [5] }] }));
  assert.equal(plain({ grids: [Object(grids)[1]] }), plain({ grids: [{ ...shared, modulus: [7] }] }));
  assert.is(repeat, 3);
});

test("invalid files and values", async () => {
  await inTempDirectory(async (directory) => {
    const file = path.join(directory, "grid.yaml");
    await failsWith(() => readGridFile(file), "INVALID_FILE", file, "no file exists");
    for (const [text, problem] of [
      ["op: [x+y", "no YAML"],
      ["- op", "without parameters"],
      ["", "without parameters"],
    ]) {
      await writeFile(file, text);
      await failsWith(() => readGridFile(file), "INVALID_FILE", file, problem);
    }
  });
  await failsWith(
    () => writtenGrid({ train_fraction: 0.5 }),
    "INVALID_OPTION",
    '"train_fraction"',
    "does not exist",
    "train-fraction",
  );
  for (const twice of [
    { seeds: 3, seed: 1 },
    { trainFraction: 0.5, "train-fraction": 0.6 },
  ])
    await failsWith(() => writtenGrid(twice), "INVALID_OPTION", Object.keys(twice)[1], "one of the two");
  await failsWith(() => writtenGrid({ modulus: { from: 1 } }), "INVALID_OPTION", "modulus", '{"from":1}');
  await failsWith(() => writtenGrid({ seeds: 0 }), "INVALID_OPTION", "seeds", "0");
  await failsWith(() => writtenGrid({ seeds: [7] }), "INVALID_OPTION", "seeds", "[7]", "list of seeds");
  await failsWith(() => writtenGrid({ seeds: true }), "INVALID_OPTION", "seeds", "true");
  await failsWith(() => writtenGrid({ repeat: [3] }), "INVALID_OPTION", "repeat", "[3]");
  await failsWith(() => writtenGrid({ grids: [3] }), "INVALID_OPTION", "grids");
});

test("merge keys of YAML, and a tag that is not known without a word of the parser", async () => {
  await inTempDirectory(async (directory) => {
    const file = path.join(directory, "grid.yaml");
    await writeFile(
      file,
      "grids:\n- &base\n  op: x+y\n  modulus: 5\n- <<: *base\n  modulus: 7\n- <<: [*base]\n  op: x-y\n",
    );
    assert.equal((await readGridFile(file)).grids, [
      { op: ["x+y"], modulus: [5] },
      { op: ["x+y"], modulus: [7] },
      { op: ["x-y"], modulus: [5] },
    ]);
    await writeFile(file, "op: !!python/object:x.Y x+y\nmodulus: 5\n");
    const warnings: Error[] = [];
    const hear = (warning: Error) => warnings.push(warning);
    process.on("warning", hear);
    await readGridFile(file);
    await new Promise((resolve) => setImmediate(resolve));
    process.off("warning", hear);
    assert.equal(warnings, []);
  });
});

test.run();
