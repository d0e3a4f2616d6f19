/** Names behind words that give one: "a method called X", "named instruction backtranslation", "which we call Giraffe". */
import { type Candidate, coinedTechnique } from './candidate.ts';
import { labelOfPhrase } from './heads.ts';
import { nameAt } from './name-reading.ts';
import type { Sentence } from './segment.ts';

const NAMING =
  /\b(?:called|named(?! entit)|dubbed|termed|coined|denoted(?: as| by)?|referred to as|refer to as|(?:that|which) we (?:call|name|term|dub|coin)|we (?:call|name|term|dub)(?: (?:it|this|our|the)(?: [\p{L}-]+){0,3})?|namely|abbreviated as)\s+(?:as )?(?:the )?["“‘']?/giu;
/** Without one of these words the pattern, which minds letters of all languages, need not be tried. */
const NAMES =
  /\b(?:called|named|dubbed|termed|coined|denoted|refer(?:red)? to as|we (?:call|name|term|dub|coin)|namely|abbreviated as)\s/i;

/** "We term this issue X" */
const NAMES_NO_THING =
  /\b(?:this|the|these) (?:[\p{L}-]+ )*(?:issues?|problems?|phenomen\p{L}+|tasks?|challenges?|effects?|settings?|behaviou?rs?|failures?|biases|gaps?|questions?)\s/iu;

/** "We propose two modules, namely X and Y"; not "we test on two sets, namely X and Y". */
const PRESENTS_PARTS =
  /\b(?:propos|introduc|present|develop|design|devis|creat|construct|releas|contribut|compris|consist|integrat|incorporat)\p{L}*\b[^,;]*,?\s?$|\b(?:an?|our) (?!number|range|variety|set|series|broad|wide|host|total|diverse)(?:[\p{L}-]+ ){1,5}?[\p{L}-]+, $/iu;

export function fromNaming(sentence: Sentence): Candidate[] {
  const found: Candidate[] = [];
  if (!NAMES.test(sentence.text)) return found;
  for (const match of sentence.text.matchAll(NAMING)) {
    // "We call it the Tensor Product Network": what is called so has no capital, the name does.
    const capital = /\s(?=\p{Lu})/u.exec(match[0])?.index;
    const from = match.index + (capital === undefined ? match[0].length : capital + 1);
    const before = sentence.text.slice(0, match.index);
    if (NAMES_NO_THING.test(match[0])) continue;
    if (/^namely/iu.test(match[0]) && !PRESENTS_PARTS.test(before)) continue;
    const label = labelOfPhrase(lastPhrase(before));
    const named =
      nameAt(sentence, from, null, 'named', 0.9) ??
      (label === null ? null : lowerCaseName(sentence, from, match[0]));
    const ours =
      /\b(?:we|our|this|paper|work|propos|introduc|present|novel|new)\b/i.test(sentence.text) ||
      label !== null;
    if (named && ours)
      found.push({
        ...named,
        label: named.rule === 'named' && named.describedAs ? (named.label ?? label) : (label ?? named.label),
        introduced:
          !/\b(?:a|an) [\p{L}-]*\s?\S+ $/u.test(before) || /\b(?:we|our|novel|new|propos)/iu.test(before),
      });
  }
  return found;
}

/** "Our approach, named instruction backtranslation, ...": two to four plain words up to a comma or a verb. */
function lowerCaseName(sentence: Sentence, from: number, cue: string): Candidate | null {
  if (!/\b(?:called|named|dubbed|termed|coined|call|name|term|dub)\b/u.test(cue)) return null;
  const match = /^([\p{Ll}][\p{L}-]+(?: [\p{L}-]+){1,3})["”’']?(?=[,.;:(]| \(|$| which| that| to )/u.exec(
    sentence.text.slice(from),
  );
  if (!match) return null;
  const name = match[1]!;
  if (/^(?:for|the|to|on|in|an?|as|by|with|it|this|our|public)\b/u.test(name)) return null;
  return coinedTechnique(sentence, from, name, { describedAs: '', rule: 'named', confidence: 0.75 });
}

/** The noun phrase that ends a text: what stands behind its last verb or preposition. */
export function lastPhrase(before: string): string {
  const tail =
    before
      .replace(/[,\s(]+$/u, '')
      .split(/[,.;:()]/u)
      .at(-1) ?? '';
  const words = tail.split(/\s+/u);
  return words
    .slice(
      Math.max(
        0,
        words.findLastIndex(word => /^(?:an?|the|our|this|two|three|new|novel|is|are)$/i.test(word)),
      ),
    )
    .join(' ');
}
