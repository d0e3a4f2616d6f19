/** From the spans that the tagger sees to names: cleaned, grouped, and those left out that can be none. */
import type { Catalog } from '../catalog/catalog.ts';
import { tokenize } from '../catalog/spelling.ts';
import type { Candidate } from './candidate.ts';
import type { Draft } from './draft.ts';
import { isGeneric, isNameShaped } from './name-shape.ts';
import type { NameVerdict, NameVotes } from './name-votes.ts';
import type { EntityLabel } from './reading.ts';
import type { TaggedSpan } from './tagger/tagger.ts';

/** From this probability on a name is taken: what is used without being introduced is seldom a technique. */
const ENOUGH: Readonly<Record<EntityLabel, number>> = {
  Model: 0.55,
  Technique: 0.7,
  Dataset: 0.45,
  Benchmark: 0.45,
};

/** Names that only the tagger sees and no catalog knows. */
export function findTaggedNames(draft: Draft, votes: NameVotes, catalog: Catalog): Candidate[] {
  const found: Candidate[] = [];
  for (const name of taggableNames(draft, catalog)) {
    const spans = draft.names.get(name)!;
    const verdict = votes.judge(name, spans);
    if (!isEnough(verdict)) continue;
    const start = Math.max(spans[0]!.start, draft.text.indexOf(name, spans[0]!.start));
    const [end, introduced, describedAs, rule] = [start + name.length, false, '', 'tagged'];
    found.push({ name, start, end, introduced, describedAs, rule, ...verdict });
  }
  return found;
}

/** Whether a name of which no more is known is taken for one. */
export function isEnough({ label, confidence }: NameVerdict): boolean {
  return confidence >= ENOUGH[label];
}

/** What the tagger sees and may be a name that no catalog knows: all papers together tell. */
export function* taggableNames(draft: Draft, catalog: Catalog): Generator<string> {
  for (const [name, spans] of draft.names)
    if (
      !isKnown(name, draft, catalog) &&
      !isTask(name, draft) &&
      !HARDWARE.test(name) &&
      isUsedAsName(name, spans, draft, catalog)
    )
      yield name;
}

/** "PaLM 2-L", "GPT-3.5-turbo-0301": a known model in one of its sizes or on one of its days. */
const EDITION = /[-\s](?:[SMLBHG]|X{1,2}L|base|large|small|tiny|medium|huge|mini|\d{4})$/i;

export function isKnown(name: string, { definitions }: Draft, catalog: Catalog): boolean {
  const knows = (one: string): boolean => catalog.trie.named(one).length > 0;
  const isOther = (one: string): boolean =>
    catalog.others.named(one).some(({ alias }) => alias === one || `${alias}s` === one);
  // "OpenAI's Chat-GPT", "multimodal GPT-4o", "HellaSwag commonsense reasoning", "LLaMA Russian": a known name and what is none.
  const bare = name
    .replace(EDITION, '')
    .replace(/^\S+['’]s\s/u, '')
    .replace(/^(?:\p{Ll}+[\s-])+/u, '');
  const tokens = tokenize(bare);
  const rest = catalog.trie.matchesAt(tokens, 0).map(({ to }) => bare.slice(tokens.ends[to - 1]).trim());
  const isIdle = (word: string): boolean => /^(?:\p{Ll}+|\d{4}|\d+[KkM])$/u.test(word) || isOther(word);
  const long = definitions.find(({ short }) => short === name)?.long;
  return (
    isOther(name) ||
    (long !== undefined && knows(long)) ||
    rest.some(words => words === '' || words.split(/[\s-]+/u).every(isIdle))
  );
}

const TASK =
  /\b(?:generation|recognition|classification|answering|translation|detection|segmentation|estimation|extraction|summari[sz]ation|prediction|understanding|identification|localization|completion|reconstruction|synthesis|analysis|parsing|tagging|labell?ing|groups?|disease|disorder|rate|score|error|quality|entropy|distance|similarity|accuracy|kappa|coefficient|index|ratio|tracing|tracking|matching|captioning|editing|grounding|forecasting|planning|navigation|reading|language)$/i;

/** What the work runs on. */
const HARDWARE =
  /\b(?:NVIDIA|Nvidia|Jetson|Raspberry|RTX|GTX|GPUs?|CPUs?|FPGAs?|APIs?|iPhone|Xavier|Snapdragon|Intel|AMD|Xeon|Apple|Cortex)\b/u;

/** Is it the short form of a task, a metric or a thing of another field ("text generation (GEN)")? */
function isTask(name: string, { text }: Draft): boolean {
  const at = text.indexOf(`(${name})`);
  return at > 0 && TASK.test(text.slice(Math.max(0, at - 60), at).trimEnd());
}

/** From this probability on words in capitals are a name: where all are ordinary ones, and else. */
const SURE = 0.85;
const LIKELY = 0.55;

/** Titles capitalise every word, sentences the first: a name met only there must look like one throughout. */
function isUsedAsName(name: string, spans: readonly TaggedSpan[], draft: Draft, catalog: Catalog): boolean {
  const looksOdd = (word: string): boolean =>
    /^\d|\p{Ll}\p{Lu}|\p{Lu}{2}/u.test(word) || (isNameShaped(word) && !catalog.isPlain(word));
  const isOdd = (word: string): boolean => looksOdd(word) && !isGeneric(word);
  const words = name.split(/\s+/u);
  const inSentences = spans.filter(span =>
    draft.sentences.some(({ start, end, inTitle }) => !inTitle && span.start > start && span.end <= end),
  );
  if (inSentences.length === 0) return words.every(isOdd);
  if (words.some(isOdd)) return true;
  if (TASK.test(name) || draft.text.includes(name.toLowerCase())) return false;
  const least = words.every(catalog.isPlain) ? SURE : LIKELY;
  return inSentences.some(span => span.probability >= least && !isCutOut(span, draft.text));
}

/** Does a capitalised word stand right before or behind, so that the span is a part of a longer name? */
function isCutOut({ start, end }: TaggedSpan, text: string): boolean {
  return (
    /(?:^|[^.!?:]\s|-)\p{Lu}[\p{L}\d-]*[\s-]$/u.test(text.slice(Math.max(0, start - 30), start)) ||
    /^[\s-]\p{Lu}/u.test(text.slice(end, end + 2))
  );
}
