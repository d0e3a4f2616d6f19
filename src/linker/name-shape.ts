/** What a name looks like, and what its look says of it. */
import { remembered } from '../catalog/remembered.ts';
import type { EntityLabel } from './reading.ts';

/** Camel case, a run of capitals, or letters with digits: no ordinary word is written so. */
export function isNameShaped(word: string): boolean {
  return (
    /\p{Ll}\p{Lu}|\p{Lu}{2}|\p{L}\d|\d\p{L}|\p{Lu}-\p{Lu}/u.test(word) ||
    /^\p{Lu}\p{L}+-\p{Lu}\p{L}+$/u.test(word)
  );
}

export function isCapitalized(word: string): boolean {
  return /^[("“]*\p{Lu}/u.test(word);
}

/** Distinct enough that the same spelling in another paper means the same thing. */
export const isDistinctive: (name: string) => boolean = remembered(name => {
  const letters = name.replace(/[^\p{L}\d]/gu, '');
  if (letters.length < 4) return false;
  if (/\s/u.test(name)) return /\p{Lu}/u.test(name) && letters.length > 7;
  return (
    /\p{Ll}\p{Lu}|\p{Lu}.*\p{Ll}.*\p{Lu}|\d/u.test(name) ||
    /\p{L}-\p{L}/u.test(name) ||
    /^\p{Lu}{5,}$/u.test(name)
  );
});

/** Too general to be a name, whatever their capitals: fields, tasks, hardware, metrics. */
const GENERIC =
  /^(?:LLMs?|LMs?|PLMs?|VLMs?|MLLMs?|LVLMs?|AI|AGI|NLP|NLU|NLG|ML|DL|CV|RL|QA|VQA|ASR|TTS|MT|NMT|NER|IE|IR|OCR|GPUs?|CPUs?|TPUs?|FPGAs?|APIs?|SOTA|SoTA|BLEU|ROUGE|F1|AUC|AUROC|WER|MSE|MAE|RMSE|PSNR|SSIM|FID|mAP|IoU|mIoU|EEG|ECG|EHRs?|MRI|CT|2D|3D|4D|RGB|RGB-D|IoT|DNNs?|ANNs?|NNs?|CNNs?|RNNs?|GNNs?|SQL|HTML|XML|JSON|PDF|CUDA|IID|i\.i\.d|OOD|ID|PDEs?|ODEs?|SDEs?|MDPs?|POMDPs?|KGs?|US|USA|UK|EU|U\.S|I|A|II|III|IV|GitHub|Hugging|HuggingFace|Python|PyTorch|TensorFlow|English|Chinese|German|French|COVID-19|Twitter|Wikipedia|Internet|Meta|OpenAI|Google|Microsoft|Facebook|NVIDIA|DeepMind|Large|Language|Models?|Extensive|Experiments?|Results?|Code|Data|Dataset|Technical|Report|Dr|Top-[kKN]|[vV]\d+(?:\.\d+)?)$/u;

export function isGeneric(name: string): boolean {
  return GENERIC.test(name);
}

const shapes: readonly { readonly test: RegExp; readonly label: EntityLabel }[] = [
  { test: /(?:Bench(?:mark)?|Eval|Arena|GLUE)(?:[-+]?\w{0,3})?$/u, label: 'Benchmark' },
  { test: /\p{L}{2,}(?:QA|VQA)$/u, label: 'Benchmark' },
  { test: /(?:-Instruct|Instruct-?\d+[KkM])$/u, label: 'Dataset' },
  { test: /(?:Corpus|Dataset|Bank)$/u, label: 'Dataset' },
  {
    test: /(?:GPT|BERT|BERTa|LLaMA|Llama|LLAMA|LLM|LM|T5|CLIP|ViT|Chat|Coder|VL|VLM|Net)(?:-?v?\d+(?:\.\d+)?)?$/u,
    label: 'Model',
  },
  { test: /(?:LoRA|Former|-former|Tuning|RAG|CoT|Attention|Prompt|Agent)$/u, label: 'Technique' },
];

/** What a name's own shape says it is ("MedBench", "Tool-LLaMA"). */
export const labelOfShape: (name: string) => EntityLabel | null = remembered(
  name => shapes.find(shape => shape.test.test(name))?.label ?? null,
);
