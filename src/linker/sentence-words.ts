/** A sentence as words with their parts of speech, as far as a small closed vocabulary tells them; names are one word each. */
import { remembered } from '../catalog/remembered.ts';
import { type CueWord, cueWords } from './cue-words.ts';

export type Part =
  | 'name'
  | 'cue'
  | 'word'
  | 'preposition'
  | 'determiner'
  | 'pronoun'
  | 'authors' // we, this paper
  | 'our'
  | 'they' // speaks of others: existing, previous
  | 'be'
  | 'auxiliary'
  | 'not'
  | 'and'
  | 'that' // opens a clause
  | 'comma'
  | 'open'
  | 'close'
  | 'such-as'
  | 'adverb'
  | 'number'
  | 'stop';

export interface Word {
  readonly part: Part;
  /** Lower case. */
  readonly text: string;
  readonly cue: CueWord | null;
  /** Offsets in the paper's text. */
  readonly start: number;
  readonly end: number;
}

const closed: Readonly<Partial<Record<Part, string>>> = {
  preposition:
    'on in with for of from by via through over against than to into onto across upon under between among beyond within without unlike behind above below versus vs vs. ahead-of robust-to toward towards during after before at as despite alongside amid around per throughout instead-of rather-than in-favor in-contrast-to on-top-of due-to up-to',
  determiner:
    'a an the its their his her each every all both any some no another these those this that-det such one two three four five six seven eight nine ten several many most multiple various different other',
  pronoun: 'it them they',
  authors: 'we i us this-paper',
  our: 'our ours my',
  they: 'existing previous prior earlier recent current traditional conventional previously recently earlier',
  be: "is are was were be been being isn't aren't",
  auxiliary: 'has have had having can could may might will would shall should must does do did cannot',
  adverb: 'by-contrast',
  not: 'not never neither nor hardly no-longer',
  and: 'and or & plus as-well-as + along-with together-with then',
  that: 'that which who where while whereas when if because although though since whether how why what whose but yet',
  comma: ', — – - -- / &',
  open: '( [',
  close: ') ]',
  'such-as':
    'such-as including e.g. eg namely i.e. ie like for-example for-instance particularly especially notably',
  stop: '; . ? ! :',
};

const phrases: Readonly<Record<string, string>> = {
  'instead of': 'instead-of',
  'rather than': 'rather-than',
  'opposed to': 'instead-of',
  'contrast to': 'in-contrast-to',
  'relative to': 'in-contrast-to',
  'top of': 'on-top-of',
  'such as': 'such-as',
  'for example': 'for-example',
  'for instance': 'for-instance',
  'well as': 'as-well-as',
  'along with': 'along-with',
  'together with': 'together-with',
  'due to': 'due-to',
  'thanks to': 'due-to',
  'up to': 'up-to',
  'ahead of': 'ahead-of',
  'no longer': 'no-longer',
  'in contrast': 'by-contrast',
  'case study': 'case-study',
  'in favor': 'in-favor',
  'in favour': 'in-favor',
  // It improves nothing.
  'gradient boosting': 'gradient-boosting',
  'gradient boosted': 'gradient-boosting',
  'the paper': 'this-paper',
  'the authors': 'this-paper',
  'the study': 'this-paper',
  ...Object.fromEntries(
    'robust resistant vulnerable immune sensitive susceptible resilient'
      .split(' ')
      .map(adjective => [`${adjective} to`, 'robust-to']),
  ),
  ...Object.fromEntries(
    'paper work study article report survey thesis research review'
      .split(' ')
      .map(noun => [`this ${noun}`, 'this-paper']),
  ),
};
const phraseOpeners = new Set(Object.keys(phrases).map(phrase => phrase.split(' ')[0]!));

const partOf: ReadonlyMap<string, Part> = new Map(
  Object.entries(closed).flatMap(([part, words]) =>
    words.split(' ').map((word): [string, Part] => [word, part as Part]),
  ),
);

/** What of a text is a word: letters and digits with the signs inside them, or one other sign. */
const PIECE =
  /['’]s\b|(?:e\.g|i\.e|cf|vs|etc|al)\.|[\p{L}\p{N}][\p{L}\p{N}\p{M}'’\-‐‑]*(?:\.[\p{L}\p{N}]+)*|-\p{L}[\p{L}-]*|-{1,2}|[^\s\p{L}\p{N}]/gu;

/** Index of the bracket that closes behind `at`, or -1. */
export function closeBehind(words: readonly Word[], at: number): number {
  return words.findIndex((word, index) => index > at && word.part === 'close');
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Splits `text[start, end)`; each span of `names`, in order and without overlap, becomes one word. */
export function splitWords(text: string, start: number, end: number, names: readonly Span[]): Word[] {
  const words: Word[] = [];
  let at = start;
  for (const name of names) {
    if (name.start < at) continue;
    addWords(text.slice(at, name.start), at, words);
    words.push(nameOf(text, name));
    at = name.end;
  }
  addWords(text.slice(at, end), at, words);
  return words;
}

/** A name that is a deed, as "fine-tuning" or "quantized", is a cue for the names near it. */
function nameOf(text: string, { start, end }: Span): Word {
  const last = /[\p{L}-]+$/u.exec(text.slice(Math.max(start, end - 24), end))?.[0].toLowerCase() ?? '';
  const cue = cueWords.get(last) ?? cueWords.get(last.slice(last.lastIndexOf('-') + 1)) ?? null;
  return { part: 'name', text: last, cue: cue?.form ? cue : null, start, end };
}

function addWords(text: string, offset: number, words: Word[]): void {
  let opener = '';
  for (const match of text.matchAll(PIECE)) {
    const piece = match[0].toLowerCase();
    const start = offset + match.index;
    const end = start + piece.length;
    const phrase = opener === '' ? undefined : phrases[`${opener} ${piece}`];
    if (phrase) words.push(wordOf(phrase, words.pop()!.start, end));
    else words.push(wordOf(piece, start, end));
    opener = phraseOpeners.has(piece) ? piece : '';
  }
}

function wordOf(text: string, start: number, end: number): Word {
  const { part, cue } = meaningOf(text);
  return { part, text, cue, start, end };
}

const meaningOf = remembered((text): Pick<Word, 'part' | 'cue'> => {
  const part = partOf.get(text);
  if (part) return { part, cue: null };
  const cue = cueWords.get(text) ?? null;
  if (cue) return { part: 'cue', cue };
  return { part: /^\d/u.test(text) ? 'number' : text.endsWith('ly') ? 'adverb' : 'word', cue: null };
});
