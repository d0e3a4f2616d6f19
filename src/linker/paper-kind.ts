/** What kind of paper it is: its title tells, what it presents, and what it says that it proposes. */
import type { Draft } from './draft.ts';
import type { Found } from './found.ts';
import type { LocalNames } from './local-names.ts';

export type PaperKind = 'survey' | 'resource' | 'method' | 'study';

const SURVEY_TITLE =
  /\b(?:survey|overview|tutorial|primer|roadmap|position paper|vision paper)\b|\b(?:systematic|literature|scoping|critical|comprehensive|brief|narrative|umbrella) (?:\w+ )?review\b|\b[Aa] [Rr]eview\b(?!-)|\b[Rr]eview of\b|(?:[:,&]|\band) (?:[\p{L}-]+ ){0,2}(?:challenges|opportunities|perspectives|trends|future directions|state of the art)$/iu;
const SURVEY_TEXT =
  /\b(?:this|our|the present) (?:systematic |comprehensive |literature |critical )*(?:survey (?!of (?:[\d,]+|\w+) (?:users|participants|experts))|review|tutorial|overview|position paper|perspective (?:paper|article))\b/i;
/** Who reviews and tries as well is no survey. */
const REVIEWS =
  /^(?!.*\b(?:experiments?|[Cc]hallenge on)\b).*\b(?:[Ii]n this (?:chapter|paper|article|work),? we (?:\w+ly )?(?:review|survey)|[Tt]his (?:chapter|paper|article) (?:\w+ly )?(?:reviews|surveys))\b/su;
/** Titles of studies: a question, a verb of looking into, or the word for it. */
const ASKS =
  /(?:^|[:?!] )(?:How|Can|Do|Does|Are|Is|What|Why|When|Which|Should|(?:Towards? )?Understanding|Evaluating|Assessing|Comparing|Investigating|Analy[sz]ing|Examining|Probing|Exploring|Auditing|Measuring|Benchmarking|Revisiting|Testing|Diagnosing|Dissecting)\b|\b(?:empirical|comparative|case|systematic|large-scale|preliminary|pilot|critical) (?:[\p{L}-]+ )?(?:study|studies|analysis|evaluation|comparison|investigation|assessment|exploration)\b|\ban? (?:[\p{L}-]+ )?(?:study|analysis|evaluation|comparison|investigation|assessment|audit) of\b/iu;
/** "A labelled dataset of ..." */
const DATA_TITLE =
  /(?:^|: )(?:An?|The|Towards? an?) (?:[\p{L}\d-]+ ){0,6}(?:data ?set|corpus)\b|\b(?:data ?set|corpus)$/iu;
/** "X: Revisiting ..." is the title of a method as well. */
const LOOKS_ANEW =
  /^(?:\S+: (?:Understanding|How to|Towards? Understanding)|[^:]+: (?:Revisiting|Exploring))\b/u;
/** What is attacked is looked into. */
const ATTACK_TITLE =
  /\b(?:jailbreak\w*|attack(?:s|ing)?|red[- ]team\w*|backdoor\w*|adversarial (?:examples|prompt\w*)|vulnerabilit\w+)\b/i;
const DEFENCE_TITLE =
  /\b(?:defen[cs]\w+|defend\w*|guard\w*|protect\w*|robust\w*|mitigat\w+|detect\w*|against)\b/i;
const METHOD =
  '(?:methods?|approach(?:es)?|frameworks?|models?|architectures?|algorithms?|techniques?|systems?|networks?|strateg(?:y|ies)|mechanisms?|modules?|loss|pipelines?|solutions?|schemes?|protocols?|tool|toolkit)';
const PROPOSES = new RegExp(
  String.raw`\b(?:[Ww]e|[Tt]h(?:is|e) (?:paper|work|study|article)) (?:\w+ )?(?:propos\w+|develop\w*|design\w*|devis\w+|present\w*|introduc\w+) (?:(?!analys[ie]s|stud(?:y|ies)|evaluation|investigation|comparison|benchmark|dataset|survey|review|audit)[\p{L}\d-]+,? ){0,10}${METHOD}\b|\b(?:[Oo]ur|[Tt]he) (?:newly )?(?:proposed (?:\w+ )?|novel )${METHOD}\b|\b[Oo]ur (?:\w+ )?(?:method|approach|framework|algorithm|architecture|pipeline)\b`,
  'u',
);

const SAYS = String.raw`\b(?:[Ww]e|I|[Tt]h(?:is|e) (?:paper|work|study|article|research|authors)) (?:[\w-]+ ){0,3}?`;
const ASIDE = String.raw`\bto (?:\w+ly )?(?:investigate|examine|evaluate|assess|probe|analy[sz]e|study|explore|understand|test (?:whether|how|if))\b|\b(?:findings|[Ww]e (?:find|found|observe))\b`;
/** What authors say of what they do, where they present nothing: they look into things, or make something. */
const LOOKS = new RegExp(
  String.raw`${SAYS}(?:stud(?:y|ies)|investigat\w+|analy[sz]\w+|examin\w+|ask|assess\w*|evaluat\w+|compar\w+|test(?:s|ed)?|audit\w*|measur\w+|explor\w+|characteri[sz]\w+|quantif\w+|benchmark\w*|prob(?:es?|ed)|replicat\w+|reproduc\w+|survey\w*)\b|${ASIDE}`,
  'u',
);
const MAKES = new RegExp(
  String.raw`${SAYS}(?:propos\w+|introduc\w+|develop\w*|design\w*|devis\w+|build|built|train\w*|fine-tun\w+|extend\w*|appl(?:y|ies|ied)|leverag\w+|combin\w+|employ\w*|use[sd]?|utili[sz]e\w*|adapt\w*|adopt\w*|implement\w*|improve\w*|creat\w+|formulat\w+|integrat\w+)\b`,
  'u',
);

/** "GUARD: a Test of Jailbreaks" guards nothing. */
const withoutName = (title: string): string => title.replace(/^\S+: /u, '');

export function kindOf(draft: Draft, found: readonly Found[], local: LocalNames): PaperKind {
  const { title, abstract } = draft.record;
  const labels = new Set(
    found.filter(({ entity }) => local.introduced.has(entity.id)).map(({ entity }) => entity.label),
  );
  const isData = labels.has('Benchmark') || labels.has('Dataset');
  const isMethod = labels.has('Model') || labels.has('Technique');
  if (SURVEY_TITLE.test(title)) return 'survey';
  if (!isMethod && (SURVEY_TEXT.test(abstract) || REVIEWS.test(abstract))) return 'survey';
  if (isData && (!isMethod || /\b(?:benchmark|dataset|corpus)/i.test(title))) return 'resource';
  if (/\bbenchmark(?:ing)?\b/i.test(title) || (DATA_TITLE.test(title) && !isMethod)) return 'resource';
  if (ATTACK_TITLE.test(title) && !DEFENCE_TITLE.test(withoutName(title))) return 'study';
  if (ASKS.test(title) && !labels.has('Model') && !(isMethod && LOOKS_ANEW.test(title))) return 'study';
  if (isMethod || PROPOSES.test(abstract)) return 'method';
  return MAKES.test(abstract) && !LOOKS.test(abstract) ? 'method' : 'study';
}
