/** What a paper and the catalog say of single words: the tagger's view beyond the sentence. */
import type { Catalog, EntityLabel } from '../../catalog/catalog.ts';
import { labelOfHeadNoun, labelOfPhrase } from '../heads.ts';
import type { Noted } from '../noted.ts';
import { isShouted, type Sentence } from '../segment.ts';
import { type Form, readWords, type Tokenized } from '../text-words.ts';
import type { Background } from './attributes.ts';

interface KnownSpan {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

export interface TaggedSentence {
  readonly sentence: Sentence;
  readonly words: readonly Form[];
  /** Where each begins in the paper's text. */
  readonly starts: readonly number[];
  readonly background: Background;
}

/** Every sentence that might hold a name, as the tagger takes it. `knows` false: no name is known, as if the catalog were empty. */
export function viewSentences(draft: Noted, catalog: Catalog, knows = true): TaggedSentence[] {
  const read = readWords(draft.text);
  const labelAt = walkSpans(knows ? knownSpans(read, catalog) : []);
  const says = sayings(draft);
  const means = meanings(draft);
  let from = 0;
  return draft.sentences.flatMap(sentence => {
    let to = from;
    while (to < read.starts.length && read.starts[to]! < sentence.end) to++;
    const words = read.forms.slice(from, to);
    const starts = read.starts.slice(from, to);
    from = to;
    if (isShouted(sentence.text) || !mayHoldName(words, sentence)) return [];
    const known = words.map(({ text }, at) => labelAt(starts[at]!, starts[at]! + text.length));
    return [{ sentence, words, starts, background: { known, isPlain: catalog.isPlain, says, means } }];
  });
}

/** Has it a word with a capital, which is not its first one's? */
function mayHoldName(words: readonly Form[], { inTitle }: Sentence): boolean {
  return words.some(({ named, text }, at) => named && (at > 0 || inTitle || /\p{L}\p{Lu}|\d/u.test(text)));
}

/** The label at each word, asked for from left to right. */
function walkSpans(spans: readonly KnownSpan[]): (start: number, end: number) => string {
  let at = 0;
  return (start, end) => {
    while (at < spans.length && spans[at]!.end <= start) at++;
    const span = spans[at];
    if (!span || span.start >= end) return '';
    return (start <= span.start ? 'B-' : 'I-') + span.label;
  };
}

/** The longest names of the catalog, wherever their capitals fit. */
function knownSpans(read: Tokenized, catalog: Catalog): KnownSpan[] {
  const { text, tokens } = read;
  const spans: KnownSpan[] = [];
  for (let at = 0; at < tokens.words.length; ) {
    const match = catalog.trie.matchesAt(tokens, at).find(one => {
      const surface = text.slice(tokens.starts[one.from]!, tokens.ends[one.to - 1]!);
      return one.named.some(({ alias }) => /\p{Lu}/u.test(surface) || !/\p{Lu}/u.test(alias));
    });
    if (!match) {
      const other = otherAt(read, at, catalog);
      if (other > at) spans.push({ start: tokens.starts[at]!, end: tokens.ends[other - 1]!, label: 'Other' });
      at = Math.max(at + 1, other);
      continue;
    }
    const labels = new Set<EntityLabel>(match.named.map(({ entry }) => entry.label));
    const doubted = match.named.every(({ entry }) => entry.guarded) ? '?' : '';
    const label = labels.size === 1 ? [...labels][0]! + doubted : 'any';
    spans.push({ start: tokens.starts[match.from]!, end: tokens.ends[match.to - 1]!, label });
    at = match.to;
  }
  return spans;
}

/** The token behind the name of something else that begins here, written just so; else 0. */
export function otherAt({ text, tokens }: Tokenized, at: number, catalog: Catalog): number {
  const match = catalog.others.matchesAt(tokens, at).find(({ to, named }) => {
    const surface = text.slice(tokens.starts[at]!, tokens.ends[to - 1]!);
    return named.some(({ alias }) => surface === alias || surface === `${alias}s`);
  });
  return match?.to ?? 0;
}

const BEHIND =
  /([\p{L}\d][\p{L}\d.+*-]{0,80}[\p{L}\d+*]|\p{Lu})(?:\s\([^()]{1,20}\))?[\s-](\p{Ll}+)(?:[\s-](\p{Ll}+))?/gu;

/** For each word of a name: the label that a head noun, a definition or an introduction gives it anywhere in the paper. */
function sayings(draft: Noted): (text: string) => string {
  const said = new Map<string, string>();
  const say = (name: string, label: EntityLabel | null): void => {
    if (label) for (const word of name.split(/\s+/u)) said.set(word, label);
  };
  for (const [, name = '', first = '', second = ''] of draft.text.matchAll(BEHIND))
    if (/\p{Lu}|\d/u.test(name)) say(name, labelOfHeadNoun(first) ?? labelOfHeadNoun(second));
  for (const { short, long } of draft.definitions) say(short, labelOfPhrase(long));
  for (const { name, label, introduced } of draft.candidates) if (introduced) say(name, label);
  return text => said.get(text) ?? '';
}

/** For each short form: the last word of its long form, which tells a task or a metric from a method. */
function meanings({ definitions }: Noted): (text: string) => string {
  const last = new Map(
    definitions.map(({ short, long }) => [
      short,
      long
        .toLowerCase()
        .match(/\p{L}+/gu)
        ?.at(-1) ?? '',
    ]),
  );
  return text => last.get(text) ?? last.get(text.replace(/s$/u, '')) ?? '';
}
