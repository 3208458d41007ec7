import { Command } from "commander";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { addGridOptions, addRunOptions } from "../../../src/cli/shared/run-options.ts";
import {
  optionName,
  parameterTitle,
  pickRunParameters,
  type RunParameters,
  runArguments,
  runParameterNames,
  runParameterTable,
} from "../../../src/run/parameters/table.ts";

const parsed = (args: readonly string[]): RunParameters =>
  pickRunParameters(addRunOptions(new Command("run")).parse(args, { from: "user" }).opts());

test("every parameter is an option of agop run and of a grid, with its help and its default", () => {
  const [run, grid] = [addRunOptions, addGridOptions].map((add) => add(new Command()).helpInformation());
  for (const name of runParameterNames) {
    const { help, default: text } = runParameterTable[name];
    const words = (line: string) => line.replace(/\s+/g, " ");
    const said = text === undefined ? help : `${help} (default: ${text})`;
    for (const page of [run, grid]) {
      assert.match(page, `--${optionName(name)}`);
      assert.ok(words(page).includes(words(said)), `${name}: ${said}`);
    }
  }
});

test("the arguments of parameters are read as the same parameters", () => {
  for (const name of runParameterNames) {
    const value = { text: "1,2", number: 0.25, switch: true }[runParameterTable[name].kind];
    const parameters: RunParameters = { [name]: value };
    assert.equal(parsed(runArguments(parameters)), parameters, name);
  }
  assert.equal(runArguments({ centering: false, diagonal: false, modulus: 7 }), [
    "--modulus",
    "7",
    "--no-centering",
  ]);
  assert.equal(parsed(["--no-centering"]), { centering: false });
  assert.equal(parsed([]), {});
});

test("only parameters are picked", () => {
  const options = { modulus: 7, out: "directory" };
  assert.equal(pickRunParameters(options), { modulus: 7 });
});

test("titles are words", () => {
  assert.is(parameterTitle("trainFraction"), "training fraction");
  assert.is(parameterTitle("bandwidth"), "bandwidth L");
  assert.is(parameterTitle("stopAccuracy"), "stop accuracy");
});

test.run();
