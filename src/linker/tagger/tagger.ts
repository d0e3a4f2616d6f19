/** Names that only their look and company give away: a small learned tagger, its weights a data file. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../package-root.ts';
import type { EntityLabel } from '../reading.ts';
import { attributesOf, eachFeature, templates } from './attributes.ts';
import type { TaggedSentence } from './background.ts';
import { sumPaths, TAGS, tagLabels } from './crf.ts';

export interface TaggedSpan {
  /** Offsets in the paper's text. */
  readonly start: number;
  readonly end: number;
  /** Probability that a name stands here, 0 to 1. */
  readonly probability: number;
  /** Share of each label in it, in the order of `tagLabels`. */
  readonly shares: readonly number[];
}

export interface Weights {
  /** For each template, a value's weights of the tags. */
  readonly features: readonly ReadonlyMap<string, Float32Array>[];
  /** Exponents of the transitions, `TAGS` rows and the start. */
  readonly moves: Float64Array;
}

/** Reads the data file: a line is template, value, then `tag:weight` pairs; transitions are template `move`, value the tag before. */
export function parseWeights(text: string): Weights {
  const features = templates.map(() => new Map<string, Float32Array>());
  const numbers = new Map(templates.map(({ name }, index) => [name, index]));
  const moves = new Float64Array((TAGS + 1) * TAGS);
  for (const line of text.split('\n')) {
    const [template, value, ...pairs] = line.split('\t');
    if (value === undefined) continue;
    const row = new Float32Array(TAGS);
    for (const pair of pairs) {
      const [tag, weight] = pair.split(':');
      row[Number(tag)] = Number(weight) / 100;
    }
    if (template === 'move')
      for (let to = 0; to < TAGS; to++)
        moves[Number(value) * TAGS + to] = row[to] === -100 ? 0 : Math.exp(row[to]!);
    else features[numbers.get(template!)!]!.set(value, row);
  }
  return { features, moves };
}

export function loadWeights(file: string = join(packageRoot, 'src', 'catalog', 'tagger.tsv')): Weights {
  return parseWeights(readFileSync(file, 'utf8'));
}

/** Spans from this probability on are reported; what is made of them is decided over the whole corpus. */
const LEAST = 0.15;

export function tagSentence({ sentence, words, background }: TaggedSentence, weights: Weights): TaggedSpan[] {
  const all = attributesOf(words, background);
  const scores = new Float64Array(words.length * TAGS);
  for (let at = 0; at < words.length; at++) {
    eachFeature(all, at, (template, value) => {
      const row = weights.features[template]!.get(value);
      if (row) for (let tag = 0; tag < TAGS; tag++) scores[at * TAGS + tag]! += row[tag]!;
    });
  }
  for (let index = 0; index < scores.length; index++) scores[index] = Math.exp(scores[index]!);
  const { marginals } = sumPaths(scores, weights.moves, words.length);
  return readSpans(marginals, words.length).map(({ from, to, probability, shares }) => ({
    start: sentence.start + words[from]!.start,
    end: sentence.start + words[to - 1]!.end,
    probability,
    shares,
  }));
}

interface Run {
  readonly from: number;
  readonly to: number;
  readonly probability: number;
  readonly shares: readonly number[];
}

/** A span begins where a name is likely, and goes on where an inside tag is likelier than a new beginning or the outside. */
function readSpans(marginals: Float64Array, length: number): Run[] {
  const runs: Run[] = [];
  const begins = (at: number): number => sumTags(marginals, at, 1);
  const inside = (at: number): number => sumTags(marginals, at, 2);
  for (let from = 0; from < length; ) {
    if (begins(from) < LEAST || begins(from) < inside(from)) {
      from++;
      continue;
    }
    let to = from + 1;
    while (to < length && inside(to) > 0.5 * (1 - marginals[(to - 1) * TAGS]!) && inside(to) > begins(to))
      to++;
    let probability = 1;
    for (let at = from; at < to; at++) probability = Math.min(probability, 1 - marginals[at * TAGS]!);
    runs.push({ from, to, probability, shares: sharesOf(marginals, from, to) });
    from = to;
  }
  return runs;
}

function sumTags(marginals: Float64Array, at: number, first: 1 | 2): number {
  let sum = 0;
  for (let tag = first; tag < TAGS; tag += 2) sum += marginals[at * TAGS + tag]!;
  return sum;
}

function sharesOf(marginals: Float64Array, from: number, to: number): number[] {
  const sums = tagLabels.map((_, label) => {
    let sum = 0;
    for (let at = from; at < to; at++)
      sum += marginals[at * TAGS + 1 + 2 * label]! + marginals[at * TAGS + 2 + 2 * label]!;
    return sum;
  });
  const total = sums.reduce((a, b) => a + b, 0);
  return sums.map(sum => sum / total);
}

export function likeliest({ shares }: Pick<TaggedSpan, 'shares'>): EntityLabel {
  return tagLabels[shares.indexOf(Math.max(...shares))]!;
}
