/** Corrections over HTTP: what was put right, what one more would change, and one more. */
import { z } from 'zod';
import type { GraphEdit } from '#graph/columnar/edit';
import { type Changes, compareGraphs, type GraphDifference, kindOfNode } from '#graph/compare-graphs';
import {
  type BaseGraph,
  baseOfRows,
  type Correction,
  correctionsOf,
  describeCorrection,
  type Entry,
  isProblem,
  kinds,
  type Outcome,
  parseCorrection,
} from '#graph/corrections/index';
import { compareText, type GraphEdge } from '#graph/facts';
import { nameAt, nameOf } from '#graph/node-name';
import type { GraphRows } from '#graph/rows';
import type { CorrectionDesk } from './correction-desk.ts';
import { Problem } from './problem.ts';
import { json } from './replies.ts';
import { type Route, route, type Service } from './route.ts';
import type { ServedGraph } from './served-graph.ts';

/** Changes that a preview names; the counts are of all. */
const MOST_NAMED = 100;

const body = z.looseObject({ do: z.enum(kinds.map(({ does }) => does)), why: z.string().default('') });

export const correctionRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/api/corrections/kinds',
    says: 'The kinds of corrections with their fields, and the file that keeps them; null where none does.',
    request: z.object({}),
    handle: (_request, { corrections }) => json({ file: corrections?.file ?? null, kinds: kindsInWords }),
  }),
  route({
    method: 'get',
    path: '/api/corrections',
    says: 'The corrections of this graph with what became of each.',
    request: z.object({}),
    handle: async (_request, { graph, corrections }) => {
      if (!corrections) return json({ corrections: [] });
      const { entries } = await corrections.read();
      if (entries.length === 0) return json({ corrections: [] });
      const told = await graph.keepLast(JSON.stringify(entries), async () => {
        const base = await baseOf(graph, corrections);
        const name = await namer(graph, base);
        return correctionsOf(base, entries).outcomes.map(outcome => inWords(outcome, name));
      });
      return json({ corrections: told });
    },
  }),
  route({
    method: 'post',
    path: '/api/corrections/preview',
    says: 'What a correction would change; nothing is kept.',
    request: z.object({ body }),
    handle: async ({ body: asked }, service) => {
      const { base, entries, outcome, edit, name } = await attempt(asked, service);
      const { nodes, edges } = compareTouched(await service.graph.rows(), base, edit, entries);
      return json({
        ...inWords(outcome, name),
        nodes: summarise(nodes, node => ({ id: node.id, type: kindOfNode(node), name: nameOf(node) })),
        edges: summarise(edges, edge => edgeInWords(edge, name)),
      });
    },
  }),
  route({
    method: 'post',
    path: '/api/corrections',
    says: 'Keeps a correction. A graph from a file shows it at once, one on a server after the next build.',
    request: z.object({ body }),
    handle: async ({ body: asked }, service) => {
      const { desk, uncorrected, outcome, edit, name } = await attempt(asked, service);
      if (outcome.state !== 'applied')
        throw new Problem({
          status: 409,
          type: 'idle-correction',
          detail: `Nothing to correct: ${outcome.reason}.`,
        });
      const entry = await desk.append(outcome.entry.correction);
      if (uncorrected) service.graph.replace(uncorrected.changed(edit));
      return json({ ...inWords({ ...outcome, entry }, name), shown: uncorrected !== null });
    },
  }),
];

const kindsInWords = kinds.map(({ does, says, fields }) => ({ do: does, says, fields }));

function openDesk(corrections: Service['corrections']): CorrectionDesk {
  if (corrections) return corrections;
  throw new Problem({
    status: 403,
    type: 'no-corrections',
    detail: 'This server keeps no corrections.',
    hint: 'One that is reached from other machines keeps them only in a file that is named: herdbook explore --corrections <file>.',
  });
}

function sign(asked: Readonly<Record<string, unknown>>, { who }: CorrectionDesk): Correction {
  const parsed = parseCorrection({ who, ...asked, when: new Date().toISOString() });
  if (!isProblem(parsed)) return parsed;
  throw new Problem({
    status: 400,
    type: 'invalid-correction',
    detail: `Expected ${parsed.expected}, got ${parsed.got}.`,
    hint: parsed.todo,
  });
}

