/** The table of cues: how a name stands in its sentence (`Frame`) tells which relation the paper has to it. */
import type { EdgeType } from '#graph/schema';
import type { Frame } from './frames.ts';
import type { EntityLabel } from './reading.ts';
import type { PaperKind } from './stance.ts';

export interface RoleCue {
  readonly rule: string;
  readonly type: EdgeType;
  readonly labels: readonly EntityLabel[];
  /** All that are given must match. */
  readonly path?: RegExp;
  readonly before?: RegExp;
  readonly behind?: RegExp;
  /** What follows the names in the sentence. */
  readonly ahead?: RegExp;
  readonly negated?: true;
  readonly kinds?: readonly PaperKind[];
  readonly inTitle?: boolean;
  /** 0 to 1 */
  readonly confidence: number;
  /** A guess, which a firm cue elsewhere in the paper replaces. */
  readonly weak?: true;
}

const MODEL: readonly EntityLabel[] = ['Model'];
const TECHNIQUE: readonly EntityLabel[] = ['Technique'];
const DATA: readonly EntityLabel[] = ['Dataset', 'Benchmark'];
const METHODS: readonly EntityLabel[] = ['Model', 'Technique'];

/** Steps that lead from a name to what governs it without changing what is done to it. */
const VIA = String.raw`(?:(?:~|of|eg|\(|:|as|RESULT|TRAIT|PART|BACKBONE|SAMPLE|TRAIN|USE|TEST|TUNE|BETTER|PRESENT|GATHER|BASE) )*`;
/** Names that are the object of one of the verbs. */
const object = (verbs: string): RegExp => new RegExp(String.raw`^${VIA}<(?:${verbs})\b`, 'u');
/** Names behind one of the prepositions, which hangs on one of the heads. */
const behindPreposition = (prepositions: string, heads: string): RegExp =>
  new RegExp(String.raw`^${VIA}(?:${prepositions}) (?:[A-Z(:~]+ |eg )*<?(?:${heads})\b`, 'u');
/** As `behindPreposition`, with nothing of a class between. */
const straight = (prepositions: string, heads: string): RegExp =>
  new RegExp(
    String.raw`^(?:of |eg |\(|:| |SAMPLE )*(?:${prepositions}) (?:eg |\( |: )*<?(?:${heads})\b`,
    'u',
  );
const ON = 'on|with|across|in|over|using|under|between|among|for|via|through|throughout|to';

