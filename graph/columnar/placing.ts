/** Gives the nodes of a graph in columns their places on the map: numbers, so that its texts stay as they lie. */
import { compareText } from '../facts.ts';
import { findPlaces, type PlaceOptions } from '../layout.ts';
import type { Codec } from './codec.ts';
import { makeColumn } from './column-writer.ts';
import { ColumnarGraph } from './graph.ts';
import { StringPool } from './strings.ts';
import type { Tables } from './tables.ts';

/** As `placeNodes` places facts. */
export function placeTables(tables: Tables, codec: Codec, options: PlaceOptions): Tables {
  const places = Object.entries(findPlaces(new ColumnarGraph(tables, codec), options));
  const pool = new StringPool(codec);
  const made = places.map(([name, values]) => makeColumn(name, 'number', values, pool));
  const known = new Set(places.map(([name]) => name));
  const others = tables.nodes.properties.filter(({ name }) => !known.has(name));
  const properties = [...others, ...made].sort((a, b) => compareText(a.name, b.name));
  return { ...tables, nodes: { ...tables.nodes, properties } };
}
