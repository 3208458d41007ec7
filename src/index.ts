export type { ConjugacyClasses } from "./algebra/groups/conjugacy-classes.ts";
export { conjugacyClasses } from "./algebra/groups/conjugacy-classes.ts";
export { finiteCyclicGroup } from "./algebra/groups/cyclic-group.ts";
export { dihedralGroup } from "./algebra/groups/dihedral-group.ts";
export { directProduct } from "./algebra/groups/direct-product.ts";
export { cyclicOrder, discreteLogarithms, smallestGenerator } from "./algebra/groups/discrete-logarithm.ts";
export { elementOrders } from "./algebra/groups/element-orders.ts";
export type { FiniteGroup } from "./algebra/groups/finite-group.ts";
export { groupByName } from "./algebra/groups/group-name.ts";
export { isAbelian } from "./algebra/groups/is-abelian.ts";
export { alternatingGroup, symmetricGroup } from "./algebra/groups/permutation-groups.ts";
export { quaternionGroup } from "./algebra/groups/quaternion-group.ts";
export type { RealCharacters, RealComponent, RealType } from "./algebra/groups/real-characters.ts";
export { realCharacters } from "./algebra/groups/real-characters.ts";
export type {
  CyclicSemidirectProductOptions,
  SemidirectProductOptions,
} from "./algebra/groups/semidirect-product.ts";
export { cyclicSemidirectProduct, semidirectProduct } from "./algebra/groups/semidirect-product.ts";
export type { Cosets } from "./algebra/groups/subgroup.ts";
export { centre, leftCosets, rightCosets, subgroup } from "./algebra/groups/subgroup.ts";
export { unitsGroup } from "./algebra/groups/units-group.ts";
export { parseTableFile } from "./algebra/tables/table-file.ts";
export type { TableProperty, TableReport } from "./algebra/tables/table-report.ts";
export { groupOfTable, tableReport } from "./algebra/tables/table-report.ts";
export type { OperationTable, TableEntry } from "./algebra/tables/table-task.ts";
export { tableTask } from "./algebra/tables/table-task.ts";
export { combinedTask } from "./algebra/tasks/combined-task.ts";
export type { FiniteGroupTaskOptions } from "./algebra/tasks/finite-group-task.ts";
export { finiteGroupTask } from "./algebra/tasks/finite-group-task.ts";
export type { ModularElements, ModularTaskOptions } from "./algebra/tasks/modular-task.ts";
export { modularTask } from "./algebra/tasks/modular-task.ts";
export type { NamedGroupTaskOptions } from "./algebra/tasks/named-group-task.ts";
export { namedGroupTask } from "./algebra/tasks/named-group-task.ts";
export type {
  AdditiveOperation,
  GroupOperation,
  ModularOperation,
  Polynomial,
} from "./algebra/tasks/operation.ts";
export type { OperandSizes } from "./algebra/tasks/pairs.ts";
export type { PolynomialTaskOptions } from "./algebra/tasks/polynomial-task.ts";
export { polynomialTask } from "./algebra/tasks/polynomial-task.ts";
export type { ProductTaskOptions } from "./algebra/tasks/product-task.ts";
export { productTask } from "./algebra/tasks/product-task.ts";
export type { ResidueTaskOptions } from "./algebra/tasks/residue-task.ts";
export { residueTask } from "./algebra/tasks/residue-task.ts";
export type { DihedralSymmetry, Task } from "./algebra/tasks/task.ts";
export { taskDimension } from "./algebra/tasks/task-dimension.ts";
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
  SolveOutcome,
  Solver,
  TrainingProblem,
} from "./backend/backend.ts";
export type { BackendOptions } from "./backend/create-backend.ts";
export { createBackend } from "./backend/create-backend.ts";
export type { Kernel, KernelName } from "./backend/kernel.ts";
export type { Metrics } from "./backend/metrics.ts";
export { correctSamples, measure, predictedLabels, tiedSamples } from "./backend/metrics.ts";
export type { DenseSamples, PairSamples, Samples } from "./backend/samples.ts";
export type { DegeneratePartitionOptions } from "./data/degenerate-partition.ts";
export { degeneratePartition } from "./data/degenerate-partition.ts";
export type { PartitionMoves } from "./data/moves.ts";
export type { Partition, PartitionCandidate } from "./data/partition.ts";
export { validatePartition } from "./data/partition.ts";
export { parsePartitionFile } from "./data/partition-file.ts";
export type { RandomPartitionOptions } from "./data/random-partition.ts";
export { randomPartition } from "./data/random-partition.ts";
export { oneHotTargets, trainingLabels } from "./data/targets.ts";
export type { AgopErrorCode, AgopErrorDetails } from "./errors.ts";
export { AgopError } from "./errors.ts";
export type { NpyArray, NpyShape } from "./io/npy-array.ts";
export { parseNpy, readNpyFile } from "./io/npy-read.ts";
export type { WritableNpyArray } from "./io/npy-write.ts";
export { encodeNpy, writeNpyFile } from "./io/npy-write.ts";
export { directoryReport } from "./report/directory-report.ts";
export type { Figure } from "./report/figures/chart.ts";
export type { FeatureMatrixFigureOptions } from "./report/figures/feature-matrix-figure.ts";
export { featureMatrixFigure } from "./report/figures/feature-matrix-figure.ts";
export type { FigureAvailability, FigureOptions } from "./report/figures/figure.ts";
export { availableFigures, figure } from "./report/figures/figure.ts";
export type { FigurePngOptions } from "./report/figures/figure-files.ts";
export { figurePdf, figurePng } from "./report/figures/figure-files.ts";
export type { FigureKind, Lack } from "./report/figures/figure-kinds.ts";
export type { AxisLimits, FeatureView, FigureChoices } from "./report/figures/figure-options.ts";
export type { MarkedPairs, SamplesFigureOptions } from "./report/figures/samples-figure.ts";
export { samplesFigure } from "./report/figures/samples-figure.ts";
export type { WrittenFigure } from "./report/figures/write-figures.ts";
export { writeFigures } from "./report/figures/write-figures.ts";
export type { ReportOptions } from "./report/pages/shared/report-options.ts";
export type { TaskElements } from "./report/shared/feature-rows.ts";
export type { CirculantFeaturesOptions } from "./rfm/circulant-features.ts";
export { circulantFeatures } from "./rfm/circulant-features.ts";
export type {
  StoppingCheck,
  StoppingRecord,
  StoppingRules,
  StopReason,
} from "./rfm/early-stopping.ts";
export { stoppingCheck } from "./rfm/early-stopping.ts";
export type { IterationRecord, LabelledSamples, RfmProblem } from "./rfm/iterations.ts";
export type { Rescaling, RfmOptions, RfmSettings } from "./rfm/options.ts";
export { presetNames } from "./rfm/preset-names.ts";
export type { Preset } from "./rfm/presets.ts";
export { preset } from "./rfm/presets.ts";
export { RecursiveFeatureMachine } from "./rfm/recursive-feature-machine.ts";
export { encodeSamples, taskProblem } from "./rfm/task-problem.ts";
export { analysisCsv, writeAnalysis } from "./run/directory/analysis.ts";
export { readFeatureMatrix } from "./run/directory/features.ts";
export type { SavedFeatures } from "./run/directory/run-directory.ts";
export { RunDirectory } from "./run/directory/run-directory.ts";
export type {
  PartitionParameters,
  RunParameterName,
  RunParameters,
  StoppingParameters,
  TaskParameters,
} from "./run/parameters/table.ts";
export type {
  AnalysisReport,
  BlockValues,
  EncodedElement,
  IterationAnalysis,
  RunAnalysis,
} from "./run/run-analysis.ts";
export { runAnalysis } from "./run/run-analysis.ts";
export type { ParameterGrid, SweepGrid } from "./sweep/grid.ts";
export type { WrittenGrid } from "./sweep/grid-file.ts";
export { readGridFile } from "./sweep/grid-file.ts";
export type { LocalSweepOptions } from "./sweep/local-sweep.ts";
export { localSweep } from "./sweep/local-sweep.ts";
export type { RunCurve, RunFailure, RunRecord, RunResult } from "./sweep/run-record.ts";
export type { SweepProgress } from "./sweep/sweep.ts";
export { readRunRecords } from "./sweep/sweep-directory.ts";
export { reflectionPermutation, rotationPermutation } from "./symmetry/actions/dihedral-permutation.ts";
export { fixedPoints } from "./symmetry/actions/fixed-points.ts";
export type { PairOrbits } from "./symmetry/actions/orbits.ts";
export { orbitClosure, pairOrbits } from "./symmetry/actions/orbits.ts";
export type { PairPermutation } from "./symmetry/actions/permutation.ts";
export { applyToPairs, compose, inverse } from "./symmetry/actions/permutation.ts";
export type { ReflectionName } from "./symmetry/actions/reflection-name.ts";
export { reflectionIndex } from "./symmetry/actions/reflection-name.ts";
export type { BlockPattern } from "./symmetry/features/block-pattern.ts";
export { featurePatterns, patternDeviation } from "./symmetry/features/block-pattern.ts";
export { effectiveRank } from "./symmetry/features/effective-rank.ts";
export { elementFeatures } from "./symmetry/features/element-features.ts";
export { equivarianceDefects } from "./symmetry/features/equivariance-defect.ts";
export { featureAlignment } from "./symmetry/features/feature-alignment.ts";
export type { ByBlock, FeatureAnalyser, FeatureAnalysis } from "./symmetry/features/feature-analysis.ts";
export { featureAnalyser } from "./symmetry/features/feature-analysis.ts";
export { centredBlocks, featureBlock } from "./symmetry/features/feature-blocks.ts";
export type { StrongestEncoding } from "./symmetry/features/feature-encoding.ts";
export { featureEncodings, strongestEncoding } from "./symmetry/features/feature-encoding.ts";
export { reflectionFeatures } from "./symmetry/features/reflection-features.ts";
export type { RepresentationEnergies } from "./symmetry/features/representation-energies.ts";
export { representationEnergies } from "./symmetry/features/representation-energies.ts";
export { symmetrise } from "./symmetry/features/symmetrise.ts";
export type { ColouredTable } from "./symmetry/groups/colour-refinement.ts";
export { symmetryElement } from "./symmetry/groups/element-name.ts";
export { groupStructure } from "./symmetry/groups/group-structure.ts";
export type { SymmetrySearchOptions } from "./symmetry/groups/searched-symmetries.ts";
export type { SymmetryGroup } from "./symmetry/groups/symmetry-group.ts";
export { generatedSubgroup, positionOrbits } from "./symmetry/groups/symmetry-group.ts";
export type { TableAutomorphismOptions, TableAutomorphisms } from "./symmetry/groups/table-automorphisms.ts";
export { tableAutomorphisms } from "./symmetry/groups/table-automorphisms.ts";
export { taskElements } from "./symmetry/groups/task-elements.ts";
export { taskEquivariances } from "./symmetry/groups/task-equivariances.ts";
export { taskInvariances } from "./symmetry/groups/task-invariances.ts";
export type { SymmetryKind, TaskSymmetry } from "./symmetry/groups/task-symmetry.ts";
export { composeSymmetries, identitySymmetry, inverseSymmetry } from "./symmetry/groups/task-symmetry.ts";
export type {
  GeneralisationOptions,
  GeneralisationPrediction,
} from "./symmetry/training-sets/generalisation-law.ts";
export { predictGeneralisation } from "./symmetry/training-sets/generalisation-law.ts";
export type { OrbitPrediction, OrbitPredictionOptions } from "./symmetry/training-sets/orbit-prediction.ts";
export { orbitPrediction } from "./symmetry/training-sets/orbit-prediction.ts";
export { symmetryDefect } from "./symmetry/training-sets/symmetry-defect.ts";
export type { StabiliserOptions } from "./symmetry/training-sets/training-set-stabiliser.ts";
export { symmetryDefects, trainingSetStabiliser } from "./symmetry/training-sets/training-set-stabiliser.ts";
export { version } from "./version.ts";
