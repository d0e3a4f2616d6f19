/** Text to sentences with offsets; compromise decides where a point may end one or not. And to tokens. */
import nlp from 'compromise/one';
import { tokenize } from '../catalog/spelling.ts';
import { forgetIdleWords } from '../catalog/words.ts';
import { type PaperRecord, textOf } from '../records/record.ts';
import type { Tokenized } from './text-words.ts';

export interface Sentence {
  /** Offsets in the paper's text, UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly inTitle: boolean;
}

export interface Segmented {
  readonly record: PaperRecord;
  readonly text: string;
  /** The title first, as one sentence. */
  readonly sentences: readonly Sentence[];
}

/** Tokens are many: they are made for one pass over a paper, and not kept with it. */
export function withTokens<Text extends Segmented>(segmented: Text | (Text & Tokenized)): Text & Tokenized {
  if ('tokens' in segmented) return segmented;
  forgetIdleWords();
  return { ...segmented, tokens: tokenize(segmented.text) };
}

export function segment(record: PaperRecord): Segmented {
  const text = textOf(record);
  const title: Sentence = { start: 0, end: record.title.length, text: record.title, inTitle: true };
  const sentences = [title, ...sentencesOf(record.abstract, record.title.length + 1)];
  return { record, text, sentences };
}

/** A sign that ends sentences, with what closes behind it; the next begins with a capital, a digit, a bracket or a quote. */
const STOP = /[.!?]+["'”’)\]]*(?=\s+[^\p{Ll}\s])/gu;
const NEVER_ENDS =
  /(?:^|[\s(])(?:e\.g|i\.e|et al|cf|vs|figs?|eqs?|secs?|resp|approx|w\.r\.t|a\.k\.a|i\.i\.d|dr|prof|st|no)$/i;
/** After an initial or an abbreviation a sentence may end or not: compromise is asked. */
const DOUBTFUL = /(?:^|[\s(.])(?:\p{Lu}|\p{L}{1,2}\.\p{L}{1,2}|etc|inc|ltd|co|corp|jr|ph\.d)$/iu;

function sentencesOf(abstract: string, offset: number): Sentence[] {
  const sentences: Sentence[] = [];
  let open = 0;
  let doubts: number[] = [];
  const push = (to: number): void => {
    const raw = abstract.slice(open, to);
    const text = raw.trim();
    const start = offset + open + raw.indexOf(text);
    if (text !== '') sentences.push({ start, end: start + text.length, text, inTitle: false });
    open = to;
  };
  const pushUpTo = (to: number): void => {
    if (doubts.length > 0) for (const end of endsAmong(doubts, abstract, open, to)) push(end);
    doubts = [];
    push(to);
  };
  for (const { 0: signs, index } of abstract.matchAll(STOP)) {
    const end = index + signs.length;
    const before = signs.startsWith('.') ? abstract.slice(Math.max(open, index - 8), index) : '';
    if (NEVER_ENDS.test(before)) continue;
    if (DOUBTFUL.test(before)) doubts.push(end);
    else pushUpTo(end);
  }
  pushUpTo(abstract.length);
  return sentences;
}

/** Those of the doubtful places at which compromise ends a sentence too. Its terms with what stands around them make the text again. */
function endsAmong(doubts: readonly number[], abstract: string, from: number, to: number): number[] {
  const ends = new Set<number>();
  let at = from;
  for (const terms of (nlp(abstract.slice(from, to)) as unknown as { docs: Term[][] }).docs) {
    at += terms.reduce((sum, { pre, text, post }) => sum + pre.length + text.length + post.length, 0);
    ends.add(at - (/\s*$/u.exec(abstract.slice(from, at))?.[0].length ?? 0));
  }
  return doubts.filter(doubt => ends.has(doubt));
}

interface Term {
  readonly pre: string;
  readonly text: string;
  readonly post: string;
}

/** The sentence that holds an offset. */
export function sentenceAt(segmented: Segmented, offset: number): Sentence {
  const found = segmented.sentences.find(sentence => offset >= sentence.start && offset < sentence.end);
  return found ?? segmented.sentences[0]!;
}

/** What a sentence says between two offsets of the paper's text. */
export const textIn = ({ text, start }: Sentence, from: number, to: number): string =>
  text.slice(from - start, to - start);

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Those of the spans that lie in the sentence. */
export function spansIn<One extends Span>({ start, end }: Sentence, spans: readonly One[]): One[] {
  return spans.filter(span => span.start >= start && span.end <= end);
}

/** In a text of capitals nothing tells a name. */
export function isShouted(text: string): boolean {
  if (3 * smallLetters(text) >= text.length) return false;
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  return capitals > 20 && capitals > 2 * (text.match(/\p{Ll}/gu)?.length ?? 0);
}

/** How many English ones: nearly every sentence has so many that no more need be asked. */
function smallLetters(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 97 && unit <= 122) count++;
  }
  return count;
}
