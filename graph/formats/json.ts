/** Node-link JSON: one object with nodes and links, as d3, NetworkX and most scripts read it. */
import type { Facts } from '../facts.ts';
import type { GraphFormat } from './format.ts';

export const json: GraphFormat = {
  name: 'json',
  extension: 'json',
  mediaType: 'application/json; charset=utf-8',
  says: 'node-link JSON, for d3, NetworkX and scripts',
  write,
};

/** A property never stands in the place of what tells an element apart. */
function* write({ nodes, edges }: Facts): Generator<string> {
  yield '{"directed":true,"multigraph":true,"graph":{},\n"nodes":[';
  yield* listed(nodes.map(({ id, labels, properties }) => ({ ...properties, id, labels })));
  yield '],\n"links":[';
  yield* listed(
    edges.map(({ id, type, start, end, properties }) => ({
      ...properties,
      key: id,
      type,
      source: start,
      target: end,
    })),
  );
  yield ']}\n';
}

/** One a line: the file can be compared and searched. */
function* listed(elements: readonly object[]): Generator<string> {
  let first = true;
  for (const element of elements) {
    yield `${first ? '' : ','}\n${JSON.stringify(element)}`;
    first = false;
  }
}
