/** Changes of a graph file: what to build, so that the result is the graph of the papers as they are then. */
import type { PapersOptions } from './papers.ts';
import { recordOptions } from './papers.ts';
import type { Identity } from './records/identity.ts';
import { readRecords } from './records/index.ts';

export interface ChangedPapers {
  readonly papers: PapersOptions;
  /** Known when the papers are read: what was to be taken out and is not in the graph. */
  unmet(): readonly string[];
}

export type Change = (papers: PapersOptions, graph: string) => Promise<ChangedPapers>;

const nothing = (): readonly string[] => [];

/** Each gives exactly the graph that a build of all its papers at once would give. */
export const changes = {
  /** The papers of the graph and the new ones; of a paper in both, the graph gives title and abstract. */
  add: async (papers, graph) => ({
    papers: { ...papers, sources: [graph, ...papers.sources] },
    unmet: nothing,
  }),
  /** As `add`, but a paper in both is as the new one says. */
  async update(papers, graph) {
    const renewed = new Set<string>();
    const sources = [...papers.sources, graph];
    const leaveOut: PapersOptions['leaveOut'] = record => {
      const ids = idsOf(record);
      if (record.source.file === graph) return ids.some(id => renewed.has(id));
      for (const id of ids) renewed.add(id);
      return false;
    };
    return { papers: { ...papers, sources, leaveOut }, unmet: nothing };
  },
  /** The papers of the graph without those named; a record needs no more than an id to name one. */
  async remove(papers, graph) {
    const named = await identitiesOf(papers);
    const place = new Map(named.flatMap((one, index) => idsOf(one).map(id => [id, index])));
    const met = new Set<number>();
    const leaveOut: PapersOptions['leaveOut'] = record => {
      const found = idsOf(record).flatMap(id => place.get(id) ?? []);
      for (const index of found) met.add(index);
      return found.length > 0;
    };
    return {
      papers: { ...papers, sources: [graph], leaveOut },
      unmet: () => named.filter((_one, index) => !met.has(index)).map(({ id }) => id),
    };
  },
} satisfies Readonly<Record<string, Change>>;

const idsOf = ({ id, otherIds }: Identity): readonly string[] => [id, ...otherIds];

async function identitiesOf(papers: PapersOptions): Promise<readonly Identity[]> {
  const named: Identity[] = [];
  const reading = readRecords(papers.sources, {
    ...recordOptions(papers),
    onFormat: () => {},
    // All are left out, so that a half is no problem: the ids are what is wanted.
    leaveOut: ({ id, otherIds }) => named.push({ id, otherIds }) > 0,
  });
  await reading.next();
  return named;
}
