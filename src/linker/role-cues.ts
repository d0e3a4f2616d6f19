/** The table of cues: which words around a mention state which relation. Contexts have other mentions masked as `□`. */
import type { EdgeType } from '#graph/schema';
import type { EntityLabel } from './reading.ts';

export interface RoleCue {
  readonly rule: string;
  readonly type: EdgeType;
  readonly labels: readonly EntityLabel[];
  /** Must match the end of what stands left of the mention (or of its list), within the sentence. */
  readonly left?: RegExp;
  /** Must match the start of what stands right of it. */
  readonly right?: RegExp;
  /** 0 to 1 */
  readonly confidence: number;
  /** Holds in the paper's own statements only, not in background sentences. */
  readonly own?: boolean;
}

/** Up to `n` words between a cue and the mention, not crossing a clause. */
const within = (n: number): string => String.raw`(?:[^\s.;:()]+\s+){0,${n}}["“(]?$`;
const left = (cue: string, n: number): RegExp => new RegExp(`(?:${cue})\\s+${within(n)}`, 'iu');
const right = (cue: string): RegExp => new RegExp(cue, 'iu');

const MODEL: readonly EntityLabel[] = ['Model'];
const TECHNIQUE: readonly EntityLabel[] = ['Technique'];
const DATA: readonly EntityLabel[] = ['Dataset', 'Benchmark'];

const BEATS = String.raw`\b(?:outperform\w*|surpass\w*|exceed\w*|beat(?:s|ing)?|rival(?:s|ing|ed)?|match(?:es|ed|ing)?|approach(?:es|ing)?(?= (?:the )?(?:performance|level|quality|capabilit\w+|that))|lags? behind|fall(?:s|ing)? behind|(?:better|worse|higher|lower|faster|stronger|fewer|less|more|larger|smaller|safer|cheaper) (?:[\w-]+ ){0,4}than|than|compar\w+ (?:favorably |favourably )?(?:to|with|against)|in comparison (?:to|with)|comparable (?:performance |results |quality )?(?:to|with)|competitive (?:\w+ )?(?:with|to|against)|compet\w+ with|on par with|(?:superior|inferior|similar|equivalent|close|akin) to|versus|vs\.?|over|against|relative to|unlike|in contrast to|contrary to|as (?:well|good|strong) as|outscor\w+|improv\w+ (?:up)?on|improv\w+ over|gains? over|baselines?(?: such as| like|,)?(?: including)?|competitors?(?: such as| like)?)`;
const TUNES = String.raw`\b(?:(?:instruction|supervised|prompt|safety|un)?-?\s?(?:fine-?\s?tun|tun)(?:e|es|ed|ing)|adapt(?:s|ed|ing|ation of)?|prun(?:e|es|ed|ing)|quanti[sz](?:e|es|ed|ing|ation of)|distill?(?:s|ed|ing|ation of|ed from)?|compress(?:es|ed|ing)?|merg(?:e|es|ed|ing)|extend(?:s|ed|ing)?|augment(?:s|ed|ing)?|equip(?:s|ped|ping)?|align(?:s|ed|ing)?|initiali[sz]\w+ (?:from|with|by)|pre-?train(?:ed|ing) (?:from|of)|train(?:ed|ing) (?:from|upon|on top of)|continu\w+ (?:pre-?)?training(?: of)?|warm-?start\w* from|convert(?:s|ed|ing)?|transform(?:s|ed|ing)?|moderniz\w+|transfer(?:s|red|ring)?|optimi[sz](?:e|es|ed|ing)|jailbreak-tun\w+|post-train\w*)\b`;
const BUILT = String.raw`\b(?:based (?:up)?on|buil(?:t|ds?|ding) (?:up)?on|built with|on top of|upon|deriv\w+ from|start\w* (?:from|with)|stems? from|bootstrapp\w+ from|foundation of|powered by|backed by|driven by|backbones?(?: such as| like| of|,)?|base models?(?: such as| like|,)?|frozen|pre-?trained|foundational? (?:language )?models?,?|teachers?(?: models?)?,?|utili[sz](?:e|es|ed|ing)|us(?:e|es|ed|ing)|leverag(?:e|es|ed|ing)(?: the (?:power|capabilit\w+|knowledge|strengths?) of)?|employ(?:s|ed|ing)?|adopt(?:s|ed|ing)?|appl(?:y|ies|ied|ying)(?: \w+)? (?:to|on)|integrat(?:e|es|ed|ing)|incorporat(?:e|es|ed|ing)|combin(?:e|es|ed|ing)|via|prompt(?:s|ed|ing)|quer(?:y|ies|ied|ying)|generated (?:by|with|from)|produced by|annotated by|from|with|into|inject(?:s|ed|ing)?(?: \w+)* into|between|on|upon)\b`;
const TESTS = String.raw`\b(?:evaluat\w+|assess\w*|test(?:s|ed|ing)?|investigat\w+|analy[sz]\w+|attack(?:s|ed|ing)?|jailbreak(?:s|ing)?|prob(?:e|es|ed|ing)|examin\w+|benchmark(?:s|ed|ing)|stud(?:y|ies|ied|ying)|audit(?:s|ed|ing)?|red-?team(?:s|ed|ing)?|measur\w+|experiment\w* (?:on|with|using|involving|show)|case study (?:of|on|involving)|explor\w+|scrutini[sz]\w+|survey(?:s|ed)?|compar(?:e|es|ed|ing|ison of|ison between)|performance of|capabilit\w+ of|abilit\w+ of|behaviou?r of|robustness of|limitations of|errors? of|evaluations? of|analysis of|assessment of)\b`;
const TRAINS = String.raw`\b(?:(?:pre-?|fine-?\s?|instruction-|co-|re)?(?:train|tun)(?:e|s|es|ed|ing)?\b(?:[^.;]{0,80})\b(?:on|with|using|over|from|by)|learn\w*\b[^.;]{0,30}\bfrom|instruction-?tun\w+ (?:on|with)|distill\w* (?:on|from)|built (?:from|on)|construct\w* from|derived from|sourced from|collected from|drawn from|sampled from|extracted from|curated from|based (?:up)?on|optimizing\b[^.;]{0,60}\bon)`;
const EVALS = String.raw`\b(?:evaluat\w+|test(?:s|ed|ing)?|experiments?|results?|performance|scores?|achiev\w+|outperform\w*|surpass\w*|state-of-the-art|SOTA|accuracy|improv\w+|gains?|reach\w*|obtain\w*|attain\w*|validat\w+|benchmark\w*|demonstrat\w+|report\w*|conduct\w*|verif\w+|assess\w*|exceed\w*|shows?|comparable|competitive|better|best|superior|excel\w*|reduc\w+|boost\w*|yield\w*)`;

