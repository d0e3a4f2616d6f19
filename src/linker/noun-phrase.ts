/** A noun phrase in small letters, and whether it tells a thing from others: "zero-initialized attention" does, "a novel deep model" does not. */
import type { Sentence } from './segment.ts';

export interface NounPhrase {
  readonly words: readonly string[];
  /** Does it begin with "the"? */
  readonly isDefinite: boolean;
  /** Offsets in the sentence, without determiners and praise. */
  readonly start: number;
  readonly end: number;
}

const WORD = String.raw`(?:\p{Lu}{2,}-)?[\p{Ll}\d](?:[\p{Ll}\d-]*\p{Ll})?`;
const WORDS = new RegExp(String.raw`^(?:${WORD},?\s){0,8}${WORD}(?![\p{L}\d-])`, 'u');
const ENDS =
  /^(?:an?|the|our|this|these|its|their|for|to|of|that|which|with|on|from|in|by|as|at|into|over|under|between|across|using|via|through|how|where|when|while|whether|and|or|but|is|are|was|be|can|we|it|not|called|named|termed|dubbed|based|driven|consisting|comprising|specifically|designed|tailored|inspired|capable|able|jointly|directly|\p{Ll}+(?:ses|ces|ises|izes))$/u;
/** What is said of every new thing names none. */
const PRAISE =
  /^(?:an?|the|our|its|this|novel|new|newly|proposed|simple|effective|efficient|general|generic|unified|robust|scalable|lightweight|flexible|powerful|principled|practical|fast|fully|first|second|third|single|other|such|innovative|comprehensive|improved|better|yet|highly|purely|computationally|alternative|different|specific|special|specialized|dedicated|customized|certain|unique|systematic|elegant|straightforward|holistic|complete|learnable|trainable|tailored|basic|advanced|additional|corresponding|carefully|\p{Ll}+-designed|end-to-end|plug-and-play|(?:one|two|three|multi)-(?:stage|step)|easy-to-use|open-source|state-of-the-art)$/u;
/** What any method may be: of these words alone no name is made. */
const PLAIN =
  /^(?:neural|artificial|deep|learning|learning-based|machine|hybrid|joint|online|offline|automatic|automated|data|data-driven|models?|model-based|model-free|evaluation|training|optimi[sz]ation|prediction|classification|detection|generation|recognition|inference|search|self-supervised|unsupervised|supervised|semi-supervised|weakly-supervised|probabilistic|statistical|stochastic|bayesian|mathematical|theoretical|generative|discriminative|adaptive|dynamic|hierarchical|iterative|recurrent|convolutional|adversarial|attention|attention-based|graph|network|image|language|multimodal|multi-modal|multi-task|multi-agent|computational|linear|non-linear|nonlinear|systems?|software|baseline|theory|analysis|pipeline|open|large|small|features?|representation|quantitative|formal|modular|interactive|interpretable|explainable|distributed|parallel|reinforcement|transfer|transformer|transformer-based|similarity|information|tasks?|sampling|loss|own|main|overall|entire|resulting|final|core|key)$/u;

/** The phrase at `from` of the sentence; null where none begins there. */
export function nounPhraseAt({ text }: Sentence, from: number): NounPhrase | null {
  const raw = WORDS.exec(text.slice(from, from + 120))?.[0];
  if (!raw) return null;
  const all = raw.split(/\s/u);
  const bare = all.map(word => word.replace(/,$/u, ''));
  const first = bare.findIndex(word => !PRAISE.test(word));
  if (first < 0) return null;
  let to = first;
  while (to < all.length && !ENDS.test(bare[to]!)) {
    to++;
    if (all[to - 1]!.endsWith(',')) break;
  }
  // "A multi-level attention based network" is no multi-level attention.
  if (to === first || /^(?:based|driven|guided|inspired)$/u.test(bare[to] ?? '')) return null;
  const start = from + all.slice(0, first).reduce((sum, word) => sum + word.length + 1, 0);
  const words = bare.slice(first, to);
  return { words, isDefinite: all[0] === 'the', start, end: start + words.join(' ').length };
}

/** Heads that tell only that it is a method: the words before them are its name, where they suffice. */
const MERE_HEAD =
  /^(?:methods?|approach(?:es)?|techniques?|strateg(?:y|ies)|mechanisms?|schemes?|frameworks?|algorithms?|procedures?|paradigms?|systems?)$/u;

export const isMereHead = (word: string): boolean => MERE_HEAD.test(word);

const COMPOUND = /\p{L}-\p{Ll}/u;

/** Its words without a mere head, where two or a compound remain; else none. */
export function nameWords({ words }: NounPhrase): readonly string[] {
  if (!isMereHead(words.at(-1)!)) return words;
  const rest = words.slice(0, -1);
  return rest.length > 1 || rest.some(word => COMPOUND.test(word)) ? rest : [];
}

/** What is measured, asked or tested with is no method, whatever its name. */
const NO_METHOD = String.raw`(?:tasks?|settings?|metrics?|measures?|concepts?|phenomen\p{L}+|problems?|notions?|variants?|datasets?|benchmarks?|scores?|propert\p{L}+|challenges?|questions?|stud(?:y|ies)|way|condition|instance|quantity|corpus)`;
const ENDS_IN_NONE = new RegExp(String.raw`(?:^|\s)(?:${NO_METHOD}|evaluation|analysis)$`, 'u');
const SAYS_NONE = new RegExp(String.raw`^(?:[\p{L}-]+\s){0,6}?${NO_METHOD}(?!\p{L})`, 'u');

/** Does a phrase behind a name say that it is no method: "a novel metric quantifying ..."? */
export const saysNoMethod = (phrase: string): boolean => SAYS_NONE.test(phrase);

/** Do its words tell it from others of its kind? A count tells that several are meant. */
export function isTelling(phrase: NounPhrase): boolean {
  const { words } = phrase;
  const name = nameWords(phrase);
  if (name.length === 0 || ENDS_IN_NONE.test(name.join(' '))) return false;
  const modifiers = COMPOUND.test(words.at(-1)!) ? words : words.slice(0, -1);
  return (
    words.length <= 6 &&
    (words.length > 1 || COMPOUND.test(words[0]!)) &&
    !/^(?:two|three|four|five|six|several|multiple|various|many)$/u.test(words[0]!) &&
    !modifiers.every(word => PLAIN.test(word))
  );
}
