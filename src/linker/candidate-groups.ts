/** The candidates of a paper by the name that they share, and what all of them together say it denotes. */
import { nameKey } from '../catalog/spelling.ts';
import type { Candidate } from './candidate.ts';
import type { Draft } from './draft.ts';
import { addTo } from './groups.ts';
import { isData } from './label-families.ts';
import type { NameVotes } from './name-votes.ts';
import { labelAround } from './senses.ts';

/** Candidates of one name together, the strongest first; a short and a long form are one name. */
export function groupCandidates(draft: Draft, candidates: readonly Candidate[]): Candidate[][] {
  const groups = new Map<string, Candidate[]>();
  const sameAs = new Map<string, string>();
  for (const { short, long } of draft.definitions) sameAs.set(nameKey(long), nameKey(short));
  const introducedKeys = new Set(
    draft.candidates
      .filter(candidate => candidate.rule !== 'title')
      .map(candidate => nameKey(candidate.name)),
  );
  for (const candidate of candidates) {
    let key = nameKey(candidate.name);
    key = sameAs.get(key) ?? key;
    // "Purple Llama CyberSecEval:" in the title is the CyberSecEval of the abstract.
    const ends = candidate.rule === 'title' ? candidate.name.split(' ').at(-1)! : '';
    if (ends !== candidate.name && introducedKeys.has(nameKey(ends)) && ends !== '') key = nameKey(ends);
    addTo(groups, key, candidate);
  }
  return [...groups.values()].map(group =>
    group.sort(
      (a, b) =>
        Number(a.rule === 'tagged' && b.label !== null) - Number(b.rule === 'tagged' && a.label !== null) ||
        Number(b.label !== null && b.rule !== 'title') - Number(a.label !== null && a.rule !== 'title') ||
        b.confidence - a.confidence ||
        a.start - b.start,
    ),
  );
}

/** What the paper calls it elsewhere ("the X dataset") says more than a title's words. */
export function withLabel(group: readonly Candidate[], draft: Draft, votes: NameVotes): Candidate {
  const [first] = group as [Candidate];
  const isGuess = first.rule === 'title' || first.rule === 'tagged';
  if (first.label && !isGuess) return IS_OPEN.has(first.rule) ? asVoted(first, draft, votes) : first;
  for (const { name } of group)
    for (let at = draft.text.indexOf(name); at >= 0; at = draft.text.indexOf(name, at + 1)) {
      const label = labelAround(draft.text, at, at + name.length);
      if (label) return { ...first, label };
    }
  const spans = draft.names.get(first.name);
  return !spans || (first.label && !isGuess)
    ? first
    : { ...first, label: votes.judge(first.name, spans).label };
}

/** Rules whose words leave open whether data is a benchmark. */
const IS_OPEN = new Set(['in-list', 'apposed']);

/** "The datasets A and B" leaves open whether they are benchmarks: all papers together tell. */
function asVoted(candidate: Candidate, draft: Draft, votes: NameVotes): Candidate {
  const { label } = votes.judge(candidate.name, draft.names.get(candidate.name) ?? []);
  return isData(label) ? { ...candidate, label } : candidate;
}
