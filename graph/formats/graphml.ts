/** GraphML (graphml.graphdrawing.org): for yEd, Cytoscape, NetworkX, igraph and most other tools. */
import type { Facts, Properties } from '../facts.ts';
import { type Column, columnsOf, textOf } from './columns.ts';
import type { GraphFormat } from './format.ts';
import { attributeTypes, escapeXml, XML_DECLARATION } from './xml.ts';

export const graphml: GraphFormat = {
  name: 'graphml',
  extension: 'graphml',
  mediaType: 'application/graphml+xml; charset=utf-8',
  says: 'GraphML, for yEd, Cytoscape, NetworkX, igraph',
  write,
};

function* write({ nodes, edges }: Facts): Generator<string> {
  const columns = { node: columnsOf(nodes), edge: columnsOf(edges) };
  yield `${XML_DECLARATION}<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n`;
  yield '<key id="n.labels" for="node" attr.name="labels" attr.type="string"/>\n';
  yield '<key id="e.type" for="edge" attr.name="type" attr.type="string"/>\n';
  for (const part of ['node', 'edge'] as const)
    for (const { name, kind } of columns[part])
      yield `<key id="${keyOf(part, name)}" for="${part}" attr.name="${escapeXml(name)}" attr.type="${attributeTypes[kind]}"/>\n`;
  yield '<graph id="herdbook" edgedefault="directed">\n';
  for (const { id, labels, properties } of nodes)
    yield `<node id="${escapeXml(id)}"><data key="n.labels">${escapeXml(labels.join(':'))}</data>${data('node', properties, columns.node)}</node>\n`;
  for (const { id, type, start, end, properties } of edges)
    yield `<edge id="${escapeXml(id)}" source="${escapeXml(start)}" target="${escapeXml(end)}"><data key="e.type">${type}</data>${data('edge', properties, columns.edge)}</edge>\n`;
  yield '</graph>\n</graphml>\n';
}

const keyOf = (part: 'node' | 'edge', name: string): string => `${part[0]}.property.${escapeXml(name)}`;

function data(part: 'node' | 'edge', properties: Properties, columns: readonly Column[]): string {
  return columns
    .filter(({ name }) => properties[name] !== undefined)
    .map(({ name }) => `<data key="${keyOf(part, name)}">${escapeXml(textOf(properties[name]!))}</data>`)
    .join('');
}
