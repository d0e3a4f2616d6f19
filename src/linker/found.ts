/** A name found in the text with the entity that it denotes: which sizes stand with it, and how far it reaches. */
import type { Entity } from '../catalog/catalog.ts';
import { isData } from './label-families.ts';
import type { Mention } from './reading.ts';

/** Where a name stands. */
export interface Place {
  /** Offsets in the paper's text. */
  readonly start: number;
  readonly end: number;
  readonly surface: string;
}

/** A mention before relations are read: its entity whole. */
export interface Found extends Place {
  readonly entity: Entity;
  readonly sizes: readonly string[];
  readonly rule: 'local' | 'tagged' | 'corpus' | 'catalog';
  readonly confidence: number;
}

const SIZE_BEHIND = /^(?:\s?[-‐-―]?\s?|\s\()(\d+(?:\.\d+)?(?:\s?[BMK]|[bmk]))\b(?!\w)/u;
const SIZE_BEFORE = /(?<![\w.])(\d+(?:\.\d+)?[BM])[\s-]$/u;
const SIZE_INSIDE = /(?<![\p{L}\d.])\d+(?:\.\d+)?[BMbm]\b/gu;

/** A model has the sizes in its name and beside it; the one behind it belongs to its surface. */
export function foundOf(
  entity: Entity,
  { start, end, surface }: Place,
  rule: Found['rule'],
  confidence: number,
  text: string,
): Found {
  const sizes = new Set<string>();
  let to = end;
  if (entity.label === 'Model') {
    if (!/\d[BM]$/u.test(entity.name))
      for (const [size] of surface.matchAll(SIZE_INSIDE)) sizes.add(size.toUpperCase());
    const behind = SIZE_BEHIND.exec(text.slice(end, end + 12));
    if (behind) {
      sizes.add(behind[1]!.replace(/\s/gu, '').toUpperCase());
      if (!behind[0].includes('(')) to = end + behind[0].length;
    }
    const before = SIZE_BEFORE.exec(text.slice(Math.max(0, start - 8), start));
    if (before) sizes.add(before[1]!);
  }
  return { start, end: to, surface: text.slice(start, to), entity, sizes: [...sizes], rule, confidence };
}

/** An edition or a year, and the common noun with up to two words before it: "DSTC2", "ISLES 2015", "COCO object detection dataset". */
const DATA_BEHIND =
  /^(?:\d+|[\s-](?:19|20)\d\d)?\s(?:(?!(?:of|for|in|on|and|or|with|to|is|are|as|by|from|the|using|show|shows)\s)\p{Ll}[\p{Ll}-]* ){0,2}?(?:(?:benchmark )?data ?sets?|data|sets?|corpus|corpora|benchmarks?|databases?|treebanks?|collections?|(?:test|training|validation|development|dev|evaluation) (?:sets?|data|splits?|collections?))\b(?!-)|^(?:\d+|[\s-](?:19|20)\d\d)\b/u;

const sizePatterns = new Map<string, RegExp>();

/** Sizes are few, and come again. */
function sizePattern(size: string): RegExp {
  const pattern = sizePatterns.get(size) ?? new RegExp(`[\\s-]*\\(?${size}\\)?`, 'iu');
  sizePatterns.set(size, pattern);
  return pattern;
}

/** A mention as others read it: the head noun right behind a name of data is part of it, as annotators have it. */
export function mentionOf({ entity, ...found }: Found, text: string): Mention {
  const { label, name, id } = entity;
  const spelling = found.sizes
    .reduce((surface, size) => surface.replace(sizePattern(size), ''), found.surface)
    .replace(/\s+/gu, ' ')
    .trim();
  const head = isData(label) ? (DATA_BEHIND.exec(text.slice(found.end, found.end + 60))?.[0] ?? '') : '';
  const end = found.end + head.length;
  return { ...found, end, surface: text.slice(found.start, end), spelling, label, name, node: id };
}

/** Whether a name may be spelt so somewhere in a text: as `mentionOf` spells it. */
export function mayBeSpelling(spelling: string, text: string): boolean {
  const plain = text.replace(/\s+/gu, ' ');
  return plain.includes(spelling) || plain.replace(ANY_SIZE, '').includes(spelling);
}

const ANY_SIZE = /[\s-]*\(?\d+(?:\.\d+)?[BMK]\)?/giu;
