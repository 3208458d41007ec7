import type { Task } from "../../algebra/tasks/task.ts";
import { readSavedMatrix } from "../../run/directory/features.ts";
import { exchangesOperands } from "../../symmetry/actions/permutation.ts";
import { featureEncodings } from "../../symmetry/features/feature-encoding.ts";
import type { Figure } from "./chart.ts";
import { type EncodedElements, encodingBars, encodingMap } from "./encoding-figure.ts";
import type { FigureChoices } from "./figure-options.ts";
import { type RunSource, savedMatrixOf } from "./figure-source.ts";

/** The encodings in M: a map over the saved iterations, or bars for one iteration. */
export async function spectrumFigure(
  source: RunSource,
  { title, fontSize, iteration }: FigureChoices,
): Promise<Figure> {
  const run = await source.run();
  const isOne = iteration !== undefined || run.features.length === 1;
  const saved = isOne ? [savedMatrixOf(run, iteration)] : run.features;
  const { task } = run;
  // Omit the identity: the diagonal blocks of every M resemble it.
  const elements = await source.symmetries();
  const rows: Float64Array[] = [];
  for (const each of saved) {
    const features = await readSavedMatrix(run, each);
    const sizes = [task.firstElements.length, task.secondElements.length] as const;
    rows.push(
      featureEncodings(
        features,
        sizes,
        elements.map(({ permutation }) => permutation),
      ),
    );
  }
  const kindOf = (exchanges: boolean): EncodedElements => {
    const chosen = elements.flatMap(({ name, permutation }, index) =>
      exchangesOperands(permutation) === exchanges ? [{ name: shortName(name, task), index }] : [],
    );
    return {
      name: kindName(task, exchanges),
      elements: chosen.map(({ name }) => name),
      encodings: rows.map((row) => chosen.map(({ index }) => row[index])),
    };
  };
  const kinds = [kindOf(false), kindOf(true)].filter((kind) => kind.elements.length > 0);
  const spectrum = { task, iterations: saved.map((each) => each.iteration), kinds };
  return isOne ? encodingBars(spectrum, { title, fontSize }) : encodingMap(spectrum, { title, fontSize });
}

/** Label with k alone: the axis names the kind of element. */
function shortName(name: string, { dihedral }: Task): string {
  return dihedral === undefined ? name : name.replace(/^(s )?r\^/, "");
}

function kindName({ dihedral }: Task, exchanges: boolean): string {
  if (dihedral !== undefined) return exchanges ? "k of reflection s rᵏ" : "k of rotation rᵏ";
  return exchanges ? "exchanging element" : "fixing element";
}
