/** The traces of many papers in columns. */
import { tagLabels } from '../linker/tagger/crf.ts';
import { joinRuns, type PaperRows, type Run, rowsOf, startOf } from './paper-rows.ts';
import { MOST_FIRSTS, type PaperTrace } from './trace.ts';

const LABELS = tagLabels.length;

const groups = {
  words: { words: ['u32', 1] },
  pairs: { pairs: ['u16', 1] },
  views: {
    viewKeys: ['f64', 1],
    viewShapes: ['u8', 1],
    viewUses: ['u8', 1],
    viewValues: ['f64', 1 + LABELS],
  },
  claims: { claimKeys: ['f64', 1], claimShares: ['f64', LABELS] },
  presented: {
    presentedKeys: ['f64', 1],
    presentedLabels: ['f64', LABELS],
    presentedCounts: ['u32', 1],
    presentedFirsts: ['u32', MOST_FIRSTS],
  },
} as const;

export type Group = keyof typeof groups;

export interface Traces extends PaperRows<Group> {
  /** The name of each row of `presented`. */
  readonly names: readonly string[];
}

export function tracesOf(papers: readonly PaperTrace[]): Traces {
  const rows = rowsOf(groups, papers, {
    rows: {
      words: paper => paper.words.length,
      pairs: paper => paper.pairs.length,
      views: paper => paper.views.length,
      claims: paper => paper.claims.length,
      presented: paper => paper.presented.length,
    },
    values: {
      words: paper => paper.words,
      pairs: paper => paper.pairs,
      viewKeys: paper => paper.views.map(view => view.key),
      viewShapes: paper => paper.views.map(view => view.shape),
      viewUses: paper => paper.views.map(view => view.uses),
      viewValues: paper => paper.views.flatMap(view => [view.probability, ...view.shares]),
      claimKeys: paper => paper.claims.map(claim => claim.key),
      claimShares: paper => paper.claims.flatMap(claim => claim.shares),
      presentedKeys: paper => paper.presented.map(one => one.key),
      presentedLabels: paper => paper.presented.flatMap(one => one.labels),
      presentedCounts: paper => paper.presented.map(one => one.count),
      presentedFirsts: paper => paper.presented.flatMap(one => one.firsts),
    },
  });
  return { ...rows, names: papers.flatMap(paper => paper.presented.map(one => one.name)) };
}

/** One table of the runs, one behind the other. */
export function arrange(runs: readonly Run<Traces>[]): Traces {
  const names: string[] = [];
  for (const { of, from, to } of runs)
    for (let row = startOf(of, 'presented', from); row < startOf(of, 'presented', to); row++)
      names.push(of.names[row]!);
  return { ...joinRuns(groups, runs), names };
}
