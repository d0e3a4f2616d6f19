/** What is searched for in every store: names as people type them, and signs that one store or another reads as operators. */

interface Search {
  readonly text: string;
  readonly labels?: readonly string[];
}

const names = ['llama', 'LLAMA', 'Code Llama', 'llama 2', 'llama-2', 'Llama2', 'lora', 'qlora', 'rlhf'];
/** Beginnings, slips, aliases, titles; two that are too short to be a slip. */
const nearly = ['lla', 'humanev', 'lama', 'Quantised', 'low-rank', 'human eval', 'paper on', 'rlh', 'rlx'];
const titles = ['QLoRA: Quantized Tuning', 'LLaMA: Open Models'];
const signs = [
  '"',
  '"llama',
  '(llama',
  'llama)',
  'name:llama',
  'llama AND',
  'NOT llama',
  'llama OR',
  '*',
  '*:*',
];
const more = [
  'l?ama',
  'llama~2',
  'llama^9',
  '[a TO z]',
  '/ll.*/',
  '\\',
  '+-&&||!',
  '漢字',
  '💥',
  '\ud800',
  '2',
];

export const searches: readonly Search[] = [
  ...[...names, ...nearly, ...titles, ...signs, ...more, '', '   ', 'zzzz'].map(text => ({ text })),
  { text: 'llama', labels: ['Model'] },
  { text: 'llama', labels: ['Paper', 'Technique'] },
  { text: 'llama', labels: ['BaseModel'] },
];
