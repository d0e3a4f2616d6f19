/** When a changed graph is made anew from its facts: beside their kin there is no room for so many, or texts that nobody reads any more have gathered. */
import { type Column, forms } from '#graph/columnar/column';
import { tablesOf } from '#graph/columnar/from-facts';
import { ColumnarGraph } from '#graph/columnar/graph';
import type { Tables } from '#graph/columnar/tables';
import type { Facts } from '#graph/facts';
import { type PlaceOptions, placeNodes } from '#graph/layout';
import { nodeCodec } from '../graph-file/node-codec.ts';

/** From this share of new nodes on the map is drawn anew. */
const MANY = 0.1;
/** From this share of texts that nobody reads on they are left out. */
const IDLE = 1 / 3;
/** Packed bytes of a block of texts, on average: each change adds a small one. */
const LEAST_BLOCK = 16 * 1_024;

/** @param arrived how many of the nodes are new */
export function settle(tables: Tables, arrived: number, placing: PlaceOptions): Tables {
  const isCrowded = arrived > MANY * tables.nodes.ids.length;
  if (!isCrowded && !isIdle(tables)) return tables;
  const facts = new ColumnarGraph(tables, nodeCodec).facts();
  return tablesOf(isCrowded ? placeNodes(withoutPlaces(facts), placing) : facts, nodeCodec);
}

function withoutPlaces({ nodes, edges }: Facts): Facts {
  const bare = nodes.map(({ properties: { x: _x, y: _y, community: _c, ...properties }, ...node }) => ({
    ...node,
    properties,
  }));
  return { nodes: bare, edges };
}

function isIdle(tables: Tables): boolean {
  const { packed, blockEnds, ends } = tables.strings;
  const isWhole = packed.length >= LEAST_BLOCK * blockEnds.length;
  return !isWhole && readTexts(tables) < (1 - IDLE) * ends.length;
}

/** How many of the texts stand in a row. */
function readTexts({ strings, nodes, edges }: Tables): number {
  const isRead = new Uint8Array(strings.ends.length);
  for (const id of nodes.ids) isRead[id] = 1;
  const columns = [nodes.labels, edges.types, edges.qualifiers, edges.ids];
  for (const column of [...columns, ...nodes.properties, ...edges.properties])
    if (forms[column.kind].isText) for (const place of placesIn(column)) isRead[column.values[place]!] = 1;
  return isRead.reduce((sum, one) => sum + one, 0);
}

/** The places, in the values of a column, of what its rows hold. */
function placesIn({ codes, values, lists }: Column): Iterable<number> {
  const isHeld = new Uint8Array((lists?.ends ?? values).length + 1);
  for (const code of codes) isHeld[code] = 1;
  const places: number[] = [];
  for (let place = 0; place < isHeld.length - 1; place++) {
    if (isHeld[place + 1] === 0) continue;
    if (!lists) places.push(place);
    else
      for (let at = lists.ends[place - 1] ?? 0; at < lists.ends[place]!; at++) places.push(lists.items[at]!);
  }
  return places;
}
