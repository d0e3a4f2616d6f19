/** Is this a paper of machine learning? In others, a name of the catalog is most likely a homonym. */
import type { Catalog } from '../catalog/catalog.ts';

/** Words that hardly any other field uses: systems papers share most words with those on learning, but not these. */
const OWN_WORDS = new Set(
  'neural learning learned training trained pretrained pretraining finetuning finetuned tuning transformer transformers classifier classifiers classification embedding embeddings supervised unsupervised llm llms gpt chatgpt bert prompt prompts prompting encoder decoder attention convolutional recognition segmentation generative diffusion dataset datasets corpus corpora treebank benchmark benchmarks translation parsing multimodal reinforcement adversarial annotated annotation summarization captioning retrieval reasoning language vision sentiment ontology word sentence semantic baselines imagenet cifar mnist cnn cnns lstm rnn rnns resnet gan gans backpropagation softmax overfitting dialogue chatbot recommender multitask'.split(
    ' ',
  ),
);

/** What the words of a text together say of its field. */
export interface Topic {
  /** Naive Bayes over distinct words, a logarithm in tenths. */
  readonly topic: number;
  /** How many of the field's own words it uses: two in three papers of the field use three or more, one in seventy elsewhere two. */
  readonly ownWords: number;
}

export function weighTopic(text: string, catalog: Catalog): Topic {
  let topic = 0;
  let ownWords = 0;
  for (const word of new Set(text.toLowerCase().match(/\p{L}{3,}/gu))) {
    topic += catalog.fieldOf(word);
    if (OWN_WORDS.has(word)) ownWords += 1;
  }
  return { topic, ownWords };
}

/** One abstract in a hundred of the field weighs less, six in seven of others do. */
export const ML_TOPIC = 120;
/** From here on, which one in thirty does not reach, names that no catalog knows are looked for, if it uses the field's own words. */
const NAMING_TOPIC = 300;
/** From here on it need not use them for the names that it presents itself. */
const PRESENTING_TOPIC = 500;
/** And from here on for no name: no paper more of other fields reaches it, one in twenty of the field does. */
const HOME_TOPIC = 800;
/** From here on there is no doubt. */
export const SURE_TOPIC = 400;

/** A sentence need not say what its field is; a text that is so much longer does, one between in part. */
const SENTENCE = 250;
const LONG = 700;

interface Weighed extends Pick<Topic, 'topic'> {
  readonly text: string;
}

const reaches = ({ text, topic }: Weighed, least: number): boolean =>
  topic >= least * Math.max(0, Math.min(1, (text.length - SENTENCE) / LONG));

/** Does the text speak of another field, so that names of the catalog mean other things in it? */
export const isForeign = (draft: Weighed): boolean => !reaches(draft, ML_TOPIC);

/** A text of 300 characters uses one of its own words, a longer one so many. */
const OWN_WORDS_OF_LONG = 2;

/** Does it use the field's own words? */
export function hasOwnWords({ text, ownWords }: Weighed & Topic): boolean {
  return ownWords >= Math.min(OWN_WORDS_OF_LONG, Math.floor(text.length / 300));
}

/** Is it so much of the field that its own names are worth keeping? */
export function isAtHome(draft: Weighed & Topic): boolean {
  return reaches(draft, HOME_TOPIC) || (reaches(draft, NAMING_TOPIC) && hasOwnWords(draft));
}

/** At least those that it presents itself? */
export const mayPresent = (draft: Weighed & Topic): boolean =>
  reaches(draft, PRESENTING_TOPIC) || isAtHome(draft);