/** In order of strength: the first that matches tells the relation. */
export const roleCues: readonly RoleCue[] = [
  // Not used, though named.
  {
    rule: 'without',
    type: 'MENTIONS',
    labels: METHODS,
    path: /^(?:of |eg )*(?:without|instead-of|rather-than)\b/u,
    confidence: 0.8,
  },
  { rule: 'avoided', type: 'MENTIONS', labels: METHODS, path: object('AVOID'), confidence: 0.75 },
  {
    rule: 'example',
    type: 'MENTIONS',
    labels: TECHNIQUE,
    path: /^(?:\( )?eg (?:\^|>)/u,
    confidence: 0.65,
    weak: true,
  },
  {
    rule: 'denied',
    type: 'MENTIONS',
    labels: [...TECHNIQUE, ...DATA],
    path: /<USE|<TUNE|<TRAIN|<GATHER|<BASE|<SHOW/u,
    negated: true,
    confidence: 0.75,
  },

  // Comparison stands before use: "compared with" holds a "with".
  { rule: 'baseline', type: 'COMPARES_WITH', labels: METHODS, behind: /\bBASELINE\b/u, confidence: 0.9 },
  {
    rule: 'baseline',
    type: 'COMPARES_WITH',
    labels: METHODS,
    before: /\bBASELINE\b/u,
    path: /^(?!with <USE)/u,
    confidence: 0.8,
  },
  {
    rule: 'baseline',
    type: 'COMPARES_WITH',
    labels: METHODS,
    path: /^(?:eg|\(|:|of|BETTER| )*BASELINE\b/u,
    confidence: 0.85,
  },
  {
    rule: 'better-than',
    type: 'COMPARES_WITH',
    labels: METHODS,
    path: new RegExp(String.raw`^${VIA}(?:than|versus|vs|unlike|in-contrast-to)\b`, 'u'),
    confidence: 0.88,
  },
  { rule: 'beaten', type: 'COMPARES_WITH', labels: METHODS, path: object('BEAT'), confidence: 0.92 },
  {
    rule: 'compared-with',
    type: 'COMPARES_WITH',
    labels: METHODS,
    path: behindPreposition('to|with|against|over|from', 'COMPARE|BETTER'),
    confidence: 0.9,
  },
  {
    rule: 'compared-with',
    type: 'COMPARES_WITH',
    labels: METHODS,
    path: /^(?:of |eg |\( )*(?:to|with|against) <COMPARE/u,
    confidence: 0.9,
  },
  {
    rule: 'compared-with',
    type: 'COMPARES_WITH',
    labels: METHODS,
    path: /~ <COMPARE/u,
    confidence: 0.7,
  },
  {
    rule: 'gain-over',
    type: 'COMPARES_WITH',
    labels: METHODS,
    path: behindPreposition('over|upon|behind', 'GAIN|RESULT|SHOW|BETTER|BEAT'),
    confidence: 0.85,
  },
  {
    rule: 'against',
    type: 'COMPARES_WITH',
    labels: METHODS,
    path: behindPreposition('against', 'TEST|TRIAL|SHOW|BASELINE|COMPARE'),
    confidence: 0.8,
  },
  {
    rule: 'compared',
    type: 'COMPARES_WITH',
    labels: METHODS,
    path: object('COMPARE'),
    kinds: ['method'],
    confidence: 0.65,
  },
  {
    rule: 'compared',
    type: 'COMPARES_WITH',
    labels: METHODS,
    path: />COMPARE\.p/u,
    kinds: ['method'],
    confidence: 0.65,
  },

  // Models: what the work starts from or is made of.
  { rule: 'tuned', type: 'BUILDS_ON', labels: MODEL, path: object('TUNE'), confidence: 0.9 },
  { rule: 'improved', type: 'BUILDS_ON', labels: MODEL, path: object('GAIN'), confidence: 0.72 },
  {
    rule: 'based-on',
    type: 'BUILDS_ON',
    labels: MODEL,
    path: behindPreposition('on|upon|on-top-of|from|with|into|onto|to', 'BASE'),
    confidence: 0.88,
  },
  {
    rule: 'based-on',
    type: 'BUILDS_ON',
    labels: MODEL,
    path: straight('upon|on-top-of|from|with|into|onto|to', 'TUNE'),
    confidence: 0.85,
  },
  {
    rule: 'based-on',
    type: 'BUILDS_ON',
    labels: MODEL,
    path: straight('from', '<TRAIN'),
    confidence: 0.85,
  },
  { rule: 'is-tuned', type: 'BUILDS_ON', labels: MODEL, path: />TUNE\.p|>USE\.p/u, confidence: 0.82 },
  { rule: 'tuned-form', type: 'BUILDS_ON', labels: MODEL, before: /\bTUNE\b/u, confidence: 0.8 },
  {
    rule: 'tuned-form',
    type: 'BUILDS_ON',
    labels: MODEL,
    behind:
      /^(?:models? )?TUNE\b|-(?:based|derived|initiali[sz]ed|powered|backed|driven|enhanced|guided|tuned|finetuned)\b|\bBACKBONE\b/u,
    confidence: 0.8,
  },
  {
    rule: 'made-by',
    type: 'EVALUATES',
    labels: MODEL,
    behind: /-generated\b/u,
    kinds: ['resource', 'study', 'survey'],
    confidence: 0.75,
  },
  { rule: 'made-by', type: 'BUILDS_ON', labels: MODEL, behind: /-generated\b/u, confidence: 0.75 },
  { rule: 'part-of', type: 'BUILDS_ON', labels: MODEL, path: /^of (?:PART|BACKBONE)\b/u, confidence: 0.75 },
  {
    rule: 'asks',
    type: 'EVALUATES',
    labels: MODEL,
    path: object('TEST|INVOLVE'),
    kinds: ['resource', 'study', 'survey'],
    confidence: 0.85,
  },
  { rule: 'tested', type: 'EVALUATES', labels: MODEL, path: object('TEST|INVOLVE'), confidence: 0.72 },
  {
    rule: 'trials-on',
    type: 'EVALUATES',
    labels: MODEL,
    path: behindPreposition(`${ON}|of`, 'TEST|TRIAL|RESULT|SHOW|GAIN|COMPARE|INVOLVE'),
    kinds: ['resource', 'study', 'survey'],
    confidence: 0.78,
  },
  { rule: 'trials-of', type: 'EVALUATES', labels: MODEL, path: /^of (?:TRIAL|TEST)\b/u, confidence: 0.75 },
  {
    rule: 'trials-on',
    type: 'BUILDS_ON',
    labels: MODEL,
    path: behindPreposition(ON, 'TEST|TRIAL|RESULT|SHOW|GAIN|USE|BEAT'),
    confidence: 0.72,
  },
  { rule: 'used', type: 'BUILDS_ON', labels: MODEL, path: object('USE|TRAIN|GATHER'), confidence: 0.78 },
  {
    rule: 'used',
    type: 'BUILDS_ON',
    labels: MODEL,
    path: behindPreposition(
      'by|with|from|into|via|through|to|on|using|between|in|onto',
      'USE|GATHER|TRAIN|PRESENT|MEND|AVOID',
    ),
    confidence: 0.72,
  },
  { rule: 'trait-of', type: 'EVALUATES', labels: MODEL, path: /^of (?:TRAIT|RESULT)\b/u, confidence: 0.7 },
  { rule: 'compared', type: 'EVALUATES', labels: MODEL, path: /<COMPARE|>COMPARE/u, confidence: 0.7 },
  {
    rule: 'acts',
    type: 'EVALUATES',
    labels: MODEL,
    path: /^>(?!TRAIN|PRESENT)/u,
    kinds: ['resource', 'study', 'survey'],
    confidence: 0.75,
  },
  {
    rule: 'acts',
    type: 'EVALUATES',
    labels: MODEL,
    path: /^>(?:SHOW|GAIN|BEAT)/u,
    confidence: 0.55,
    weak: true,
  },
  {
    rule: 'with',
    type: 'EVALUATES',
    labels: MODEL,
    kinds: ['resource', 'study', 'survey'],
    confidence: 0.6,
    weak: true,
  },
  {
    rule: 'with',
    type: 'BUILDS_ON',
    labels: MODEL,
    path: /^(?:eg |\( |: )*(?:on|with|using|via|from|by|for|in|into|to|across|between)\b/u,
    confidence: 0.62,
    weak: true,
  },

  // Data: trained on, or evaluated on.
  {
    rule: 'training-set',
    type: 'TRAINS_ON',
    labels: DATA,
    behind: /^(?:data |dataset )?SAMPLE\b|-pre-?trained\b/u,
    path: /^(?!.*(?:<TEST|TRIAL))/u,
    confidence: 0.8,
  },
  {
    rule: 'trained-on',
    type: 'TRAINS_ON',
    labels: DATA,
    path: straight('on|with|using|from|over|by|via|through', '(?:~ <)?(?:TRAIN|TUNE|SAMPLE|PART)'),
    confidence: 0.86,
  },
  {
    rule: 'trained-on',
    type: 'TRAINS_ON',
    labels: DATA,
    path: /^(?:eg |\( |: |of )*(?:on|with|using|from|over) .*&(?:TRAIN|TUNE)/u,
    confidence: 0.8,
  },
  {
    rule: 'gathered-from',
    type: 'TRAINS_ON',
    labels: DATA,
    path: straight('from|upon|by|with', '<GATHER|<BASE|<USE'),
    confidence: 0.8,
  },
  {
    rule: 'gathered-from',
    type: 'TRAINS_ON',
    labels: DATA,
    path: straight('on|on-top-of', '<BASE'),
    kinds: ['resource'],
    confidence: 0.8,
  },
  { rule: 'extended', type: 'TRAINS_ON', labels: DATA, path: object('TUNE|GATHER'), confidence: 0.75 },
  {
    rule: 'for-training',
    type: 'TRAINS_ON',
    labels: DATA,
    ahead: /^[^.;]{0,60}?\b(?:for|to) (?:pre-?|fine-?)?(?:train|tun)(?:ing|e)?\b/iu,
    path: /USE/u,
    confidence: 0.75,
  },
  {
    rule: 'evaluated-on',
    type: 'EVALUATES_ON',
    labels: DATA,
    path: behindPreposition(
      `${ON}|of|against|from|by|including`,
      'RESULT|TRIAL|SHOW|BEAT|GAIN|TEST|COMPARE|BETTER|USE|MEND|BASELINE|TRAIT|BE|FIND',
    ),
    confidence: 0.9,
  },
  {
    rule: 'tested',
    type: 'EVALUATES_ON',
    labels: DATA,
    path: object('TEST|SHOW|GAIN|BEAT|COMPARE'),
    confidence: 0.75,
  },
  {
    rule: 'on',
    type: 'EVALUATES_ON',
    labels: DATA,
    path: /^(?:eg |\( |: |of )*(?:on|across|over|in|against|for|using|with|to)\b/u,
    confidence: 0.82,
  },
  { rule: 'results', type: 'EVALUATES_ON', labels: DATA, behind: /RESULT|TRIAL|GAIN/u, confidence: 0.75 },
  {
    rule: 'trial',
    type: 'EVALUATES_ON',
    labels: DATA,
    path: /RESULT|TRIAL|TEST|SHOW|GAIN/u,
    confidence: 0.7,
  },
  { rule: 'used', type: 'EVALUATES_ON', labels: DATA, path: /<USE|>USE/u, confidence: 0.68 },

  // Techniques.
  {
    rule: 'faulted',
    type: 'MENTIONS',
    labels: TECHNIQUE,
    path: /^(?:of |eg |\( )*against\b|^(?:of TRAIT )?<MEND/u,
    confidence: 0.6,
    weak: true,
  },
  {
    rule: 'applied',
    type: 'USES_TECHNIQUE',
    labels: TECHNIQUE,
    path: object('USE|TUNE|TRAIN|PRESENT|BASE|GATHER'),
    confidence: 0.85,
  },
  {
    rule: 'applied',
    type: 'USES_TECHNIQUE',
    labels: TECHNIQUE,
    path: /^(?:of |eg |\( |: )*(?:via|through|with|by|using|on|from|upon|under) /u,
    confidence: 0.82,
  },
  {
    rule: 'applied',
    type: 'USES_TECHNIQUE',
    labels: TECHNIQUE,
    path: />(?:USE|TUNE|TRAIN)/u,
    confidence: 0.75,
  },
  {
    rule: 'studied',
    type: 'USES_TECHNIQUE',
    labels: TECHNIQUE,
    path: object('TEST|SHOW|GAIN|MEND|COMPARE'),
    confidence: 0.72,
    weak: true,
  },
];

/** What a name in the paper's own statements most likely is, where no cue says more. */
export const DEFAULTS: Readonly<
  Record<EntityLabel, { readonly type: EdgeType; readonly confidence: number }>
> = {
  Model: { type: 'BUILDS_ON', confidence: 0.55 },
  Technique: { type: 'USES_TECHNIQUE', confidence: 0.65 },
  Dataset: { type: 'EVALUATES_ON', confidence: 0.5 },
  Benchmark: { type: 'EVALUATES_ON', confidence: 0.6 },
};

export interface Situation {
  readonly label: EntityLabel;
  readonly frame: Frame;
  readonly ahead: string;
  readonly kind: PaperKind;
  readonly inTitle: boolean;
}

export function findCue({ label, frame, ahead, kind, inTitle }: Situation): RoleCue | undefined {
  return roleCues.find(
    cue =>
      cue.labels.includes(label) &&
      (!cue.kinds || cue.kinds.includes(kind)) &&
      (cue.inTitle === undefined || cue.inTitle === inTitle) &&
      (!cue.negated || frame.negated) &&
      (!cue.path || cue.path.test(frame.path)) &&
      (!cue.before || cue.before.test(frame.before)) &&
      (!cue.behind || cue.behind.test(frame.behind)) &&
      (!cue.ahead || cue.ahead.test(ahead)),
  );
}
