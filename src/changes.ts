/** Changes of a graph file: what to build, so that the result is the graph of the papers as they are then. */
import type { PapersOptions } from './build.ts';
import { readRecords } from './records/index.ts';

export type Change = (papers: PapersOptions, graph: string) => Promise<PapersOptions>;

/** Each gives exactly the graph that a build of all its papers at once would give. */
export const changes = {
  /** The papers of the graph and the new ones; of a paper in both, the graph gives title and abstract. */
  add: async (papers, graph) => ({ ...papers, sources: [graph, ...papers.sources] }),
  /** As `add`, but a paper in both is as the new one says. */
  async update(papers, graph) {
    const renewed = new Set<string>();
    return {
      ...papers,
      sources: [...papers.sources, graph],
      leaveOut(record) {
        const ids = [record.id, ...record.otherIds];
        if (record.source.file === graph) return ids.some(id => renewed.has(id));
        for (const id of ids) renewed.add(id);
        return false;
      },
    };
  },
  /** The papers of the graph without those named; a record needs no more than an id to name one. */
  async remove(papers, graph) {
    const removed = await idsOf(papers);
    return {
      ...papers,
      sources: [graph],
      leaveOut: ({ id, otherIds }) => [id, ...otherIds].some(one => removed.has(one)),
    };
  },
} satisfies Readonly<Record<string, Change>>;

async function idsOf({
  sources,
  stdin,
  strict,
  format,
  fields,
  onProblem,
}: PapersOptions): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  const reading = readRecords(sources, {
    ...(stdin ? { stdin } : {}),
    ...(format === undefined ? {} : { format }),
    ...(fields ? { fields } : {}),
    strict: strict ?? false,
    onProblem: problem => onProblem?.(problem),
    // All are left out, so that a half is no problem: the ids are what is wanted.
    leaveOut(record) {
      for (const id of [record.id, ...record.otherIds]) ids.add(id);
      return true;
    },
  });
  await reading.next();
  return ids;
}
