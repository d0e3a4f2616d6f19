/** Is this a paper of machine learning? In others, a name of the catalog is most likely a homonym. */

const words =
  /\b(?:neural|deep learning|machine learning|language models?|LLMs?|transformers?|fine-?tun\w+|pre-?train\w*|embeddings?|classifiers?|state-of-the-art|SOTA|benchmarks?|reinforcement learning|GPT(?:-\d)?|ChatGPT|BERT|diffusion models?|few-shot|zero-shot|prompt(?:s|ing)?|gradient descent|self-supervised|supervised|unsupervised|generative|convolutional|encoders?|decoders?|attention|natural language|NLP|computer vision|speech recognition|datasets?|training|trained|foundation models?|multimodal|multi-modal|inference|tokens?|parameters|question answering|text generation|instruction|chatbots?|AI|representation learning|learned|learning)\b/giu;

/** Words that weigh double: no other field uses them so. */
const strong =
  /\b(?:language models?|LLMs?|fine-?tun\w+|pre-?train\w*|neural networks?|deep learning|machine learning|GPT|ChatGPT|zero-shot|few-shot|reinforcement learning|diffusion models?|transformers?|self-supervised|state-of-the-art)\b/giu;

/** Number of distinct words that speak of machine learning, strong ones counted twice. */
export function weighTopic(text: string): number {
  const distinct = (pattern: RegExp): number =>
    new Set([...text.matchAll(pattern)].map(match => match[0].toLowerCase())).size;
  return distinct(words) + distinct(strong);
}

export const ML_TOPIC = 3;

/** So short a text need not say what its field is. */
const SHORT = 400;

/** Does the text speak of another field? */
export function isForeign({ text, topic }: { readonly text: string; readonly topic: number }): boolean {
  return topic < ML_TOPIC && text.length > SHORT;
}
