/** Stated scores: "53% and 55% on HumanEval and MBPP, respectively", "from 32.5% to 65.1%". */
import type { Draft } from './draft.ts';
import type { Found } from './mentions.ts';
import type { Score } from './reading.ts';
import type { Sentence } from './segment.ts';

const METRIC =
  /\b(accuracy|F1(?:[- ]score)?|macro-F1|micro-F1|BLEU|chrF|ROUGE(?:-[L12])?|METEOR|CIDEr|exact match|EM|pass@\d+|perplexity|WER|CER|mAP|mIoU|IoU|AUC|AUROC|FID|PSNR|SSIM|top-[15]|win rate|truthfulness|success rate|Hits@\d+|MRR|nDCG(?:@\d+)?|recall|precision|Spearman|Pearson)\b/giu;
const VALUE = /(?<![\w.$@#-])(\d{1,3}(?:\.\d+)?)\s?(%|percent\b)?(?![\w.,]*\d)(?![-–]?(?:shot|way|bit|fold|stage|step|hour|day|layer|dimension|year|st|nd|rd|th)\b|[BMKkx×]\b|\s?(?:x|times|hours?|days?|GPUs?|layers?|tasks?|languages?|datasets?|models?|benchmarks?|years?|tokens?|parameters?|samples?|examples?|million|billion|papers?|categories|classes|domains|steps|epochs)\b)/gu;
const RESULT_VERB = /\b(?:achiev\w+|obtain\w*|reach\w*|attain\w*|scor\w+|improv\w+|accuracy|results?|performance|increas\w+|from|exceed\w*|get\w*|yield\w*|report\w*|record\w*|boost\w*|with)\b/iu;
/** Improvements are no scores: "a 5% gain", "by 3.2 points". */
const DIFFERENCE = /(?:\b(?:by|of up to an additional|improvement of|gain of|increase of|reduction of|drop of|margin of|improves?|over|than|under|below|least|additional|absolute)\s(?:an? )?(?:up to |over |more than |about |around |roughly )?)$/iu;
const DIFFERENCE_BEHIND = /^\s?(?:%|percent|points?)?\s?(?:absolute |relative )?(?:points?|improvements?|gains?|increases?|reductions?|faster|higher|lower|better|fewer|more|less|drop|boost|relative|of the)\b/iu;

interface Value {
  readonly at: number;
  readonly end: number;
  readonly text: string;
  readonly number: number;
  readonly unit: '%' | '';
}

export function findScores(draft: Draft, found: readonly Found[], isIntroduced: (node: string) => boolean): Score[] {
  const scores: Score[] = [];
  let lastData: Found[] = [];
  for (const sentence of draft.sentences) {
    if (sentence.inTitle) continue;
    const inside = found.filter(mention => mention.start >= sentence.start && mention.end <= sentence.end);
    const data = inside.filter(({ entity }) => entity.label === 'Benchmark' || entity.label === 'Dataset');
    const values = RESULT_VERB.test(sentence.text) ? findValues(sentence, inside) : [];
    const range = fromTo(sentence, values);
    // "On Alpaca it improves from 32.5% to 65.1%": the benchmark stands in the sentence before.
    const on = data.length > 0 ? data : range && lastData.length === 1 ? lastData : [];
    if (values.length > 0 && on.length > 0) scores.push(...pairUp(sentence, values, on, inside, isIntroduced));
    if (data.length > 0) lastData = data;
  }
  return scores;
}

function findValues(sentence: Sentence, inside: readonly Found[]): Value[] {
  const values: Value[] = [];
  for (const match of sentence.text.matchAll(VALUE)) {
    const at = sentence.start + match.index;
    const end = at + match[0].trimEnd().length;
    if (inside.some(mention => at < mention.end && end > mention.start)) continue;
    const before = sentence.text.slice(0, match.index);
    const behind = sentence.text.slice(match.index + match[0].length);
    if (DIFFERENCE.test(before) || DIFFERENCE_BEHIND.test(behind)) continue;
    const unit = match[2] ? '%' : '';
    const isScore = unit === '%' || match[1]!.includes('.') || /\b(?:score|scores|accuracy|F1|BLEU|EM)\s(?:of\s)?$/iu.test(before);
    if (!isScore) continue;
    values.push({ at, end, text: match[0].trim(), number: Number(match[1]), unit });
  }
  return values;
}

const fromTo = (sentence: Sentence, values: readonly Value[]): boolean =>
  values.length === 2 && /\bfrom $/u.test(sentence.text.slice(0, values[0]!.at - sentence.start)) && /^\s?(?:%|percent)?\s?to $/u.test(sentence.text.slice(values[0]!.end - sentence.start, values[1]!.at - sentence.start));

/** Lists of equal length go pairwise, a longer list of values in rounds; a single value goes to the nearest name. */
function pairUp(sentence: Sentence, values: readonly Value[], data: readonly Found[], inside: readonly Found[], isIntroduced: (node: string) => boolean): Score[] {
  const subject = subjectOf(inside, values[0]!, isIntroduced);
  const make = (value: Value, on: Found): Score => ({
    subject,
    on: on.entity.id,
    metric: metricOf(sentence, value),
    value: value.text,
    number: value.number,
    unit: value.unit,
    sentence: sentence.text,
    start: on.start,
    end: on.end,
    rule: 'stated',
    confidence: 0.75,
  });
  if (fromTo(sentence, values)) return values.map(value => make(value, data[0]!));
  const distinct = new Set(data.map(mention => mention.entity.id)).size === data.length;
  if (distinct && data.length > 1 && values.length > 1 && values.length % data.length === 0 && (values.length === data.length || /respectively/iu.test(sentence.text)))
    return values.map((value, index) => make(value, data[index % data.length]!));
  // Lists that do not match were not understood: no score is better than a wrong one.
  if (/respectively/iu.test(sentence.text) && values.length > 1) return [];
  return values.flatMap(value => {
    const on = nearest(sentence, value, data);
    return on ? [make(value, on)] : [];
  });
}

/** The benchmark that a value belongs to: "53% on X", "on X it reaches 53%"; not further than a clause. */
function nearest(sentence: Sentence, value: Value, data: readonly Found[]): Found | null {
  const ranked = data
    .map(mention => ({ mention, distance: mention.start >= value.end ? mention.start - value.end : (value.at - mention.end) * 1.2 }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  if (!best || best.distance > 120) return null;
  const [from, to] = best.mention.start >= value.end ? [value.end, best.mention.start] : [best.mention.end, value.at];
  return /[;]/u.test(sentence.text.slice(from - sentence.start, to - sentence.start)) ? null : best.mention;
}

function subjectOf(inside: readonly Found[], value: Value, isIntroduced: (node: string) => boolean): string | null {
  const named = inside.filter(({ entity }) => entity.label === 'Model' || entity.label === 'Technique');
  const own = named.find(({ entity, start }) => isIntroduced(entity.id) && start < value.at && entity.label === 'Model');
  const model = named.find(({ entity, start }) => entity.label === 'Model' && start < value.at) ?? named.find(({ entity }) => entity.label === 'Model');
  const technique = named.find(({ entity }) => isIntroduced(entity.id));
  return (own ?? model ?? technique)?.entity.id ?? null;
}

/** The metric named nearest before the value, else nearest behind it. */
function metricOf(sentence: Sentence, value: Value): string | null {
  const at = value.at - sentence.start;
  const metrics = [...sentence.text.matchAll(METRIC)];
  return (metrics.findLast(match => match.index < at) ?? metrics[0])?.[0] ?? null;
}
