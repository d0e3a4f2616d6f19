/** Names in one list are things of one kind: what is sure of some speaks for the others. */
import type { Catalog } from '../catalog/catalog.ts';
import { tagLabels } from './tagger/crf.ts';
import type { TaggedSpan } from './tagger/tagger.ts';

/** What stands between two neighbours of a list. */
const JOINT = /^(?:\s\([^()]{1,24}\))?(?:,? (?:and|or|as well as|&) |, |\/)(?:the |on )?$/u;
const CLOSES = /(?:and|or|as|&)\s(?:the |on )?$/u;
const LONGEST_JOINT = 40;
/** From so many sure neighbours on a list says no more. */
const SURE_COMPANY = 2;
/** So much of what a list says of its members holds for each. */
const AGREEMENT = 0.9;
/** Beside sure neighbours it is so much likelier that a name stands here. */
const ODDS = 3;

/** @param spans of one paper, in order */
export function agreeInLists(spans: readonly TaggedSpan[], text: string, catalog: Catalog): TaggedSpan[] {
  return listsOf(spans, text).flatMap(list =>
    list.length === 1
      ? list
      : agree(
          list,
          list.map(span => sharesOf(span, text, catalog)),
        ),
  );
}

function listsOf(spans: readonly TaggedSpan[], text: string): TaggedSpan[][] {
  const lists: TaggedSpan[][] = [];
  let last: TaggedSpan | undefined;
  let isClosed = false;
  for (const span of spans) {
    const joint =
      last && span.start - last.end <= LONGEST_JOINT
        ? JOINT.exec(text.slice(last.end, span.start))?.[0]
        : undefined;
    const isLast = joint !== undefined && CLOSES.test(joint);
    // "On A and B, C wins": behind the "and" only another one goes on.
    if (joint !== undefined && (isLast || !isClosed)) lists.at(-1)!.push(span);
    else lists.push([span]);
    isClosed = isLast;
    last = span;
  }
  return lists;
}

/** What a member says of the kind of all: a name of the catalog that means one thing says it surely. */
function sharesOf({ start, end, shares, probability }: TaggedSpan, text: string, catalog: Catalog): number[] {
  const named = catalog.trie.named(text.slice(start, end));
  const label = named[0]?.entry.label;
  const isSure = label !== undefined && named.every(({ entry }) => entry.label === label && !entry.guarded);
  return isSure ? tagLabels.map(one => Number(one === label)) : shares.map(share => share * probability);
}

function agree(list: readonly TaggedSpan[], says: readonly (readonly number[])[]): TaggedSpan[] {
  return list.map((span, at) => {
    const company = tagLabels.map((_, label) =>
      says.reduce((sum, shares, other) => sum + (other === at ? 0 : shares[label]!), 0),
    );
    const total = sum(company);
    const trust = AGREEMENT * Math.min(1, total / SURE_COMPANY);
    const shares = span.shares.map(
      (share, label) => share * ((trust * company[label]!) / total + (1 - trust) / tagLabels.length),
    );
    const all = sum(shares);
    const odds = 1 + (ODDS - 1) * Math.min(1, total / SURE_COMPANY);
    const { probability } = span;
    return {
      ...span,
      probability: (odds * probability) / (odds * probability + 1 - probability),
      shares: shares.map(share => share / all),
    };
  });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
