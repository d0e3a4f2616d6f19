/** Does the text have a name as its owner writes it? Case and neighbours tell: "adam" is not Adam, and GPT in "CoS-GPT" is part of another name. */
import type { Catalog, Entity } from '../catalog/catalog.ts';
import type { Named } from '../catalog/name-trie.ts';
import type { Place } from './found.ts';
import { isGeneric } from './name-shape.ts';
import { isElse } from './senses.ts';

export function fitsText(
  named: readonly Named<Entity>[],
  place: Place,
  text: string,
  catalog: Catalog,
): boolean {
  return (
    named.some(({ alias, entry }) => caseFits(alias, place.surface, entry, catalog)) &&
    standsAlone(named[0]!.alias, place, text)
  );
}

/** Is the surface a whole name, and not a part of a word, a compound or another name? */
function standsAlone(alias: string, { start, end, surface }: Place, text: string): boolean {
  const before = text.slice(Math.max(0, start - 24), start);
  // A TeX command is no name.
  if (before.endsWith('\\')) return false;
  const behind = text.slice(end, end + 24);
  // "SAM3D" is neither SAM 3 nor SAM; "Llama 7B" has a size.
  if (/\d$/u.test(surface) && /^(?![BMK]\b)\p{Lu}/u.test(behind)) return false;
  if (/^[A-Z]{3,}$/u.test(surface) && /^\s?3D\b/u.test(behind)) return false;
  if (/[\p{L}\d]$/u.test(before) || /^\p{L}/u.test(behind))
    return /^\p{Lu}?s?\b/u.test(behind) && !/[\p{L}\d]$/u.test(before);
  // "Stack-augmented" is not The Stack.
  if (/^-\p{Ll}+ed\b/u.test(behind) && /^the\s/u.test(surface)) return false;
  // "attention-free" is not attention, nor "RL-free" RL.
  if (/^-(?:free|less|agnostic)\b/u.test(behind)) return false;
  if (!/\p{Lu}/u.test(alias)) return true;
  if (
    /[\p{L}\d][-_/]$/u.test(before) &&
    /[\p{Lu}\d][\p{L}\d.]*-$/u.test(before) &&
    !/\d[BMK]-$/u.test(before)
  )
    return false;
  return (
    !/^[-_](?!\d+(?:\.\d+)?[BMKbmk]\b)(?:\p{Lu}|\d)/u.test(behind) ||
    /^-(?:Based|Style|Like|Powered|Family|(?:[SMLBHG]|X{1,2}L|Base|Large|Small|Tiny|Huge|Mini)\b)/u.test(
      behind,
    )
  );
}

/** A capital inside a word, or a word of capitals: "QuALITY", "FiLM", "MultiPL-E". */
const ODD_CASE = /\p{Ll}\p{Lu}|\p{Lu}{2}/u;

export function caseFits(alias: string, surface: string, entity: Entity, catalog: Catalog): boolean {
  if (surface === alias) return true;
  // "Quality" is an ordinary word, however like QuALITY it is spelt, and "shapes" no Shap-E.
  const isOdd = ODD_CASE.test(/[\s-]/u.test(surface) ? alias : alias.replaceAll('-', ''));
  if (isOdd && !ODD_CASE.test(surface) && surface.split(/\s+/u).every(catalog.isPlain)) return false;
  const letters = alias.replace(/[^\p{L}]/gu, '');
  if (!/\p{Lu}/u.test(letters)) return true;
  const found = surface.replace(/[^\p{L}]/gu, '').replace(/s$/u, '');
  if (isOtherwise(alias, letters, surface, found, catalog)) return false;
  const words = alias.split(/[\s-]+/u).filter(word => /\p{L}{3,}/u.test(word));
  // A phrase of several words is itself in any case, in an all-lower spelling too.
  if (words.length >= 2 && (entity.label === 'Technique' || /\p{Lu}/u.test(found))) return true;
  if (letters.length <= 4 && /^\p{Lu}+$/u.test(letters)) return found === letters.replace(/s$/u, '');
  if (!/\p{Lu}/u.test(found)) return /\d/u.test(surface) && letters.length > 2;
  // An ordinary capitalised word is not an acronym of the same letters ("Spider" is not SPIDER's fault, "IT" not "It").
  return !(/^\p{Lu}+$/u.test(letters) && /^\p{Lu}\p{Ll}+$/u.test(found) && letters.length < 6);
}

/** Is the surface something else, though its letters are the name's: "FID" no FiD, "mobile agents" no Mobile-Agent, "efficient ViT" no EfficientViT? */
function isOtherwise(
  alias: string,
  letters: string,
  surface: string,
  found: string,
  catalog: Catalog,
): boolean {
  if (found === letters || found === letters.replace(/s$/u, '') || /\s/u.test(alias)) return false;
  const parts = surface.split(/[\s-]+/u);
  return (
    isElse(surface, catalog) ||
    // "Deepseek V3" has a version, "LLM planner" is no LLM-Planner.
    (/\s/u.test(surface) &&
      !/\d/u.test(surface) &&
      ODD_CASE.test(letters) &&
      parts.length === 2 &&
      (!letters.startsWith(parts[0]!) || parts.every(part => catalog.isPlain(part) || isGeneric(part))))
  );
}

/** "Alpaca leaderboard", "LLaMA dataset": the model's name names something else. */
export function meansItsData(entity: Entity, { end }: Place, text: string): boolean {
  return (
    entity.label === 'Model' &&
    /^(?:[’']s)?[\s-](?:leaderboard|benchmark|dataset|corpus|challenge|test set)\b/i.test(
      text.slice(end, end + 40),
    )
  );
}
