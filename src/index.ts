export { combinedTask } from "./algebra/combined-task.ts";
export type { ConjugacyClasses } from "./algebra/conjugacy-classes.ts";
export { conjugacyClasses } from "./algebra/conjugacy-classes.ts";
export { finiteCyclicGroup } from "./algebra/cyclic-group.ts";
export { dihedralGroup } from "./algebra/dihedral-group.ts";
export { directProduct } from "./algebra/direct-product.ts";
export { cyclicOrder, discreteLogarithms, smallestGenerator } from "./algebra/discrete-logarithm.ts";
export { elementOrders } from "./algebra/element-orders.ts";
export type { FiniteGroup } from "./algebra/finite-group.ts";
export type { FiniteGroupTaskOptions } from "./algebra/finite-group-task.ts";
export { finiteGroupTask } from "./algebra/finite-group-task.ts";
export { groupByName } from "./algebra/group-name.ts";
export { isAbelian } from "./algebra/is-abelian.ts";
export type { ModularElements, ModularTaskOptions } from "./algebra/modular-task.ts";
export { modularTask } from "./algebra/modular-task.ts";
export type { NamedGroupTaskOptions } from "./algebra/named-group-task.ts";
export { namedGroupTask } from "./algebra/named-group-task.ts";
export type { AdditiveOperation, GroupOperation, ModularOperation, Polynomial } from "./algebra/operation.ts";
export { alternatingGroup, symmetricGroup } from "./algebra/permutation-groups.ts";
export type { PolynomialTaskOptions } from "./algebra/polynomial-task.ts";
export { polynomialTask } from "./algebra/polynomial-task.ts";
export type { ProductTaskOptions } from "./algebra/product-task.ts";
export { productTask } from "./algebra/product-task.ts";
export { quaternionGroup } from "./algebra/quaternion-group.ts";
export type { RealCharacters, RealComponent, RealType } from "./algebra/real-characters.ts";
export { realCharacters } from "./algebra/real-characters.ts";
export type { ResidueTaskOptions } from "./algebra/residue-task.ts";
export { residueTask } from "./algebra/residue-task.ts";
export type {
  CyclicSemidirectProductOptions,
  SemidirectProductOptions,
} from "./algebra/semidirect-product.ts";
export { cyclicSemidirectProduct, semidirectProduct } from "./algebra/semidirect-product.ts";
export type { Cosets } from "./algebra/subgroup.ts";
export { centre, leftCosets, rightCosets, subgroup } from "./algebra/subgroup.ts";
export { parseTableFile } from "./algebra/table-file.ts";
export type { TableProperty, TableReport } from "./algebra/table-report.ts";
export { groupOfTable, tableReport } from "./algebra/table-report.ts";
export type { OperationTable } from "./algebra/table-task.ts";
export { tableTask } from "./algebra/table-task.ts";
export type { DihedralSymmetry, Task } from "./algebra/task.ts";
export { taskDimension } from "./algebra/task-dimension.ts";
export { unitsGroup } from "./algebra/units-group.ts";
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
export type { CirculantFeaturesOptions } from "./rfm/circulant-features.ts";
export { circulantFeatures } from "./rfm/circulant-features.ts";
export { readFeatureMatrix } from "./rfm/feature-file.ts";
export type { IterationRecord, LabelledSamples, RfmProblem } from "./rfm/iterations.ts";
export type { Rescaling, RfmOptions } from "./rfm/options.ts";
export type { Preset } from "./rfm/presets.ts";
export { preset, presetNames } from "./rfm/presets.ts";
export { RecursiveFeatureMachine } from "./rfm/recursive-feature-machine.ts";
export type {
  AnalysisReport,
  BlockValues,
  EncodedElement,
  IterationAnalysis,
  RunAnalysis,
} from "./rfm/run-analysis.ts";
export { analysisCsv, runAnalysis, writeAnalysis } from "./rfm/run-analysis.ts";
export type { SavedFeatures } from "./rfm/run-directory.ts";
export { RunDirectory } from "./rfm/run-directory.ts";
export { encodeSamples, taskProblem } from "./rfm/task-problem.ts";
export type { BlockPattern } from "./symmetry/block-pattern.ts";
export { featurePatterns, patternDeviation } from "./symmetry/block-pattern.ts";
export type { ColouredTable } from "./symmetry/colour-refinement.ts";
export { reflectionPermutation, rotationPermutation } from "./symmetry/dihedral-permutation.ts";
export { effectiveRank } from "./symmetry/effective-rank.ts";
export { elementFeatures } from "./symmetry/element-features.ts";
export { symmetryElement } from "./symmetry/element-name.ts";
export { equivarianceDefects } from "./symmetry/equivariance-defect.ts";
export { featureAlignment } from "./symmetry/feature-alignment.ts";
export type { ByBlock, FeatureAnalyser, FeatureAnalysis } from "./symmetry/feature-analysis.ts";
export { featureAnalyser } from "./symmetry/feature-analysis.ts";
export type { StrongestEncoding } from "./symmetry/feature-encoding.ts";
export { featureEncodings, strongestEncoding } from "./symmetry/feature-encoding.ts";
export { fixedPoints } from "./symmetry/fixed-points.ts";
export type { GeneralisationOptions, GeneralisationPrediction } from "./symmetry/generalisation-law.ts";
export { predictGeneralisation } from "./symmetry/generalisation-law.ts";
export { groupStructure } from "./symmetry/group-structure.ts";
export type { OrbitPrediction, OrbitPredictionOptions } from "./symmetry/orbit-prediction.ts";
export { orbitPrediction } from "./symmetry/orbit-prediction.ts";
export type { PairOrbits } from "./symmetry/orbits.ts";
export { orbitClosure, pairOrbits } from "./symmetry/orbits.ts";
export type { PairPermutation } from "./symmetry/permutation.ts";
export { applyToPairs, compose, inverse } from "./symmetry/permutation.ts";
export { reflectionFeatures } from "./symmetry/reflection-features.ts";
export type { ReflectionName } from "./symmetry/reflection-name.ts";
export { reflectionIndex } from "./symmetry/reflection-name.ts";
export type { RepresentationEnergies } from "./symmetry/representation-energies.ts";
export { representationEnergies } from "./symmetry/representation-energies.ts";
export type { SymmetrySearchOptions } from "./symmetry/searched-symmetries.ts";
export { symmetrise } from "./symmetry/symmetrise.ts";
export { symmetryDefect } from "./symmetry/symmetry-defect.ts";
export type { SymmetryGroup } from "./symmetry/symmetry-group.ts";
export { generatedSubgroup, positionOrbits } from "./symmetry/symmetry-group.ts";
export type { TableAutomorphismOptions, TableAutomorphisms } from "./symmetry/table-automorphisms.ts";
export { tableAutomorphisms } from "./symmetry/table-automorphisms.ts";
export { taskElements } from "./symmetry/task-elements.ts";
export { taskEquivariances } from "./symmetry/task-equivariances.ts";
export { taskInvariances } from "./symmetry/task-invariances.ts";
export type { SymmetryKind, TaskSymmetry } from "./symmetry/task-symmetry.ts";
export { composeSymmetries, identitySymmetry, inverseSymmetry } from "./symmetry/task-symmetry.ts";
export type { StabiliserOptions } from "./symmetry/training-set-stabiliser.ts";
export { symmetryDefects, trainingSetStabiliser } from "./symmetry/training-set-stabiliser.ts";
export { version } from "./version.ts";
