/** From the spans that the tagger sees to the names in them. */
import { nameKey } from '../catalog/spelling.ts';
import { bareName } from './bare-name.ts';
import { addTo } from './groups.ts';
import { isGeneric, isNameShaped } from './name-shape.ts';
import type { Noted } from './noted.ts';
import type { TaggedSpan } from './tagger/tagger.ts';

/** A paper's spans by the name in them; parts of names that the paper introduces are no names of their own. */
export function groupSpans(noted: Noted, spans: readonly TaggedSpan[]): Map<string, TaggedSpan[]> {
  const groups = new Map<string, TaggedSpan[]>();
  const byKey = new Map<string, string>();
  for (const span of spans.flatMap(one => partsOf(one, noted.text))) {
    const name = bareName(noted.text.slice(span.start, span.end));
    if (!canBeName(name) || isPart(span, name, noted)) continue;
    const key = nameKey(name);
    const first = byKey.get(key) ?? name;
    byKey.set(key, first);
    addTo(groups, first, span);
  }
  return groups;
}

/** "TedLium-2 and SPGISpeech" are two names, for each looks like one; "CNN and Daily Mail" is one. */
function partsOf(span: TaggedSpan, text: string): readonly TaggedSpan[] {
  const pieces = text.slice(span.start, span.end).split(/(\s+(?:and|&)\s+)/u);
  const names = pieces.filter((_, at) => at % 2 === 0);
  if (names.length < 2 || !names.every(name => isNameShaped(name))) return [span];
  let at = span.start;
  return pieces.flatMap((piece, index) => {
    const start = at;
    at += piece.length;
    return index % 2 === 0 ? [{ ...span, start, end: at }] : [];
  });
}

function canBeName(name: string): boolean {
  if (name.length < 2 || isGeneric(name) || !/\p{Lu}|\p{L}\d/u.test(name)) return false;
  if (/^[\d.]+\s?[BMKbmk]?(?:-\p{Ll}+)?$/u.test(name)) return false;
  const words = name.split(/\s+/u);
  return words.length <= 7 && (words.length > 1 || isNameShaped(name) || /^\p{Lu}/u.test(name));
}

function isPart({ start, end }: TaggedSpan, name: string, { candidates, text }: Noted): boolean {
  return candidates.some(({ introduced, name: whole, rule, describedAs, start: named }) => {
    // "We propose a Zonal Mask framework (ZoMask)": the words before the bracket only spell the name out.
    if (rule === 'bracketed' && end <= named && start > named - describedAs.length - 3) return true;
    const at = introduced && whole.length > name.length ? whole.indexOf(name) : -1;
    return at >= 0 && text.startsWith(whole, start - at);
  });
}