/** The whole log with what is asked at its end. */
async function attempt(asked: Readonly<Record<string, unknown>>, { graph, corrections }: Service) {
  const desk = openDesk(corrections);
  const correction = sign(asked, desk);
  const { entries } = await desk.read();
  const uncorrected = (await desk.uncorrected?.()) ?? null;
  const base = uncorrected?.base ?? (await servedBase(graph));
  const { edit, outcomes } = correctionsOf(base, [...entries, { id: '', correction }]);
  // Named as they are before it.
  return { desk, uncorrected, base, entries, edit, outcome: outcomes.at(-1)!, name: await namer(graph) };
}

const bases = new WeakMap<GraphRows, BaseGraph>();

async function servedBase(graph: ServedGraph): Promise<BaseGraph> {
  const rows = await graph.rows();
  const base = bases.get(rows) ?? baseOfRows(rows);
  bases.set(rows, base);
  return base;
}

const baseOf = async (graph: ServedGraph, { uncorrected }: CorrectionDesk): Promise<BaseGraph> =>
  uncorrected ? (await uncorrected()).base : servedBase(graph);

/** What is served beside what an edit of the base gives, as far as they may differ. */
function compareTouched(
  served: GraphRows,
  base: BaseGraph,
  edit: GraphEdit,
  entries: readonly Entry[],
): GraphDifference {
  // What is served may be without the last entries, or from before one of them was taken back.
  const logs = entries.flatMap(({ correction }, at) =>
    correction.do === 'undo' ? [entries.slice(0, at)] : [],
  );
  const edits = [edit, ...[...logs, entries].map(log => correctionsOf(base, log).edit)];
  const idsOf = (part: keyof GraphEdit): string[] =>
    [...new Set(edits.flatMap(one => [...one[part].keys()]))].sort(compareText);
  const [nodes, edges] = [idsOf('nodes'), idsOf('edges')];
  const before = {
    nodes: nodes.flatMap(id => elementAt(served.nodeRow(id), row => served.node(row))),
    edges: edges.flatMap(id => elementAt(served.edgeRow(id), row => served.edge(row))),
  };
  const after = {
    nodes: nodes.flatMap(id => changedAt(edit.nodes, id, base.node(id))),
    edges: edges.flatMap(id => changedAt(edit.edges, id, base.edge(id))),
  };
  return compareGraphs(before, after);
}

const elementAt = <Element>(row: number | undefined, make: (row: number) => Element): Element[] =>
  row === undefined ? [] : [make(row)];

function changedAt<Element>(
  edit: ReadonlyMap<string, Element | null>,
  id: string,
  old: Element | undefined,
): Element[] {
  const now = edit.has(id) ? edit.get(id) : old;
  return now ? [now] : [];
}

/** Names as they are now; of nodes that were corrected away, as they were. */
async function namer(graph: ServedGraph, base?: BaseGraph): Promise<(id: string) => string> {
  const rows = await graph.rows();
  return id => {
    const row = rows.nodeRow(id);
    if (row !== undefined) return nameAt(rows, row);
    const before = base?.node(id);
    return before ? nameOf(before) : id;
  };
}

function inWords({ entry, state, reason }: Outcome, name: (id: string) => string): object {
  const { do: does, values, who, when, why } = entry.correction;
  return {
    id: entry.id,
    do: does,
    ...values,
    who,
    when,
    why,
    says: describeCorrection(entry.correction, name),
    state,
    reason,
  };
}

function edgeInWords({ id, type, start, end }: GraphEdge, name: (id: string) => string): object {
  return { id, type, start: name(start), end: name(end) };
}

function summarise<Element>(changes: Changes<Element>, tell: (element: Element) => object): object {
  const part = (elements: readonly Element[]): object => ({
    count: elements.length,
    first: elements.slice(0, MOST_NAMED).map(tell),
  });
  return {
    added: part(changes.added),
    removed: part(changes.removed),
    changed: part(changes.changed.map(({ after }) => after)),
  };
}
