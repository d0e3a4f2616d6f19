/** Text to sentences with offsets, by compromise's sentence splitter; and to tokens. */
import nlp from 'compromise/one';
import { type Token, tokenize } from '../catalog/spelling.ts';
import { type PaperRecord, textOf } from '../records/record.ts';

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
  readonly tokens: readonly Token[];
}

export function segment(record: PaperRecord): Segmented {
  const text = textOf(record);
  const title: Sentence = { start: 0, end: record.title.length, text: record.title, inTitle: true };
  const sentences = [title, ...sentencesOf(record.abstract, record.title.length + 1)];
  return { record, text, sentences, tokens: tokenize(text) };
}

interface Term {
  readonly pre: string;
  readonly text: string;
  readonly post: string;
}

/** A sentence's terms with what stands around them make the text again, so lengths give the offsets. */
function sentencesOf(abstract: string, offset: number): Sentence[] {
  const sentences: Sentence[] = [];
  let at = 0;
  let open = -1;
  for (const terms of (nlp(abstract) as unknown as { docs: Term[][] }).docs) {
    const length = terms.reduce(
      (sum, term) => sum + term.pre.length + term.text.length + term.post.length,
      0,
    );
    if (open < 0) open = at;
    at += length;
    // "e.g. X" and "et al. X" end no sentence.
    if (/(?:\b(?:e\.g|i\.e|et al|cf|vs|Fig|resp)\.)\s*$/u.test(abstract.slice(open, at))) continue;
    push(open, at);
    open = -1;
  }
  if (open >= 0) push(open, at);
  if (at < abstract.trimEnd().length) push(at, abstract.length);
  return sentences;

  function push(from: number, to: number): void {
    const raw = abstract.slice(from, to);
    const text = raw.trim();
    if (text === '') return;
    const start = offset + from + raw.indexOf(text);
    sentences.push({ start, end: start + text.length, text, inTitle: false });
  }
}

/** The sentence that holds an offset. */
export function sentenceAt(segmented: Segmented, offset: number): Sentence {
  const found = segmented.sentences.find(sentence => offset >= sentence.start && offset < sentence.end);
  return found ?? segmented.sentences[0]!;
}
