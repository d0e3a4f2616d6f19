/** The program as a library: `build`, `link`, `open`; below them the stages: papers to records, readings, facts, a store. */

export {
  type BuildCounts,
  type BuildOptions,
  type BuiltGraph,
  buildGraph,
  linkPapers,
  NoPapersError,
} from './build.ts';
export { type Catalog, type Entity, loadCatalog } from './catalog/catalog.ts';
export { type Evaluation, evaluateGraph, type GoldPaper, parseGold } from './evaluate.ts';
export { GraphError } from './graph-file/graph-error.ts';
export { readGraphFile } from './graph-file/read.ts';
export {
  build,
  type GivenPaper,
  type GivenPapers,
  type Graph,
  link,
  type NewGraph,
  open,
} from './library.ts';
export type { LinkedMention, LinkedText } from './link-text.ts';
export { createLinker, type Draft, type Linker } from './linker/index.ts';
export type { Lineage, Mention, Reading, Refusal, Relation, Score } from './linker/reading.ts';
export { type OpenGraph, type OpenOptions, openGraph } from './open-store.ts';
export type { PapersOptions, Progress } from './papers.ts';
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
