/** A graph file as corrections are applied to it: what they touch is put into its columns. */
import { editTables } from '#graph/columnar/edit';
import { tablesOf } from '#graph/columnar/from-facts';
import { ColumnarGraph } from '#graph/columnar/graph';
import { openColumnarStore } from '#graph/columnar-store';
import { baseOfRows, correctionsOf, type Entry } from '#graph/corrections/index';
import type { Facts } from '#graph/facts';
import type { GraphStore } from '#graph/store';
import { nodeCodec } from './graph-file/node-codec.ts';
import type { GraphFile } from './graph-file/read.ts';
import type { Uncorrected } from './server/correction-desk.ts';

export interface CorrectableGraph extends Uncorrected {
  facts(): Facts;
}

export function correctable(file: GraphFile): CorrectableGraph {
  const columns = file.columns ?? new ColumnarGraph(tablesOf(file.facts(), nodeCodec), nodeCodec);
  return {
    base: baseOfRows(columns),
    facts: () => file.facts(),
    changed: edit => openColumnarStore(new ColumnarGraph(editTables(columns, edit, nodeCodec), nodeCodec)),
  };
}

export function correctedStore(file: GraphFile, entries: readonly Entry[]): GraphStore {
  if (entries.length === 0) return file.store();
  const { base, changed } = correctable(file);
  return changed(correctionsOf(base, entries).edit);
}
