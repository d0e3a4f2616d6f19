/** Changes papers of a graph: links those that are new or others now, and those that read otherwise because of them, and nothing else. */
import { editTables, type GraphEdit } from '#graph/columnar/edit';
import type { ColumnarGraph } from '#graph/columnar/graph';
import { lowerBound } from '#graph/columnar/lower-bound';
import type { Tables } from '#graph/columnar/tables';
import { compareText, type Facts, type GraphNode } from '#graph/facts';
import { isPlaced, placeBesideKin } from '#graph/layout/beside-kin';
import type { Catalog } from '../catalog/catalog.ts';
import { nodeCodec } from '../graph-file/node-codec.ts';
import type { Corpus, Draft, Linker } from '../linker/index.ts';
import { tracePaper } from '../linking/trace.ts';
import { type Traces, tracesOf } from '../linking/traces.ts';
import { textOf } from '../records/record.ts';
import { catalogEdges, factsOfReading, rememberKeys } from '../to-facts.ts';
import { findOutvoted, findRenamed } from './affected.ts';
import { askedBy, keysIn, keysOf, NONE, type Share, tallyOf } from './corpus.ts';
import { type LeftChange, leftAfter, numbersOf } from './left.ts';
import { marksOf } from './marks.ts';
import type { TracedGraph } from './old-papers.ts';
import type { PaperChanges } from './paper-changes.ts';
import { editOf } from './parts.ts';
import type { Parts } from './statements.ts';
import type { AddedLeft } from './trace-file.ts';

export interface Changed {
  readonly tables: Tables;
  readonly left: AddedLeft;
  readonly edit: GraphEdit;
  /** How many papers were linked, the new ones among them. */
  readonly linked: number;
}

export function changePapers(
  old: TracedGraph,
  { renewed, added }: PaperChanges,
  linker: Linker,
  catalog: Catalog,
): Changed {
  const gone = new Set(renewed.keys());
  const records = [...renewed.values(), ...added]
    .filter(record => record !== null)
    .sort((a, b) => compareText(a.id, b.id));
  const fresh = linker.readAll(records);
  const freshTraces = tracesOf(fresh.map(draft => tracePaper(draft, linker)));
  const desk = new Desk(old, linker, gone, freshTraces);
  const goneDrafts = desk.drafts([...gone]);
  const affected = findAffected(desk, fresh, goneDrafts);
  const same = desk.drafts(affected);
  const edit = editOf(old.graph, {
    before: desk.parts([...same, ...goneDrafts], 'before'),
    after: desk.parts([...same, ...fresh], 'after'),
    others: {
      derive: papers => desk.parts(desk.drafts(papers.map(id => desk.numberOf(id))), 'after'),
      textOf: id => textOf(old.recordOf(desk.numberOf(id))),
    },
    catalog: present => catalogEdges(present, catalog),
    isInCatalog: id => catalog.entity(id) !== undefined,
  });
  const placed = { ...edit, nodes: placeNew(old.graph, edit) };
  const tables = editTables(old.graph, placed, nodeCodec);
  const change = leftChange(old, gone, fresh, freshTraces);
  const left = { ...leftAfter(old.left, change), end: old.left.end, change };
  return { tables, left, edit: placed, linked: fresh.length + affected.length };
}

/** Papers of the graph which others make read otherwise. */
function findAffected(desk: Desk, fresh: readonly Draft[], goneDrafts: readonly Draft[]): number[] {
  const { old, gone } = desk;
  const said = new Set([
    ...keysIn(desk.shares.fresh, () => true),
    ...keysIn(desk.shares.before, paper => gone.has(paper)),
  ]);
  const keys = new Map([...keysOf([...fresh, ...goneDrafts])].filter(([hash]) => said.has(hash)));
  const asked = { keys, words: NONE };
  const turn = { keys, before: tallyOf(desk.shares.before, asked), after: tallyOf(desk.shares.after, asked) };
  const renamed = findRenamed(desk.shares.before, turn, paper => textOf(old.recordOf(paper)));
  const affected = new Set([...findOutvoted(desk.shares.before, turn), ...renamed]);
  return [...affected].filter(paper => !gone.has(paper));
}

