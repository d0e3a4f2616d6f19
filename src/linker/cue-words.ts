/** The words that say what is done with a name: their classes and all their forms. */

/** What a word tells of the names near it. */
type CueClass =
  | 'TUNE' // makes something else of a model
  | 'USE'
  | 'INVOLVE'
  | 'TRAIN'
  | 'BEAT' // its subject is held against its object
  | 'COMPARE'
  | 'TEST'
  | 'SHOW' // its subject has a result
  | 'GAIN' // a difference between two things
  | 'PRESENT'
  | 'GATHER' // makes data
  | 'BASE'
  | 'HINT' // its object is a thought behind the work
  | 'AVOID'
  | 'REPLACE'
  | 'INSTEAD' // what stands in its place
  | 'TIE' // how one thought hangs on another
  | 'MEND' // overcomes a fault of its object
  | 'RESULT'
  | 'TRIAL'
  | 'BASELINE'
  | 'BACKBONE' // what a system does with a model
  | 'BETTER'
  | 'TRAIT' // what can be said of a model
  | 'SURVEY'
  | 'PART'
  | 'SAMPLE'; // data to train on

type VerbForm = 'base' | 's' | 'ed' | 'ing';

export interface CueWord {
  readonly cue: CueClass;
  /** null: a noun or an adjective */
  readonly form: VerbForm | null;
  /** A verb's form that is a noun too: "the attack". */
  readonly isNoun: boolean;
}

const verbs: Readonly<Partial<Record<CueClass, string>>> = {
  TUNE: 'fine-tune finetune tune instruction-tune instruct-tune prompt-tune adapt prune quantize quantise distill distil compress merge extend enrich augment align initialize initialise convert modify retrain specialize specialise post-train transform modernize upgrade personalize steer edit binarize sparsify upcycle refine customize optimize optimise',
  USE: 'use utilize utilise add leverage employ adopt apply exploit integrate incorporate combine embed harness deploy implement rely query prompt call pair couple reuse repurpose inject insert invoke blend fuse hybridize perform conduct execute generate guide power supervise inherit instantiate comprise',
  INVOLVE: 'involve cover span encompass',
  TRAIN: 'train pretrain pre-train co-train learn',
  BEAT: 'outperform surpass exceed match rival outscore outrank outpace overtake underperform trail eclipse',
  COMPARE: 'compare contrast compete',
  TEST: 'evaluate assess test examine investigate analyze analyse study probe attack jailbreak benchmark measure validate verify explore survey review scrutinize scrutinise red-team interrogate characterize characterise inspect diagnose dissect stress-test quantify experiment reproduce replicate revisit interpret explain uncover',
  SHOW: 'demonstrate achieve reach attain yield report indicate exhibit establish score deliver struggle suffer degrade tend confirm observe underscore highlight suggest offer provide rank equal generalize generalise fail',
  GAIN: 'improve enhance empower accelerate reduce boost increase decrease gain raise elevate',
  PRESENT:
    'propose present introduce release develop devise design create unveil publish contribute describe formulate',
  GATHER:
    'obtain construct collect curate derive extract sample annotate assemble compile source crawl gather filter mine scrape label relabel re-annotate',
  BASE: 'base root start originate bootstrap',
  HINT: 'inspire motivate',
  AVOID: 'avoid skip eliminate bypass circumvent obviate forgo sidestep remove lack abandon',
  REPLACE: 'replace substitute supplant',
  MEND: 'address tackle handle prevent suppress mitigate alleviate solve resolve counter defend challenge question critique limit hinder hamper',
};

/** Stands where a verb has no form of its own: "set" is its past too. */
const NO_FORM = '-';

/** base, -s, -ed (both forms where there are two), -ing */
const irregularVerbs: Readonly<Partial<Record<CueClass, string>>> = {
  COMPARE: 'prefer prefers preferred preferring',
  USE: 'take takes took/taken taking;feed feeds fed feeding;plug plugs plugged plugging;run runs ran running;choose chooses chose/chosen choosing;draw draws drawn drawing;drive drives driven driving',
  TUNE: 'equip equips equipped equipping;freeze freezes frozen freezing;retrofit retrofits retrofitted retrofitting',
  TRAIN: 'teach teaches taught teaching;fit fits fitted fitting',
  BEAT: 'out-perform out-performs out-performed out-performing;beat beats beaten beating;lag lags lagged lagging;top tops topped topping',
  TEST: 'audit audits audited auditing;understand understands understood understanding;rethink rethinks rethought rethinking',
  SHOW: 'show shows showed/shown showing;find finds found finding;set sets - setting;fall falls fell/fallen falling;win wins won winning;excel excels excelled excelling',
  BASE: 'build builds built building;stem stems stemmed stemming',
  AVOID: 'omit omits omitted omitting',
  MEND: 'overcome overcomes overcame overcoming',
};

