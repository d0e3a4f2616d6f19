/** The numbers of a sentence that can be scores; differences, sizes, shares and times are none. */
import type { Found } from './found.ts';
import { lastMetric, METRIC_AHEAD, measureBefore } from './metrics.ts';
import { type Sentence, textIn } from './segment.ts';

export interface Value {
  /** As written. */
  readonly text: string;
  readonly number: number;
  readonly unit: '%' | '';
  /** The measure named right behind it, or, in "BLEU of 13.4 and chrF of 44.0", right before it. */
  readonly metric: string | null;
  /** From where on its own words stand: the measure before it, the number, the measure behind it. */
  readonly from: number;
  readonly start: number;
  readonly end: number;
  readonly to: number;
}

const NUMBER =
  /(?<![\w.,$@#^_±<>≤≥~≈+−–=-]|\\pm\s?|[-+−±~≈<>≤≥=]\s|\d\s?[-–]\s?|@\d+\/|\d:)(\d{1,3}(?:\.\d+)?)\s?(\\?%|percent\b|\\\\%)?(?![\w]*\d|[.,]\d|[-–]\d|-\w)/gu;

const any = (words: string): string => `(?:${words.split(' ').join('|')})`;
const CHANGE = any(
  'improvements? gains? increases? reductions? drops? boosts? decreases? degradation decline gaps? margins? differences? advantages? savings? speed-?ups? loss range',
);
const ABOUT = String.raw`(?:(?:up to|over|about|around|roughly|near|nearly|almost|approximately|more than|at least|an average of|an|only|just|a margin of)\s)*`;
const PERCENT = String.raw`\s?(?:\\?%|percentage|percent|pp|pts)?`;

/** Before a number that is no score: "by 3", "an improvement of 3", "within 3", "SAM 3". */
const NO_SCORE_AFTER = new RegExp(
  [
    String.raw`\bby\s${ABOUT}(?:\*{2}|\\(?:text|math)\w+\{)?$`,
    String.raw`\b${CHANGE}(?:\s\w+){0,2}\s(?:of|from|by)\s${ABOUT}(?:\*{2}|\\(?:text|math)\w+\{)?$`,
    String.raw`\b${CHANGE}\sof\s[^,.;]{0,30}$`,
    String.raw`\b${CHANGE}\s[^,.;]{0,50}\b(?:is|are|was|were)\s(?:of\s)?$`,
    String.raw`\b${any('within additional extra further another absolute relative only just than under below least over above exceeding at last first confidence')}\s$`,
    String.raw`\b(?:threshold|sparsity|factor) of\s$`,
    // "a match rate of 96.77 at a false match rate (FMR) of 1"
    String.raw`\bat an? (?:[\w-]+ ){1,4}(?:\([\w-]{1,8}\) )?of\s$`,
    String.raw`\b(?:improves?|drops?|rises?|falls?|increases?|decreases?)\s${ABOUT}$`,
    String.raw`\b(?:increas|decreas|improv|drop|rise)\w*\sfor\s$`,
    String.raw`\b(?:outperform|surpass|exceed|beat)\w*\s[^.;]{0,120}\bwith\s(?:up to\s)?$`,
  ].join('|'),
  'i',
);
/** Before the score of something else, of which the sentence seldom says what. */
const OF_OTHERS_AFTER =
  /\b(?:compared (?:to|with)|vs\.?|versus|against|surpassing|exceed(?:s|ing)?|(?:outperform|surpass|exceed|beat)\w* the|human \w+(?: of)?|whose [^.,;]{0,40}\b(?:is|was|are|were|of|at)|baselines?(?: \w+)? (?:of|at)|than the|previous best(?: of)?)\s$/i;
/** A number that ends a name: "Claude Sonnet 4.6". */
const ENDS_NAME = /\p{Lu}\p{L}*[\p{Ll}\d][\p{L}\d]*\s$/u;
const MEASURES = any(
  String.raw`points? tokens? parameters? params data labels? samples? examples? FLOPs flops noise sparsity compression compute memory confidence missing seconds? sec\b s\b ms\b minutes? mins?\b hours? days? weeks? months? years? GB MB KB TB Hz kHz FPS mm\b cm\b km\b m\b px K\b k\b M\b B\b x\b X\b × \$?\\times\$? times\b -?fold -?shot -?way -?bit -?layer -?step -?hop million billion trillion papers? tasks? languages? datasets? models? benchmarks? categories classes domains epochs? participants patients images? videos? subjects questions? set(?:up|ting)s? GPUs? relations? features? tests? within`,
);
const COMPARATIVE = any(
  'faster slower higher lower better worse fewer more less smaller larger cheaper stronger',
);
/** Behind a number that is no score: "3 points", "3% fewer", "3% of the", "3.2x". */
const NO_SCORE_BEFORE = new RegExp(
  [
    String.raw`^${PERCENT}[\s-]*(?:\w+\s)?(?:${MEASURES}(?![\w])|${COMPARATIVE}\b)`,
    String.raw`^${PERCENT}\s(?:[\w@-]+\s){0,2}(?:\([^()]{1,12}\)\s)?${CHANGE}\b`,
    String.raw`^${PERCENT}\sof ${any('the its all original total training parameters cases samples patches')}\b`,
    String.raw`^${PERCENT}\s?(?:->|→|\$?\\(?:to|rightarrow)\b)`,
    String.raw`^${PERCENT}\s(?:[\w-]+\s){0,2}(?:achieved |obtained |reported )?(?:by|for|from|of) (?:the |a |an )?${any('previous prior baselines? best strongest existing original vanilla standard state-of-the-art')}\b`,
  ].join('|'),
  'u',
);
const METRIC_BEFORE = /\b(?:scores?|accurac(?:y|ies)|rates?|performance|results?)\s(?:of\s)?$/i;
const REACHES =
  /\b(?:achiev\w+|obtain\w*|reach\w*|attain\w*|scor\w+|yield\w*|get\w*|record\w*|report\w*|post\w*|hit\w*|deliver\w*|to|of|with|from)\s(?:up to |an? (?:average |mean |overall )?(?:of )?)?$/i;

export function readValues(sentence: Sentence, inside: readonly Found[]): Value[] {
  const values: Value[] = [];
  const differs: boolean[] = [];
  for (const match of sentence.text.matchAll(NUMBER)) {
    const start = sentence.start + match.index;
    const end = start + match[0].trimEnd().length;
    if (inside.some(mention => start < mention.end && end > mention.start)) continue;
    const before = sentence.text.slice(0, match.index);
    const ahead = sentence.text.slice(match.index + match[0].trimEnd().length);
    const behind = METRIC_AHEAD.exec(ahead)?.[0] ?? '';
    const measured = behind === '' ? measureBefore(before) : null;
    const metric = behind.replace(/^[\s(]+/u, '') || (measured?.metric ?? null);
    const unit = match[2] ? '%' : '';
    values.push({
      text: match[0].trim().replace(/\\/gu, ''),
      number: Number(match[1]),
      unit,
      metric,
      from: start - (measured?.length ?? 0),
      start,
      end,
      to: end + behind.length,
    });
    differs.push(isNoScore(before, ahead, behind) || (unit === '%' && Number(match[1]) > 100));
  }
  spreadOverLists(sentence, values, differs);
  const reached: Value[] = [];
  values.forEach((value, at) => {
    if (!differs[at] && isReached(sentence, value, values, reached)) reached.push(value);
  });
  return reached;
}

/** What is joined to a difference is one too: "by 0.8% and 0.5%", "a 2%, 4% and 22% improvement". */
function spreadOverLists(sentence: Sentence, values: readonly Value[], differs: boolean[]): void {
  const joint = (at: number): string => textIn(sentence, values[at]!.end, values[at + 1]!.start);
  for (let at = 0; at + 1 < values.length; at++)
    if (differs[at] && (JOINED.test(joint(at)) || PARALLEL.test(joint(at)))) differs[at + 1] = true;
  for (let at = values.length - 2; at >= 0; at--)
    if (differs[at + 1] && JOINED.test(joint(at))) differs[at] = true;
}

function isNoScore(before: string, ahead: string, measure: string): boolean {
  if (NO_SCORE_AFTER.test(before) || OF_OTHERS_AFTER.test(before)) return true;
  if (ENDS_NAME.test(before) && lastMetric(before.slice(-30), 1) === null) return true;
  return NO_SCORE_BEFORE.test(ahead.slice(measure.length));
}

/** A bare whole number needs a measure; one with a point a measure or a verb of reaching, at least before its list. */
function isReached(
  sentence: Sentence,
  value: Value,
  all: readonly Value[],
  reached: readonly Value[],
): boolean {
  const before = textIn(sentence, sentence.start, value.start);
  const isMeasured =
    value.unit === '%' ||
    value.metric !== null ||
    METRIC_BEFORE.test(before) ||
    lastMetric(before.slice(-50), 12) !== null;
  if (isMeasured) return true;
  if (!value.text.includes('.'))
    return (
      all.some(other => other.unit === '%' || other.text.includes('.')) &&
      /(?:[,/]|and)\s$/u.test(before) &&
      !COUNTED.test(textIn(sentence, value.end, sentence.end))
    );
  return (
    REACHES.test(before) ||
    lastMetric(before.slice(-50), 50) !== null ||
    /\($/u.test(before) ||
    reached.some(other => other.end < value.start && value.start - other.end < 40)
  );
}

/** "3 medieval codices" */
const COUNTED =
  /^\s(?!(?:\p{Ll}+\s){0,2}(?:scores?|rates?|accuracy)\b)(?!(?:on|in|for|and|with|across|respectively|to|at|by|over|while)\b)\p{Ll}{3,}/u;

/** Between the members of a list, a measure in brackets behind each. */
export const JOINED =
  /^\s?(?:\\?%|percent)?\s?(?:\([^()]{1,12}\))?\s?(?:,|\/|and|,? and|,? or|or|&)\s?(?:an? )?\+?$/u;
/** "by 9.9% on A and 8.2% on B", "by 19% to 26%", "a 5% gain over A, 2% over B". */
const PARALLEL = new RegExp(
  String.raw`^\s?(?:\\?%|percent|points?|pp|pts)?(?:\s\([^()]{1,20}\))?(?:\s(?:absolute |relative )?${CHANGE})?(?:\s(?:on|for|in|with|over|using)\s[^,;.]{1,60})?,?\s(?:and |to )?(?:by )?$`,
  'i',
);
