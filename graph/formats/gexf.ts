/** GEXF 1.3 (gexf.net): for Gephi and Gephi Lite, with places and colours. */
import type { Facts, GraphNode, Properties } from '../facts.ts';
import { nodeTypeOf } from '../schema.ts';
import { type Column, columnsOf, textOf } from './columns.ts';
import type { GraphFormat } from './format.ts';
import { attributeTypes, escapeXml, XML_DECLARATION } from './xml.ts';

export const gexf: GraphFormat = {
  name: 'gexf',
  extension: 'gexf',
  mediaType: 'application/gexf+xml; charset=utf-8',
  says: 'GEXF, for Gephi and Gephi Lite, with places and colours',
  write,
};

function* write({ nodes, edges }: Facts): Generator<string> {
  const columns = { node: columnsOf(nodes), edge: columnsOf(edges) };
  yield `${XML_DECLARATION}<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n`;
  yield '<graph defaultedgetype="directed" mode="static">\n';
  yield* declare('node', 'labels', columns.node);
  yield* declare('edge', 'type', columns.edge);
  yield '<nodes>\n';
  for (const node of nodes) yield writeNode(node, columns.node);
  yield '</nodes>\n<edges>\n';
  for (const { id, type, start, end, properties } of edges)
    yield `<edge id="${escapeXml(id)}" source="${escapeXml(start)}" target="${escapeXml(end)}" label="${type}">${values(type, properties, columns.edge)}</edge>\n`;
  yield '</edges>\n</graph>\n</gexf>\n';
}

function* declare(part: 'node' | 'edge', own: string, columns: readonly Column[]): Generator<string> {
  yield `<attributes class="${part}">\n<attribute id="${own}" title="${own}" type="string"/>\n`;
  for (const { name, kind } of columns)
    yield `<attribute id="property.${escapeXml(name)}" title="${escapeXml(name)}" type="${attributeTypes[kind]}"/>\n`;
  yield '</attributes>\n';
}

function writeNode({ id, labels, properties }: GraphNode, columns: readonly Column[]): string {
  const entry = nodeTypeOf(labels);
  const label = properties[entry?.nameProperty ?? 'name'] ?? id;
  const { x, y } = properties;
  const place =
    typeof x === 'number' && typeof y === 'number' ? `<viz:position x="${x}" y="${y}" z="0"/>` : '';
  const color = entry ? `<viz:color hex="${entry.color.light}"/>` : '';
  return `<node id="${escapeXml(id)}" label="${escapeXml(textOf(label))}">${values(labels.join(':'), properties, columns, 'labels')}${color}${place}</node>\n`;
}

function values(own: string, properties: Properties, columns: readonly Column[], ownId = 'type'): string {
  const rest = columns
    .filter(({ name }) => properties[name] !== undefined)
    .map(
      ({ name }) =>
        `<attvalue for="property.${escapeXml(name)}" value="${escapeXml(textOf(properties[name]!))}"/>`,
    );
  return `<attvalues><attvalue for="${ownId}" value="${escapeXml(own)}"/>${rest.join('')}</attvalues>`;
}
