/** Of what a paper speaks: its own work or the field's, sentence by sentence. */
import type { Draft } from './draft.ts';
import type { Found } from './found.ts';
import { type Sentence, spansIn } from './segment.ts';

export interface Stance {
  readonly sentence: Sentence;
  /** Does it speak of the paper's own work? */
  readonly isOwn: boolean;
  /** Offset from which it does so: "While X has shown ..., we ..." is the field's up to the comma. */
  readonly ownFrom: number;
  /** Offset from which it speaks of what may come. */
  readonly hopesFrom: number;
}

/** A sentence in which the paper speaks of its own work. */
const OWN =
  /\b(?:[Ww]e|[Oo]urs?|us|[Tt]his (?:paper|work|study|article|research|report|survey|review|thesis|approach|method|framework|model|system|dataset|benchmark)|[Tt]he (?:paper|study|authors|proposed|present (?:paper|work|study))|[Ii]n this|[Ff]or this purpose|[Tt]o this end|[Hh]ere,|(?:is|are) (?:proposed|introduced|presented)|[Ee]xperiments?|[Ee]xperimental|[Rr]esults|[Ff]indings|[Ee]mpirical(?:ly)?|[Ee]valuat(?:ed|ions?)|[Aa]blations?|[Ss]imulations? (?:show|on|with)|(?:was|were) (?:used|fine-tuned|trained|evaluated|tested|applied|compared))\b/u;

/** Sentences that speak of the field: of what others do, or of what has come to be. */
const FIELD = new RegExp(
  [
    String.raw`^(?:(?:However|Yet|But|While|Although|Though|Currently|Today|Despite),? )?(?:[Tt]he )?(?:[Ee]xisting|[Pp]revious|[Pp]rior|[Rr]ecent|[Cc]onventional|[Tt]raditional|[Cc]urrent|[Mm]ost|[Mm]any|[Ss]ome|[Ee]arlier|[Ee]arly|[Ss]everal|[Ss]imilar (?:studies|works?))\b`,
    String.raw`\bha(?:s|ve) (?:\w+ly |also )?(?:been (?:widely|shown|extensively|successfully|proposed|used|increasingly|recently|a )|shown|demonstrated|achieved|become|emerged|made|gained|attracted|revolutioni[sz]ed|seen|brought|transformed|led|enabled|driven|garnered|advanced|received)\b`,
    String.raw`\b(?:existing|previous|prior|current|recent|some|many|several|most|conventional|traditional) (?:[\w-]+ ){0,3}(?:methods?|approaches|works?|models?|studies|techniques|benchmarks|datasets|systems|research|solutions|frameworks|literature|efforts|advances) (?:\w+ly )?(?!\w+(?:ly|ing)\b|(?:on|in|by|for|with|and|or|to|across|at|under|while|from|as|such|that|which|like|of|over|when|without|using|via)\b)\p{Ll}`,
    String.raw`\b(?:in recent years|there ha(?:s|ve) been|[Tt]he (?:rise|advent|emergence|success|rapid)|[Nn]owadays|[Rr]ecently)\b`,
  ].join('|'),
  'u',
);
/** What may be a finding as well, once a paper speaks of its own work. */
const STATE =
  /\b(?:(?:is|are) (?:\w+ly )?(?:popular|prevalent|ubiquitous|essential|crucial|important|challenging|prone|limited|susceptible|known|often)|(?:often|typically|commonly|widely|increasingly|usually|generally|frequently|inherently|largely|primarily|still) (?:\w+)|remains? (?:\w+ )?(?:a|an|challenging|difficult|limited|underexplored|unexplored|unclear|open|largely|under)|suffers?|struggles?)\b/u;

/** What opens a clause about the field before the authors' own one. */
const CONCEDES =
  /^(?:While|Although|Though|Despite|Since|As|Because|Given|Whereas|Unlike|Motivated|Inspired|Considering|Even though|In contrast to|Different from|Compared (?:to|with) (?:previous|existing|prior)|However)\b/u;
const AUTHORS = /[,;—–] (?:\w+ )?(?:we|this (?:paper|work|study|article)|our|i|the present)\b/i;

/** Results as they are told where no author speaks: "X loses 1.2 points", "tuning is compared to". */
const TELLS =
  /\b(?:achiev|attain|reach|yield|obtain|improv|gain|los|outperform|underperform|surpass|exceed|score|reduc|run)\p{Ll}*\b[^.;]{0,60}? \d|\b(?:is|are) (?:compared|trained|fine-tuned|pre-?trained|evaluated|tested)\b|\b(?:out|under)performs?\b|\bserves? as (?:the )?baselines?\b/u;
const OWN_OR_TOLD = new RegExp(`${OWN.source}|${TELLS.source}`, 'u');
/** Behind so much of its sentences a paper that has not begun to speak of its own work was told by nobody. */
const LATE = 2 / 3;

/** From the first sentence on its own work on, a paper speaks of its own work unless the words say otherwise. */
export function findStances(
  draft: Draft,
  isOwnName: (start: number) => boolean,
  names: readonly Found[],
): Stance[] {
  const stances = stancesFrom(OWN, draft, isOwnName, names);
  const begins = stances.findIndex(({ isOwn, sentence }) => isOwn && !sentence.inTitle);
  const isLate = begins < 0 || begins > 1 + LATE * (stances.length - 1);
  return isLate ? stancesFrom(OWN_OR_TOLD, draft, isOwnName, names) : stances;
}

function stancesFrom(
  own: RegExp,
  draft: Draft,
  isOwnName: (start: number) => boolean,
  names: readonly Found[],
): Stance[] {
  let begun = false;
  return draft.sentences.map(sentence => {
    const { text, start, end, inTitle } = sentence;
    const inside = spansIn(sentence, names);
    if (inTitle || (begun && inside.length === 0))
      return { sentence, isOwn: true, ownFrom: start, hopesFrom: end };
    const speaksOfOwn = own.test(text) || inside.some(name => isOwnName(name.start));
    const speaksOfField = FIELD.test(text) || (!begun && STATE.test(text));
    const turn = CONCEDES.test(text) ? AUTHORS.exec(text) : null;
    const isOwn = speaksOfOwn
      ? begun || !speaksOfField || turn !== null || SAYS_WE.test(text)
      : begun && !speaksOfField;
    if (isOwn) begun = true;
    const hope = isOwn && !text.startsWith('To ') ? HOPES.exec(text) : null;
    return {
      sentence,
      isOwn,
      hopesFrom: hope ? start + hope.index : end,
      ownFrom: turn && isOwn ? start + turn.index : start,
    };
  });
}

/** What others may do with the work one day. */
const HOPES =
  /\b(?:with (?:the )?potential (?:for|to)\b|[Ff]uture (?:work|research|directions?|studies|development)|further research|pav(?:es?|ing) the way|spur\w*|foster\w* (?:\w+ ){0,2}(?:research|progress)|facilitat\w+ (?:\w+ ){0,2}(?:future|further|research)|open(?:s|ing)? (?:up )?(?:new |promising )?(?:avenues|directions|possibilities|opportunities|doors)|implications for|calls? for)\b/u;
const SAYS_WE = /\b(?:[Ww]e|[Oo]ur|[Tt]his (?:paper|work|study))\b/u;
