/** Small graphs that the tests of the language ask. */
import { MultiDirectedGraph } from 'graphology';
import { CypherError, cypher } from '#cypher';

/** Two papers, three techniques and a lineage of models; numbers of both kinds. */
export function papers(): MultiDirectedGraph {
  const graph = new MultiDirectedGraph();
  const node = (id: string, labels: string[], properties: object): string =>
    graph.addNode(id, { labels, ...properties });
  const edge = (type: string, from: string, to: string, properties: object = {}): string =>
    graph.addDirectedEdgeWithKey(`${type}:${from}:${to}`, from, to, { type, ...properties });
  node('p1', ['Paper'], { title: 'Tuning small models', year: 2021, share: 0.5 });
  node('p2', ['Paper'], { title: 'Tuning large models', year: 2023 });
  node('p3', ['Paper'], { title: 'Reading stars', year: 2022 });
  node('lora', ['Technique'], { name: 'LoRA', aliases: ['low-rank adaptation'] });
  node('rlhf', ['Technique'], { name: 'RLHF' });
  node('a', ['Model', 'BaseModel'], { name: 'A' });
  node('b', ['Model'], { name: 'B' });
  node('c', ['Model'], { name: 'C' });
  edge('USES', 'p1', 'lora', { confidence: 0.9 });
  edge('USES', 'p2', 'lora', { confidence: 0.8 });
  edge('USES', 'p2', 'rlhf', { confidence: 0.7 });
  edge('DERIVED_FROM', 'b', 'a');
  edge('DERIVED_FROM', 'c', 'b');
  edge('BUILDS_ON', 'p1', 'b');
  return graph;
}

/** The error of a query; a query without one is an error of the test. */
export function errorOf(query: string, parameters = {}): CypherError {
  try {
    cypher(papers()).run(query, parameters);
  } catch (error) {
    if (error instanceof CypherError) return error;
    throw error;
  }
  throw new Error(`no error: ${query}`);
}
