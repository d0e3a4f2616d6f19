/** The table of cues: how a name stands in its sentence (`Frame`) tells which relation the paper has to it. */
import type { EdgeType } from '#graph/schema';
import type { Frame } from './frames.ts';
import type { PaperKind } from './paper-kind.ts';
import type { EntityLabel } from './reading.ts';

/** Conditions, of which all that are given must hold. */
interface When {
  readonly path?: RegExp;
  readonly before?: RegExp;
  readonly behind?: RegExp;
  /** What follows the names in the sentence. */
  readonly ahead?: RegExp;
  readonly negated?: true;
  readonly kinds?: readonly PaperKind[];
  /** A guess, which a firm cue elsewhere in the paper replaces. */
  readonly weak?: true;
}

interface RoleCue extends When {
  readonly rule: string;
  readonly type: EdgeType;
  /** 0 to 1: the share that was right among edges read by people. */
  readonly confidence: number;
}

const cue = (rule: string, type: EdgeType, confidence: number, when: When): RoleCue => ({
  rule,
  type,
  confidence,
  ...when,
});

/** Steps that lead from a name to what governs it without changing what is done to it. */
const VIA = String.raw`(?:(?:~|of|eg|\(|:|as|RESULT|TRAIT|PART|BACKBONE|SAMPLE|TRAIN|USE|TEST|TUNE|BETTER|PRESENT|GATHER|BASE) )*`;
/** Names that are the object of one of the verbs. */
const object = (verbs: string): RegExp => new RegExp(String.raw`^${VIA}<(?:${verbs})\b`, 'u');
/** Names behind one of the prepositions, which hangs on one of the heads. */
const behind = (prepositions: string, heads: string): RegExp =>
  new RegExp(String.raw`^${VIA}(?:${prepositions}) (?:[A-Z(:~]+ |eg )*<?(?:${heads})\b`, 'u');
/** The same, with nothing of a class between. */
const straight = (prepositions: string, heads: string): RegExp =>
  new RegExp(
    String.raw`^(?:of |eg |\(|:| |SAMPLE )*(?:${prepositions}) (?:eg |\( |: )*<?(?:${heads})\b`,
    'u',
  );

const ON = 'on|with|across|in|over|using|under|between|among|for|via|through|throughout|to';
const FROM = 'upon|on-top-of|from|with|into|onto|to';
const OUTSIDE: readonly PaperKind[] = ['resource', 'study', 'survey'];

/** Named, and not used. */
const unused: readonly RoleCue[] = [
  cue('inspired-by', 'MENTIONS', 0.75, { path: straight('by|from', '<HINT') }),
  cue('without', 'MENTIONS', 0.8, {
    path: /^(?:of |eg )*(?:(?:(?:on|to|for|with|in) )?without|instead-of|rather-than)\b/u,
  }),
  cue('avoided', 'MENTIONS', 0.75, { path: object('AVOID|REPLACE') }),
  cue('replaced', 'MENTIONS', 0.7, { path: straight('to|for', 'INSTEAD') }),
  cue('related-to', 'MENTIONS', 0.65, { path: straight('to|with|between', 'TIE') }),
];

const denied: readonly RoleCue[] = [
  cue('denied', 'MENTIONS', 0.75, { path: /<(?:USE|TUNE|TRAIN|GATHER|BASE|SHOW)/u, negated: true }),
];