const nouns: Readonly<Partial<Record<CueClass, string>>> = {
  RESULT:
    'results result performance accuracy accuracies scores state-of-the-art sota f1 bleu robustness error errors wer auc recall precision effectiveness superiority efficacy map miou outcomes generalization generalisation generalizability',
  GAIN: 'improvement improvements gains increase increases reduction reductions advantage advantages speedup speedups speed-up boost boosts margin margins',
  TRIAL:
    'experiment experiments evaluation evaluations trials ablation ablations simulation simulations validation validations experimentation testing assessment assessments analyses analysis investigation investigations case-study benchmarking',
  COMPARE: 'comparison comparisons competitive comparable par comparably favorably favourably',
  BASELINE: 'baseline baselines competitor competitors counterpart counterparts',
  INSTEAD: 'alternative alternatives replacement replacements substitute substitutes',
  USE: 'application applications usage adoption deployment',
  TIE: 'relationship relationships connection connections analogy',
  BACKBONE:
    'backbone backbones encoder encoders decoder teacher teachers student foundation weights checkpoint checkpoints initialization generator extractor judge judges annotator retriever reranker planner captioner embeddings features representations tokenizer detector',
  BETTER:
    'better gap gaps worse higher lower faster stronger superior inferior similar equivalent akin fewer less more larger smaller cheaper greater slower weaker lighter safer close closer',
  TRAIT:
    'capability capabilities ability abilities behavior behaviour behaviors behaviours limitations limitation vulnerabilities vulnerability bias biases weaknesses knowledge proficiency competence potential susceptibility internals strengths hallucinations',
  SURVEY: 'overview tutorial taxonomy',
  PART: 'variant variants version versions extension extensions adaptation adaptations family series layers layer modification implementation quantization quantisation pruning distillation compression fine-tuning finetuning tuning adapter adapters',
  SAMPLE: 'training pretraining pre-training subset subsets split splits',
};

const alsoNouns = new Set(
  'use uses base bases attack attacks test tests study studies benchmark benchmarks score scores report reports match approach review reviews survey surveys source sources sample samples query queries prompt prompts design designs label labels measure measures power rank set sets boost increase increases decrease gain gains filter pair pairs guide guide limit limits edit edits editing transfer probe probes audit audits matching training learning pretraining pre-training understanding building contrast run runs testing show draw win find address reach challenge challenges question questions offer call calls benchmarking'.split(
    ' ',
  ),
);

function formsOf(verb: string): readonly (readonly [string, VerbForm])[] {
  const stem = verb.endsWith('e') ? verb.slice(0, -1) : verb;
  const endsInY = /[^aeiou]y$/u.test(verb);
  const doubled = /til$|el$/u.test(verb) ? `${verb}l` : stem;
  return [
    [verb, 'base'],
    [endsInY ? `${verb.slice(0, -1)}ies` : /(?:s|x|ch|sh)$/u.test(verb) ? `${verb}es` : `${verb}s`, 's'],
    [endsInY ? `${verb.slice(0, -1)}ied` : `${stem}ed`, 'ed'],
    [`${doubled}ed`, 'ed'],
    [`${stem}ing`, 'ing'],
    [`${doubled}ing`, 'ing'],
  ];
}

function buildForms(): ReadonlyMap<string, CueWord> {
  const forms = new Map<string, CueWord>();
  const add = (form: string, cue: string, kind: VerbForm | null): void => {
    if (!forms.has(form))
      forms.set(form, { cue: cue as CueClass, form: kind, isNoun: kind === null || alsoNouns.has(form) });
  };
  const kinds = ['base', 's', 'ed', 'ing'] as const;
  for (const [cue, list] of Object.entries(irregularVerbs))
    for (const row of list.split(';'))
      row.split(' ').forEach((form, at) => {
        for (const one of form.split('/')) if (one !== NO_FORM) add(one, cue, kinds[at]!);
      });
  for (const [cue, list] of Object.entries(verbs))
    for (const verb of list.split(' ')) for (const [form, kind] of formsOf(verb)) add(form, cue, kind);
  for (const [cue, list] of Object.entries(nouns)) for (const noun of list.split(' ')) add(noun, cue, null);
  // "deep learning" trains nothing, "challenging data" challenges nothing.
  for (const adjective of ['learning', 'challenging', 'limited']) forms.delete(adjective);
  return forms;
}

/** Every form of every cue word, lower case. */
export const cueWords: ReadonlyMap<string, CueWord> = buildForms();
