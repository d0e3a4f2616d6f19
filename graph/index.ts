/** The graph as a library: what it may hold, a store in memory, questions, search, layout and formats. */
export {
  type Evidence,
  edgeFact,
  edgeId,
  evidenceOf,
  type Facts,
  type GraphEdge,
  type GraphNode,
  mergeFacts,
  nodeId,
  type Properties,
  type PropertyValue,
} from './facts.ts';
export { FormatError, formatNamed, formats, type GraphFormat } from './formats/index.ts';
export { placeNodes } from './layout.ts';
export { openMemoryStore } from './memory-store.ts';
export {
  askQuestion,
  type Question,
  QuestionError,
  type QuestionParameter,
  questionNamed,
  questions,
} from './questions.ts';
export { type EdgeType, edgeTypeOf, edgeTypes, type Label, nodeTypeOf, nodeTypes } from './schema.ts';
export { indexNames, type NameHit, type NameIndex } from './search.ts';
export type { GraphReader, GraphStore, MergeSummary, StoreState } from './store.ts';
export { StoreError } from './store-error.ts';