/** In order of strength; of one type, the first that fires is the evidence. */
export const roleCues: readonly RoleCue[] = [
  // Comparison stands before use: "compared with" holds a "with", "better than" a "than".
  { rule: 'compared', type: 'COMPARES_WITH', labels: ['Model', 'Technique'], left: left(BEATS, 5), confidence: 0.85 },
  { rule: 'baseline', type: 'COMPARES_WITH', labels: ['Model', 'Technique'], right: right(String.raw`^[\s-](?:(?:and|,) □[\s-])*(?:[\p{L}-]+\s){0,1}(?:baselines?|counterparts?|competitors?)\b`), confidence: 0.85 },
  { rule: 'tuned', type: 'BUILDS_ON', labels: MODEL, left: left(TUNES, 5), confidence: 0.9 },
  { rule: 'based', type: 'BUILDS_ON', labels: MODEL, right: right(String.raw`^(?:[\s-](?:based|derived|powered|initiali[sz]ed|backed)\b|[’']s (?:weights|vocabulary|backbone|encoder|decoder)|[\s-](?:backbones?|as (?:the|our|a|its) (?:\w+ )?(?:backbone|base|foundation\w*|teacher|student|starting))|\s(?:base )?(?:language )?models? (?:that (?:is|are|was|were|has been|have been) |which (?:is|are|was|were) )?(?:(?:fine|instruction)-?tuned|trained|adapted|quantized|pruned))`), confidence: 0.9 },
  { rule: 'self-tuned', type: 'BUILDS_ON', labels: MODEL, right: right(String.raw`^(?:\s(?:language )?models?)?\s(?:is|are|was|were) (?:further |then |also )?(?:fine-?tuned|trained|adapted|quantized|pruned|used|employed|utilized|distilled)\b`), confidence: 0.85 },
  { rule: 'tested', type: 'EVALUATES', labels: MODEL, left: new RegExp(String.raw`${TESTS}\s+(?:[^\s.;:()]+\s+){0,9}["“(]?$`, 'iu'), confidence: 0.8, own: true },
  { rule: 'subject', type: 'EVALUATES', labels: MODEL, left: /^(?:[^.;:]{0,40}[,:]\s)?(?:(?:Meta|OpenAI|Google|Anthropic)['’]s\s)?(?:the\s)?$/iu, right: right(String.raw`^(?:\s(?:language )?(?:models?|family))?(?:\s\([^)]*\))?\s(?:achiev\w+|perform\w*|show\w*|exhibit\w*|outperform\w*|struggl\w+|fail\w*|demonstrat\w+|produc\w+|tend\w*|remain\w*|still|can(?:not)?|is|are|obtain\w*|attain\w*|reach\w*|lag\w*)\b`), confidence: 0.7, own: true },
  { rule: 'built', type: 'BUILDS_ON', labels: MODEL, left: left(BUILT, 4), confidence: 0.7, own: true },
  { rule: 'applied-to', type: 'BUILDS_ON', labels: MODEL, left: left(String.raw`\b(?:on|to|into|of|for|over|upon|in|layer|layers)`, 2), confidence: 0.6, own: true },
  { rule: 'trained', type: 'TRAINS_ON', labels: DATA, left: left(TRAINS, 5), confidence: 0.85 },
  { rule: 'training-set', type: 'TRAINS_ON', labels: DATA, right: right(String.raw`^(?:['’]s)?[\s-](?:[\p{L}-]+\s){0,1}(?:training (?:set|data|corpus|split)|pre-?training|instructions?\b(?! following))`), confidence: 0.8 },
  { rule: 'evaluated', type: 'EVALUATES_ON', labels: DATA, left: new RegExp(String.raw`${EVALS}[^;]{0,140}\b(?:on|across|in|over|using|with|against|for|of|including|as|from|by|under)\b[^.;]{0,80}$`, 'iu'), confidence: 0.85 },
  { rule: 'on-benchmark', type: 'EVALUATES_ON', labels: ['Benchmark'], left: left(String.raw`\b(?:on|across|in|against|to|for|with|including|namely|submission to)`, 6), confidence: 0.75, own: true },
  { rule: 'results-on', type: 'EVALUATES_ON', labels: DATA, left: /(?:^|,\s)(?:on|across|in|for)\s+(?:[^\s.;]+\s+){0,6}$/iu, confidence: 0.8, own: true },
  { rule: 'results-behind', type: 'EVALUATES_ON', labels: DATA, right: new RegExp(String.raw`^[^.;]{0,120}?${EVALS}`, 'iu'), confidence: 0.7, own: true },
  { rule: 'on-dataset', type: 'EVALUATES_ON', labels: ['Dataset'], left: left(String.raw`\b(?:on|across|in|over|including|namely)`, 6), confidence: 0.65, own: true },
  { rule: 'applied', type: 'USES_TECHNIQUE', labels: TECHNIQUE, left: left(String.raw`\b(?:us(?:e|es|ed|ing)|via|through|with|by|employ\w*|adopt\w*|appl(?:y|ies|ied|ying)|leverag\w*|utili[sz]\w*|incorporat\w*|integrat\w*|combin\w*|based on|perform\w*|explor\w*|introduc\w*|exploit\w*|investigat\w*|implement\w*|conduct\w*|train\w*|building on|built on)`, 6), confidence: 0.85, own: true },
];

/** A sentence that speaks of the field rather than of this paper. */
export const BACKGROUND =
  /\b(?:existing|previous|prior|recent(?:ly)?|conventional|traditional|current(?:ly)?|have (?:recently |also )?(?:been|shown|demonstrated|achieved|become|emerged|made|gained|revolutioni[sz]ed|seen|brought|dramatically|significantly)|has (?:recently |also )?(?:been|shown|demonstrated|achieved|become|emerged|made|gained|revolutioni[sz]ed|seen|brought|dramatically)|often|typically|commonly|widely|increasingly|remains?|popular|prevalent|in recent years|the (?:rise|advent|emergence|success|rapid) |despite|nonetheless|nevertheless|suffer\w*|challeng\w+|however|well-known)\b/iu;

/** A sentence in which the paper speaks of its own work. */
export const OWN_WORK =
  /\b(?:we|our|ours|us|this (?:paper|work|study|article|research|report|survey|thesis|approach|method|framework|model|system)|the (?:paper|study|authors|proposed|present (?:paper|work|study))|in this|here,|is (?:proposed|introduced|presented)|are (?:proposed|introduced|presented)|experiments?|experimental|results (?:show|demonstrate|indicate|suggest)|findings|evaluations?|was (?:used|fine-tuned|trained)|were (?:used|fine-tuned|trained))\b/iu;

/** "LLMs such as X": an example is named, nothing is done with it. */
export const EXAMPLE = /\b(?:such as|like|e\.g\.,?|for example,?|for instance,?|including|exemplified by)\s+(?:[^\s.;]+\s+){0,3}["“(]?$/iu;
