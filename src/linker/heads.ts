/** Head nouns say what a name denotes: "X, a lightweight adaption method" is a technique. */
import type { EntityLabel } from './reading.ts';

const headsByLabel: Readonly<Record<EntityLabel, string>> = {
  Benchmark:
    'benchmark benchmarks testbed testset testsets leaderboard challenge competition testbench exam exams contest devset',
  Dataset:
    'dataset datasets corpus corpora treebank treebanks database databases data collection collections',
  Model:
    'model models llm llms lm lms vlm vlms mllm mllms lvlm chatbot chatbots assistant checkpoint checkpoints network networks embeddings backbone transformer',
  Technique:
    'method methods approach approaches framework frameworks system systems toolkit algorithm algorithms technique techniques architecture mechanism strategy strategies decoder paradigm pipeline module optimizer loss library package platform scheme procedure layer attention adapter adapters attack defense defence regularization regularizer objective recipe workflow sampler tokenizer retriever tool engine solver methodology agent agents formulation encoding prompting learning tuning decoding training estimator search generator plugin solution kernel extension accelerator scheduler safeguard',
};

const labelOfHead = new Map<string, EntityLabel>(
  Object.entries(headsByLabel).flatMap(([label, words]) =>
    words.split(' ').map((word): [string, EntityLabel] => [word, label as EntityLabel]),
  ),
);

/** Words at which a noun phrase ends. */
const PHRASE_END =
  /^(?:that|which|who|for|to|with|on|from|in|by|as|using|via|based|designed|built|comprising|consisting|containing|composed|trained|fine-tuned|finetuned|where|is|are|was|were|has|have|can|and|or|capable|able|tailored|aimed|aiming|specifically|geared|developed|covering|spanning|featuring|including|leveraging|through|at|over|under|between|into|towards?|without|within|across|while|whose|when|enabling|allowing|of)$/i;
const COLLECTIVE =
  /^(?:family|families|suite|series|set|collection|group|class|variety|pair|type|kind|form|variant|version|number)$/i;

export function labelOfHeadNoun(word: string): EntityLabel | null {
  return labelOfHead.get(word.toLowerCase()) ?? null;
}

/**
 * What the noun phrase at the start of `text` denotes: the label of its head noun. "family of language models"
 * is read through; "benchmark dataset" is a benchmark, since what exists to be scored on is one.
 */
export function labelOfPhrase(text: string): EntityLabel | null {
  const phrase: string[] = [];
  const words = text.split(/\s+/u);
  for (let at = 0; at < words.length && at < 18; at++) {
    const word = words[at]!.replace(/^[("“]+/u, '');
    const bare = word.replace(/[^\p{L}\d-].*$/u, '');
    if (/^of$/i.test(bare) && COLLECTIVE.test(phrase.at(-1) ?? '')) phrase.length = 0;
    else if (PHRASE_END.test(bare) && phrase.length > 0 && !/^and$/i.test(bare)) break;
    else if (bare !== '') phrase.push(bare);
    // A comma between adjectives goes on ("a modular, extensible toolkit"); other punctuation ends the phrase.
    if (/[.;:()]$/u.test(word) || (/,$/u.test(word) && labelOfHeadNoun(bare))) break;
  }
  return labelOfWords(phrase);
}

function labelOfWords(phrase: readonly string[]): EntityLabel | null {
  const joined = phrase.join(' ').toLowerCase();
  if (
    /\b(?:benchmarks?|leaderboard|test (?:set|suite|bed)s?|evaluation (?:suite|set|data ?set)|shared task)\b/u.test(
      joined,
    ) &&
    !/benchmarking/u.test(joined)
  )
    return 'Benchmark';
  for (let at = phrase.length - 1; at >= 0; at--) {
    const label = labelOfHeadNoun(phrase[at]!);
    if (label) return label;
    const tail = phrase[at]!.split('-').at(-1)!;
    if (tail !== phrase[at]) {
      const hyphenated = labelOfHeadNoun(tail);
      if (hyphenated) return hyphenated;
    }
  }
  return null;
}
