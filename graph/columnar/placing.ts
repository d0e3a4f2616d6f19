/** Gives the nodes of a graph in columns their places on the map: numbers, so that its texts stay as they lie. */
import { compareText, type Facts, type GraphNode, type Properties } from '../facts.ts';
import { type PlaceOptions, placeNodes } from '../layout.ts';
import type { Codec } from './codec.ts';
import { makeColumn } from './column-writer.ts';
import { ColumnarGraph } from './graph.ts';
import { StringPool } from './strings.ts';
import type { Tables } from './tables.ts';

/** What a place is. */
const PLACE: ReadonlySet<string> = new Set(['x', 'y', 'community']);

/** As `placeNodes` places facts. */
export function placeTables(tables: Tables, codec: Codec, options: PlaceOptions): Tables {
  const { nodes } = placeNodes(bareFacts(new ColumnarGraph(tables, codec)), options);
  const pool = new StringPool(codec);
  const places = Array.from(PLACE, name =>
    makeColumn(
      name,
      'number',
      nodes.map(node => node.properties[name]),
      pool,
    ),
  );
  const others = tables.nodes.properties.filter(({ name }) => !PLACE.has(name));
  const properties = [...others, ...places].sort((a, b) => compareText(a.name, b.name));
  return { ...tables, nodes: { ...tables.nodes, properties } };
}

const NOTHING: Properties = {};

/** Who is tied to whom, and how; the rest says nothing of places. */
function bareFacts(graph: ColumnarGraph): Facts {
  const ids = Array.from({ length: graph.nodeCount }, (_, row) => String(row));
  return {
    nodes: ids.map((id): GraphNode => ({ id, labels: [], properties: NOTHING })),
    edges: Array.from(graph.starts, (start, row) => ({
      id: '',
      type: graph.edgeType(row),
      start: ids[start]!,
      end: ids[graph.ends[row]!]!,
      properties: NOTHING,
    })),
  };
}
