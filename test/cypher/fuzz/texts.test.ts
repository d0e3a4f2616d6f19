/** No text crashes the language: soups of its words, known queries that were mangled, anything. A failure leaves the graph as it was. */
import fc from 'fast-check';
import { MultiDirectedGraph } from 'graphology';
import { expect, test } from 'vitest';
import { CypherError, check, cypher } from '#cypher';
import { readKit } from '../../tck/main.ts';
import { sorted } from './graphs.ts';
import { PIECES } from './pieces.ts';
import { LONG, runs } from './runs.ts';

const LIMITS = { rowLimit: 200, timeoutMs: 150 } as const;
const queries = readKit(new URL('../pack', import.meta.url).pathname).scenarios.flatMap(({ steps }) =>
  steps.flatMap(step => (step.text.startsWith('executing query') && step.body ? [step.body] : [])),
);

const soup = fc.array(fc.constantFrom(...PIECES), { maxLength: 25 }).map(pieces => pieces.join(' '));

/** A known query with a stretch of it taken out, doubled, or replaced by something else. */
const mutant = fc
  .record({
    query: fc.constantFrom(...queries),
    other: fc.constantFrom(...queries),
    piece: fc.constantFrom(...PIECES),
    at: fc.nat(400),
    length: fc.nat(20),
    way: fc.constantFrom('drop', 'double', 'replace', 'splice'),
  })
  .map(({ query, other, piece, at, length, way }) => {
    const [start, end] = [
      at % (query.length + 1),
      Math.min(query.length, (at % (query.length + 1)) + length),
    ];
    const middle = {
      drop: '',
      double: query.slice(start, end).repeat(2),
      replace: ` ${piece} `,
      splice: other.slice(start, end),
    }[way];
    return query.slice(0, start) + middle + query.slice(end);
  });

function small(): MultiDirectedGraph {
  const graph = new MultiDirectedGraph();
  cypher(graph, { writable: true }).run(
    `CREATE (a:A {x: 1, n: 'a'}), (b:A:B {x: 2, n: 'b'}), (c:B {x: 1.5}), (a)-[:R {w: 1}]->(b), (b)-[:S]->(c), (c)-[:R]->(a), (a)-[:R]->(a)`,
  );
  return graph;
}

/** Runs, and lets only the language's own errors pass. */
function survives(query: string): void {
  const graph = small();
  const before = JSON.stringify(graph.export());
  try {
    cypher(graph, { writable: true }).run(query, { p: 1 }, LIMITS);
  } catch (error) {
    if (!(error instanceof CypherError)) throw error;
    expect(error.message).not.toBe('');
    if (error.position) expect(error.position.offset).toBeLessThanOrEqual(query.length);
    expect(JSON.stringify(sorted(graph))).toBe(JSON.stringify(sorted(graph, before)));
  }
}

test(
  'no soup of words and signs crashes the language',
  () => {
    fc.assert(fc.property(soup, survives), runs(3_000));
  },
  LONG,
);

test(
  'no query that was mangled crashes it',
  () => {
    fc.assert(fc.property(mutant, survives), runs(3_000));
  },
  LONG,
);

test(
  'no text at all crashes the check',
  () => {
    const property = fc.property(fc.string({ unit: 'binary', maxLength: 60 }), text => {
      try {
        check(text);
      } catch (error) {
        if (!(error instanceof CypherError)) throw error;
      }
    });
    fc.assert(property, runs(5_000));
  },
  LONG,
);
