/** A graph with nothing in it: what the language needs to analyse and plan a query that runs elsewhere. */
import type { GraphView } from '#cypher';

const nothing = (): never => {
  throw new RangeError('An empty graph has no elements.');
};

export const EMPTY_GRAPH: GraphView = {
  nodeCount: 0,
  relationshipCount: 0,
  node: nothing,
  relationship: nothing,
  ends: nothing,
  nodesWith: () => [],
  nodesWhere: () => [],
  expand: () => true,
  degree: () => 0,
  labels: () => [],
  types: () => [],
  propertyKeys: () => [],
};
