/** The program as a library: papers to records, readings, facts, and a store that answers Cypher. */
export {
  type BuildCounts,
  type BuildOptions,
  type BuiltGraph,
  buildGraph,
  linkPapers,
  NoPapersError,
  type PapersOptions,
  type Progress,
} from './build.ts';
export { type Catalog, type Entity, loadCatalog } from './catalog/catalog.ts';
export { type Evaluation, evaluateGraph, type GoldPaper, parseGold } from './evaluate.ts';
export { GraphError } from './graph-file/graph-error.ts';
export { readGraphFile } from './graph-file/read.ts';
export { createLinker, type Draft, type Linker } from './linker/index.ts';
export type { Lineage, Mention, Reading, Refusal, Relation, Score } from './linker/reading.ts';
export { type OpenGraph, type OpenOptions, openGraph } from './open-store.ts';
export {
  describeProblem,
  type FieldMap,
  type ReadOptions,
  RecordError,
  type RecordProblem,
  readRecords,
} from './records/index.ts';
export { arxivIdOf, mergeRecords, type PaperRecord, textOf } from './records/record.ts';
export { toFacts } from './to-facts.ts';