/** Papers on the desk: each is read once, and linked among all as they were, or as they are now. */
class Desk {
  readonly old: TracedGraph;
  readonly gone: ReadonlySet<number>;
  readonly shares: Readonly<Record<'before' | 'after' | 'fresh', readonly Share[]>>;
  readonly #linker: Linker;
  readonly #drafts = new Map<number, Draft>();
  readonly #spell = rememberKeys();

  constructor(old: TracedGraph, linker: Linker, gone: ReadonlySet<number>, fresh: Traces) {
    this.old = old;
    this.gone = gone;
    this.#linker = linker;
    const numbers = numbersOf(old.left);
    const shares = (of: readonly Int32Array[]): Share[] =>
      old.left.tables.map(({ traces }, table) => ({ traces, numbers: of[table]! }));
    const stays = numbers.map(own => own.map(paper => (gone.has(paper) ? -1 : paper)));
    const own = [{ traces: fresh, numbers: Int32Array.from({ length: fresh.papers }, (_, row) => row) }];
    this.shares = { before: shares(numbers), after: [...shares(stays), ...own], fresh: own };
  }

  drafts(papers: readonly number[]): readonly Draft[] {
    const unread = papers.filter(paper => !this.#drafts.has(paper));
    const read = this.#linker.readAll(unread.map(paper => this.old.recordOf(paper)));
    for (const [at, paper] of unread.entries()) this.#drafts.set(paper, read[at]!);
    return papers.map(paper => this.#drafts.get(paper)!);
  }

  /** The number of a paper that is in the graph. */
  numberOf(id: string): number {
    const { graph, rows } = this.old;
    const row = graph.nodeRow(id)!;
    return lowerBound(0, rows.length, paper => rows[paper]! < row);
  }

  parts(drafts: readonly Draft[], when: 'before' | 'after'): Parts {
    if (drafts.length === 0) return new Map();
    const corpus: Corpus = this.#linker.gather(tallyOf(this.shares[when], askedBy(drafts)));
    const readings = this.#linker.linkAll(drafts, corpus);
    return new Map(readings.map(reading => [reading.record.id, factsOfReading(reading, this.#spell)]));
  }
}

/** New nodes stand beside their kin; what is placed stays where it is. */
function placeNew(graph: ColumnarGraph, { nodes, edges }: GraphEdit): ReadonlyMap<string, GraphNode | null> {
  const fresh = [...nodes.values()].filter((node): node is GraphNode => node !== null && !isPlaced(node));
  if (fresh.length === 0) return nodes;
  const isFresh = new Set(fresh.map(node => node.id));
  const ties = [...edges.values()].filter(
    edge => edge !== null && (isFresh.has(edge.start) || isFresh.has(edge.end)),
  ) as Facts['edges'];
  const kin = new Set(ties.flatMap(({ start, end }) => [start, end]).filter(id => !isFresh.has(id)));
  const standing = [...kin].map(id => nodes.get(id) ?? graph.node(graph.nodeRow(id)!));
  const byId = (a: GraphNode, b: GraphNode): number => compareText(a.id, b.id);
  const placed = placeBesideKin({ nodes: [...fresh, ...standing].sort(byId), edges: ties });
  const changed = new Map(nodes);
  for (const node of placed.nodes) if (isFresh.has(node.id)) changed.set(node.id, node);
  return changed;
}

/** @param fresh in the order of their ids */
function leftChange(
  { graph, rows }: TracedGraph,
  gone: ReadonlySet<number>,
  fresh: readonly Draft[],
  traces: Traces,
): LeftChange {
  const placeOf = (id: string): number =>
    lowerBound(0, rows.length, paper => compareText(graph.nodeId(rows[paper]!), id) < 0);
  return {
    table: { traces, marks: marksOf(fresh.map(({ record }) => record)) },
    at: Uint32Array.from(fresh, ({ record }) => placeOf(record.id)),
    gone: Uint32Array.from(gone).sort(),
  };
}