/** Comparison stands before use: "compared with" holds a "with". */
const comparisons: readonly RoleCue[] = [
  cue('baseline', 'COMPARES_WITH', 0.9, {
    path: /^(?!(?:from|on|upon) <BASE)/u,
    behind: /^(?!-(?:aware|free|agnostic|specific)\b).*\bBASELINE\b/u,
  }),
  cue('baseline', 'COMPARES_WITH', 0.8, {
    before: /\bBASELINE\b/u,
    path: /^(?!with <USE|(?:of |eg )*<TRAIN)/u,
  }),
  cue('baseline', 'COMPARES_WITH', 0.85, {
    path: /^(?:eg|\(|:|of|BETTER| )*BASELINE\b(?! (?:for|to|in)\b|(?: [^<>]*)?<BASE)/u,
  }),
  cue('baseline', 'COMPARES_WITH', 0.8, {
    ahead: /^(?: (?:models?|architectures?))? as (?:(?:an?|the|our|its) )?(?:\p{Ll}+ ){0,2}baselines?\b/u,
  }),
  cue('better-than', 'COMPARES_WITH', 0.88, {
    path: new RegExp(String.raw`^${VIA}(?:than|unlike|in-contrast-to|ahead-of)\b`, 'u'),
  }),
  cue('versus', 'COMPARES_WITH', 0.85, {
    path: /^(?:of |RESULT )*(?:versus|vs\.?)(?= |$)/u,
    kinds: ['method', 'resource'],
  }),
  cue('beaten', 'COMPARES_WITH', 0.95, { path: object('BEAT') }),
  cue('beaten', 'COMPARES_WITH', 0.85, { path: straight('by', '<BEAT') }),
  // "outperforms comparison models including X"
  cue('beaten', 'COMPARES_WITH', 0.85, { path: /^(?:(?:eg|\(|:|of|COMPARE|RESULT|TRAIT|MEND) )*<BEAT\b/u }),
  // "X outperforms Y across all benchmarks, and Z in one"
  cue('beaten', 'COMPARES_WITH', 0.75, { path: /^(?:TEST|RESULT|TRIAL|GAIN) (?:across|on|in|by) <BEAT\b/u }),
  cue('compared-with', 'COMPARES_WITH', 0.9, { path: behind('to|with|against|over|from', 'COMPARE') }),
  cue('compared-with', 'COMPARES_WITH', 0.85, { path: behind('to|over', 'BETTER') }),
  cue('compared-with', 'COMPARES_WITH', 0.85, {
    path: /^(?:[A-Z]+ )+(?:to|with|against|over) (?:COMPARE|BETTER)\b/u,
  }),
  cue('compared-with', 'COMPARES_WITH', 0.7, {
    path: /^(?:eg |\( |: |[A-Z]+ )*(?:of|by|for|at|(?<=eg )in)\b(?! BASELINE).* ~ <COMPARE/u,
  }),
  cue('baseline', 'COMPARES_WITH', 0.75, { path: straight('to', 'BASELINE') }),
  cue('compared-with', 'COMPARES_WITH', 0.75, {
    path: /^(?:eg )?close-to\b/u,
    behind: /^(?!TRAIN|TUNE|SAMPLE)/u,
  }),
  cue('gain-over', 'COMPARES_WITH', 0.85, {
    path: behind('over|upon|behind|above|below', 'GAIN|RESULT|SHOW|BETTER|BEAT'),
  }),
  cue('against', 'COMPARES_WITH', 0.8, { path: behind('against', 'TEST|TRIAL|SHOW|BASELINE|COMPARE') }),
  cue('compared', 'COMPARES_WITH', 0.65, { path: object('COMPARE'), kinds: ['method'] }),
  cue('compared', 'COMPARES_WITH', 0.65, { path: />COMPARE\.p/u, kinds: ['method'] }),
];

/** "attacks against X": what is attacked is looked into. */
const attacked: readonly RoleCue[] = [
  cue('attacked', 'EVALUATES', 0.75, {
    path: /^(?:eg |\( |: )*against (?:TEST|RESULT|SHOW|TRAIT)\b/u,
    kinds: ['study'],
  }),
];

/** Things that a model serves as, which make it a part of the work. */
const PARTS =
  '(?:teacher|student|backbone|encoder|decoder|judge|annotator|generator|retriever|reranker|simulator|base model)s?';

/** What the work starts from, is made of, or looks into. */
const models: readonly RoleCue[] = [
  cue('tuned', 'BUILDS_ON', 0.9, { path: object('TUNE') }),
  cue('improved', 'BUILDS_ON', 0.72, { path: object('GAIN') }),
  cue('based-on', 'BUILDS_ON', 0.88, { path: behind(`on|${FROM}`, 'BASE') }),
  cue('based-on', 'BUILDS_ON', 0.85, { path: straight(FROM, 'TUNE') }),
  cue('based-on', 'BUILDS_ON', 0.8, { path: straight('from', '(?:TRAIT|RESULT|PART) <TUNE') }),
  cue('based-on', 'BUILDS_ON', 0.85, { path: straight('from', '<TRAIN') }),
  cue('is-tuned', 'BUILDS_ON', 0.82, { path: />(?:TUNE|USE)\.p/u }),
  cue('tuned-form', 'BUILDS_ON', 0.8, { before: /\bTUNE\b/u }),
  cue('trait-of', 'EVALUATES', 0.75, {
    ahead: /^(?:-based)? (?:\p{L}+ )?(?:embeddings|features|representations)\b/u,
    path: /^(?:eg |\( |: )*(?:\^|>|<TEST)/u,
    kinds: ['study'],
  }),
  cue('tuned-form', 'BUILDS_ON', 0.8, { behind: /^(?:models? )?TUNE\b|\bBACKBONE\b/u }),
  cue('tuned-form', 'BUILDS_ON', 0.8, {
    behind: /-(?:based|derived|initiali[sz]ed|powered|backed|driven|enhanced|guided|tuned|finetuned)\b/u,
  }),
  cue('made-by', 'BUILDS_ON', 0.8, {
    behind:
      /-generated (?:\S+ )?(?:data|data ?sets?|corpus|corpora|labels?|instructions|annotations|captions|questions|SAMPLE)\b/u,
  }),
  cue('made-by', 'BUILDS_ON', 0.8, { behind: /-generated\b/u, path: /^on <(?:TUNE|TRAIN)\b/u }),
  cue('made-by', 'EVALUATES', 0.75, { behind: /-generated\b/u, kinds: OUTSIDE }),
  cue('made-by', 'BUILDS_ON', 0.75, { behind: /-generated\b/u }),
  cue('part-of', 'BUILDS_ON', 0.75, { path: /^of (?:PART|BACKBONE)\b/u }),
  cue('used', 'BUILDS_ON', 0.75, { path: /^(?:eg |\( |: )*of USE <TEST/u }),
  cue('used', 'BUILDS_ON', 0.7, {
    path: object('TEST'),
    ahead: /^[^,.;]{0,30}?\s(?:for|as)\b/u,
    kinds: ['method'],
  }),
  cue('measured-by', 'BUILDS_ON', 0.72, {
    behind: /^(?:\S+ ){0,2}(?:similarity|similarities|perplexity|distances?|loss|rewards?)\b/u,
    kinds: OUTSIDE,
  }),
  cue('asks', 'EVALUATES', 0.85, { path: object('TEST|INVOLVE'), kinds: OUTSIDE }),
  cue('tested', 'EVALUATES', 0.72, { path: object('TEST|INVOLVE') }),
  cue('tested', 'EVALUATES', 0.72, {
    path: /^(?:(?:eg|\(|:|of) )*(?:>TEST\.p|\( .*\^ >(?:TEST|COMPARE)\.p)/u,
  }),
  cue('part-of', 'BUILDS_ON', 0.78, {
    ahead: new RegExp(String.raw`^ as (?:(?:an?|the|our|its) )?(?:\p{Ll}+ ){0,2}${PARTS}\b`, 'u'),
  }),
  cue('trials-on', 'EVALUATES', 0.7, {
    path: behind('on|across|in|over|among|between|to', 'USE'),
    kinds: ['study'],
  }),
  cue('trials-on', 'EVALUATES', 0.78, {
    path: behind(`${ON}|of`, 'TEST|TRIAL|RESULT|SHOW|GAIN|COMPARE|INVOLVE'),
    kinds: OUTSIDE,
  }),
  cue('judged-by', 'BUILDS_ON', 0.75, { path: /^(?:eg |\( |: )*by (?:TRIAL|<TEST)/u }),
  cue('trials-of', 'EVALUATES', 0.75, { path: /^of (?:TRIAL|TEST)\b/u }),
  cue('trials-on', 'BUILDS_ON', 0.72, { path: behind(ON, 'TEST|TRIAL|RESULT|SHOW|GAIN|USE|BEAT') }),
  cue('used', 'BUILDS_ON', 0.88, { path: object('USE|TRAIN|GATHER') }),
  cue('used', 'BUILDS_ON', 0.72, {
    path: behind(
      'by|with|from|into|via|through|to|on|using|between|in|onto',
      'USE|GATHER|TRAIN|PRESENT|MEND|AVOID',
    ),
  }),
  cue('trait-of', 'EVALUATES', 0.75, { path: /^of (?:TRAIT|RESULT)\b/u, kinds: OUTSIDE }),
  cue('trait-of', 'BUILDS_ON', 0.65, { path: /^of (?:TRAIT|RESULT)\b/u }),
  cue('trials-on', 'BUILDS_ON', 0.68, {
    path: /^(?:eg |\( |: )*(?:[A-Z]+ )?(?:on|across|in)\b.*<COMPARE/u,
    kinds: ['method'],
  }),
  cue('compared', 'EVALUATES', 0.7, { path: /[<>]COMPARE/u }),
  cue('field', 'MENTIONS', 0.7, {
    before: /\bother\b/u,
    path: /^(?:\( )?eg\b(?!.*(?:TEST|TRIAL|COMPARE))/u,
    weak: true,
  }),
  cue('acts', 'EVALUATES', 0.75, { path: /^>(?!TRAIN|PRESENT)/u, kinds: OUTSIDE }),
  // "the best model (X, 63%)", "X's error rate"
  cue('scored', 'EVALUATES', 0.65, {
    path: /^\( /u,
    ahead: /^(?:-\p{L}+)?[:,]? ?\d+(?:\.\d+)?\s?%?[);,]/u,
    weak: true,
  }),
  cue('scored', 'EVALUATES', 0.65, {
    path: /^(?:eg )?(?:\^|>)/u,
    behind: /^'s (?:\S+ )?(?:rates?|RESULT|SHOW|TRAIT)\b/u,
    weak: true,
  }),
  cue('acts', 'EVALUATES', 0.55, { path: /^>(?:SHOW|GAIN|BEAT)/u, weak: true }),
  cue('used', 'BUILDS_ON', 0.65, { path: /^(?:eg |\( |: )*(?:via|through)\b/u, kinds: OUTSIDE }),
  cue('with', 'EVALUATES', 0.6, { kinds: OUTSIDE, weak: true }),
  cue('with', 'BUILDS_ON', 0.62, {
    path: /^(?:eg |\( |: )*(?:in-favor|on|with|using|via|from|by|for|in|into|to|across|between)\b/u,
    weak: true,
  }),
];

/** What the work is trained on, or evaluated on. */
const data: readonly RoleCue[] = [
  cue('denied', 'MENTIONS', 0.75, { path: /^(?:from <(?:GATHER|BASE)|on TRAIN\b)/u, negated: true }),
  cue('inspired-by', 'MENTIONS', 0.75, { path: straight('by|from', '<HINT') }),
  // "the same form as X"
  cue('likened', 'MENTIONS', 0.65, { path: /^as (?:\^|<(?:BE|SHOW|VERB)\b)/u }),
  cue('unseen', 'EVALUATES_ON', 0.75, { path: /on <(?:TRAIN|TUNE)/u, negated: true }),
  cue('training-set', 'TRAINS_ON', 0.8, {
    behind: /^(?:data |dataset )?SAMPLE\b|-pre-?trained\b/u,
    path: /^(?!.*(?:<TEST|TRIAL))/u,
  }),
  cue('training-set', 'TRAINS_ON', 0.78, {
    ahead:
      /^(?:\s\([^()]*\))?(?:\s(?:dataset|corpus))? as (?:(?:the|our|a|its) )?(?:training|pre-?training)\b/u,
  }),
  cue('training-set', 'TRAINS_ON', 0.75, { ahead: /^[ -]pre-?trained\b/u }),
  cue('trained-on', 'TRAINS_ON', 0.75, { path: /^in ~ <(?:TRAIN|TUNE)\b/u }),
  cue('trained-on', 'TRAINS_ON', 0.86, {
    path: straight(
      'on|with|using|from|over|by|via|through',
      '(?:~ <)?(?:TRAIN|TUNE|SAMPLE|PART(?!.*(?:TRIAL|<TEST)))',
    ),
  }),
  cue('trained-on', 'TRAINS_ON', 0.8, {
    path: /^(?:of (?:GATHER|SAMPLE)|(?:eg )?BETTER on)(?: ~)? <(?:TRAIN|TUNE)\b/u,
  }),
  cue('trained-on', 'TRAINS_ON', 0.8, {
    path: /^(?:eg |\( |: |of |SAMPLE |~ )*(?:(?:on|with|using|from|over) |<USE ).*&(?:TRAIN|TUNE)/u,
  }),
  cue('gathered-from', 'TRAINS_ON', 0.8, { path: straight('from|upon|by|with', '<(?:GATHER|BASE|USE)') }),
  cue('gathered-from', 'TRAINS_ON', 0.78, { path: /^(?:\( )?of SAMPLE (?:~ )?<(?:BASE|GATHER)\b/u }),
  cue('gathered-from', 'TRAINS_ON', 0.72, {
    path: straight('from', '(?:TRAIT|BACKBONE|RESULT|USE|SAMPLE) (?:~ )?<(?:USE|GATHER|TUNE|TRAIN)'),
  }),
  cue('gathered-from', 'TRAINS_ON', 0.8, { path: straight('on|on-top-of', '<BASE'), kinds: ['resource'] }),
  cue('extended', 'TRAINS_ON', 0.75, { path: object('TUNE|GATHER') }),
  cue('extended', 'TRAINS_ON', 0.75, {
    behind: /^-?(?:derived|based) (?:\S+ ){0,4}(?:data ?set|corpus|collection|benchmark|TEST)/u,
  }),
  cue('extended', 'TRAINS_ON', 0.72, { path: /^of PART <(?:PRESENT|GATHER|USE|BE)\b/u, kinds: ['resource'] }),
  cue('for-training', 'TRAINS_ON', 0.75, {
    path: /USE/u,
    ahead: /^(?:[^.;]|\.\d){0,60}?\b(?:for|to) (?:pre-?|fine-?)?(?:train|tun)(?:ing|e)?\b/i,
  }),
  cue('gathered-from', 'TRAINS_ON', 0.75, {
    path: /<USE/u,
    ahead:
      /^[^.;,]{0,40}?\b(?:to (?:build|create|construct|curate|compile) |as (?:(?:the|a|our|its) )?(?:\w+ ){0,2}source\b)/iu,
  }),
  cue('gathered-from', 'TRAINS_ON', 0.75, {
    path: /^from (?:[A-Z]+ )*(?:TRAIN|SAMPLE) <(?:PRESENT|GATHER)\b/u,
  }),
  cue('evaluated-on', 'EVALUATES_ON', 0.96, {
    path: behind(
      `${ON}|of|against|from|by|including`,
      'RESULT|TRIAL|SHOW|BEAT|GAIN|TEST|COMPARE|BETTER|USE|INVOLVE|MEND|BASELINE|TRAIT|BE',
    ),
  }),
  cue('tested', 'EVALUATES_ON', 0.75, {
    path: /^(?:(?:~|of|eg|\(|:|[A-Z]+) )*<(?:TEST|SHOW|GAIN|BEAT|COMPARE|INVOLVE|MEND)\b/u,
  }),
  cue('on', 'EVALUATES_ON', 0.88, {
    path: /^(?:eg |\( |: |of )*(?:on|across|over|in|against|for|using|with|to)\b/u,
  }),
  cue('items', 'EVALUATES_ON', 0.7, { path: /^from ~ \^ >(?:BEAT|SHOW|GAIN|COMPARE|BE)/u }),
  cue('items', 'EVALUATES_ON', 0.7, {
    ahead:
      /^\s(?:[\p{L}-]+\s)?(?:items|questions|problems|prompts|queries|examples|instances|scenes|test set|subset|split)\b/u,
  }),
  cue('results', 'EVALUATES_ON', 0.75, { behind: /RESULT|TRIAL|GAIN|\b(?:quality|utility)\b/u }),
  cue('gathered-from', 'TRAINS_ON', 0.65, {
    path: /^from (?:\^|~ <(?:PRESENT|GATHER|BASE))/u,
    kinds: ['resource'],
  }),
  cue('trial', 'EVALUATES_ON', 0.7, { path: /RESULT|TRIAL|TEST|SHOW|GAIN/u }),
  cue('used', 'EVALUATES_ON', 0.68, { path: /[<>]USE/u }),
  cue('trial', 'EVALUATES_ON', 0.65, { before: /TEST|TRIAL|RESULT/u }),
];

const techniques: readonly RoleCue[] = [
  cue('applied', 'USES_TECHNIQUE', 0.85, { path: /^in-favor\b/u }),
  cue('example', 'MENTIONS', 0.65, {
    path: /^(?:\( )?eg (?:\^|>)(?!.*(?:USE|TRAIN|TUNE|TEST|COMPARE)\.p)/u,
    weak: true,
  }),
  cue('faulted', 'MENTIONS', 0.6, {
    path: /^(?:of |eg |\( )*(?:against\b|to (?:RESULT|<BE)\b)/u,
    weak: true,
  }),
  cue('faulted', 'MENTIONS', 0.7, { path: /^(?:of )?robust-to\b/u }),
  cue('faulted', 'MENTIONS', 0.6, {
    path: /^(?:of TRAIT |(?:of|in|to|for) (?:[A-Z~]+ )*)?<(?:MEND|AVOID)\b/u,
    weak: true,
  }),
  cue('applied', 'USES_TECHNIQUE', 0.92, { path: object('USE|TUNE|TRAIN|PRESENT|BASE|GATHER') }),
  cue('task', 'MENTIONS', 0.65, {
    path: /^(?!(?:via|through|with|by|using)\b)/u,
    ahead: /^\s(?:[\p{L}-]+\s)?(?:benchmarks?|tasks?|problems?|research|community)\b/u,
    weak: true,
  }),
  cue('applied', 'USES_TECHNIQUE', 0.88, {
    path: /^(?:of |eg |\( |: )*(?:via|through|with|by|using|on|from|upon|under) /u,
  }),
  cue('applied', 'USES_TECHNIQUE', 0.85, { path: />(?:USE|TUNE|TRAIN)/u }),
  cue('studied', 'USES_TECHNIQUE', 0.82, { path: object('TEST|SHOW|GAIN|MEND|COMPARE'), weak: true }),
];

/** In order of strength: the first that matches tells the relation. */
const cuesByLabel: Readonly<Record<EntityLabel, readonly RoleCue[]>> = {
  Model: [...unused, ...attacked, ...comparisons, ...models],
  Technique: [...unused, ...denied, ...comparisons, ...techniques],
  // What exists to train on is surpassed by other such data.
  Dataset: [cue('surpassed', 'MENTIONS', 0.65, { path: object('BEAT') }), ...data],
  Benchmark: data,
};

/** What a name in the paper's own statements most likely is, where no cue says more. */
export const DEFAULTS: Readonly<
  Record<EntityLabel, { readonly type: EdgeType; readonly confidence: number }>
> = {
  Model: { type: 'BUILDS_ON', confidence: 0.55 },
  Technique: { type: 'USES_TECHNIQUE', confidence: 0.75 },
  Dataset: { type: 'MENTIONS', confidence: 0.6 },
  Benchmark: { type: 'MENTIONS', confidence: 0.55 },
};

/** The cue that speaks of a name which so stands in a paper of that kind. */
export function findCue(
  label: EntityLabel,
  frame: Frame,
  ahead: string,
  kind: PaperKind,
): RoleCue | undefined {
  return cuesByLabel[label].find(
    one =>
      (!one.kinds || one.kinds.includes(kind)) &&
      (!one.negated || frame.isNegated) &&
      (!one.path || one.path.test(frame.path)) &&
      (!one.before || one.before.test(frame.before)) &&
      (!one.behind || one.behind.test(frame.behind)) &&
      (!one.ahead || one.ahead.test(ahead)),
  );
}
