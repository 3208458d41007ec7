export type { ModularElements, ModularTaskOptions } from "./algebra/modular-task.ts";
export { modularTask } from "./algebra/modular-task.ts";
export type { AdditiveOperation, ModularOperation } from "./algebra/operation.ts";
export type { ProductTaskOptions } from "./algebra/product-task.ts";
export { productTask } from "./algebra/product-task.ts";
export { parseTableFile } from "./algebra/table-file.ts";
export type { OperationTable } from "./algebra/table-task.ts";
export { tableTask } from "./algebra/table-task.ts";
export type { DihedralSymmetry, Task } from "./algebra/task.ts";
export type {
  AgopOptions,
  Backend,
  BackendName,
  BlasDescription,
  IterationRequest,
  JobControl,
  Session,
  SessionIteration,
  Solution,
  Solver,
  TrainingProblem,
} from "./backend/backend.ts";
export type { BackendOptions } from "./backend/create-backend.ts";
export { createBackend } from "./backend/create-backend.ts";
export type { Kernel, KernelName } from "./backend/kernel.ts";
export type { Metrics } from "./backend/metrics.ts";
export { correctSamples, measure } from "./backend/metrics.ts";
export type { DenseSamples, PairSamples, Samples } from "./backend/samples.ts";
export type { DegeneratePartitionOptions } from "./data/degenerate-partition.ts";
export { degeneratePartition } from "./data/degenerate-partition.ts";
export type { PartitionMoves } from "./data/moves.ts";
export type { Partition } from "./data/partition.ts";
export { validatePartition } from "./data/partition.ts";
export { parsePartitionFile } from "./data/partition-file.ts";
export type { RandomPartitionOptions } from "./data/random-partition.ts";
export { randomPartition } from "./data/random-partition.ts";
export { oneHotTargets, trainingLabels } from "./data/targets.ts";
export type { AgopErrorCode } from "./errors.ts";
export { AgopError } from "./errors.ts";
export type { NpyArray } from "./io/npy-array.ts";
export { parseNpy, readNpyFile } from "./io/npy-read.ts";
export type { WritableNpyArray } from "./io/npy-write.ts";
export { encodeNpy, writeNpyFile } from "./io/npy-write.ts";
export type { FeatureMatrixPictureOptions } from "./report/feature-matrix-picture.ts";
export { featureMatrixPicture } from "./report/feature-matrix-picture.ts";
export type { SampleGridPictureOptions } from "./report/sample-grid-picture.ts";
export { sampleGridPicture } from "./report/sample-grid-picture.ts";
export { readFeatureMatrix } from "./rfm/feature-file.ts";
export type { IterationRecord, LabelledSamples, RfmProblem } from "./rfm/iterations.ts";
export type { Rescaling, RfmOptions } from "./rfm/options.ts";
export type { Preset } from "./rfm/presets.ts";
export { preset, presetNames } from "./rfm/presets.ts";
export { RecursiveFeatureMachine } from "./rfm/recursive-feature-machine.ts";
export type { SavedFeatures } from "./rfm/run-directory.ts";
export { RunDirectory } from "./rfm/run-directory.ts";
export { taskProblem } from "./rfm/task-problem.ts";
export { reflectionPermutation, rotationPermutation } from "./symmetry/dihedral-permutation.ts";
export { fixedPoints } from "./symmetry/fixed-points.ts";
export type { PairOrbits } from "./symmetry/orbits.ts";
export { orbitClosure, pairOrbits } from "./symmetry/orbits.ts";
export type { PairPermutation } from "./symmetry/permutation.ts";
export { applyToPairs, compose, inverse } from "./symmetry/permutation.ts";
export { reflectionFeatures } from "./symmetry/reflection-features.ts";
export type { ReflectionName } from "./symmetry/reflection-name.ts";
export { reflectionIndex } from "./symmetry/reflection-name.ts";
export { symmetryDefect } from "./symmetry/symmetry-defect.ts";
export { version } from "./version.ts";
