/** The table of formats in which a graph leaves; the command line, the server and the page read it. */
import { csv } from './csv.ts';
import { cypherScript } from './cypher.ts';
import type { GraphFormat } from './format.ts';
import { gexf } from './gexf.ts';
import { graphml } from './graphml.ts';
import { json } from './json.ts';
import { jsonl } from './jsonl.ts';
import { importEdges, importNodes } from './neo4j-import.ts';

export { FormatError, type GraphFormat } from './format.ts';

export const formats: readonly GraphFormat[] = [
  jsonl,
  json,
  gexf,
  graphml,
  csv,
  cypherScript,
  importNodes,
  importEdges,
];

export function formatNamed(name: string): GraphFormat | undefined {
  return formats.find(format => format.name === name);
}
