/** Four invented papers about things that exist. */
export const papers = [
  {
    id: 'p-1',
    title: 'Medical Llamas: Adapting LLaMA to Clinics',
    abstract:
      'We present MedLlamaQ, a language model for clinics. MedLlamaQ is based on LLaMA and is fine-tuned with LoRA on clinical notes. We evaluate MedLlamaQ on MMLU and TruthfulQA.',
    year: 2023,
  },
  {
    id: 'p-2',
    title: 'A Study of Low-Rank Adaptation',
    abstract:
      'We study low-rank adaptation (LoRA) of large language models. We fine-tune Llama 2 with LoRA and compare it with GPT-4 on HumanEval and MMLU.',
    year: 2024,
  },
  {
    id: 'p-3',
    title: 'Asking Language Models for Reasons',
    abstract:
      'We evaluate ChatGPT and LLaMA on GSM8K with chain-of-thought prompting. ChatGPT outperforms LLaMA on GSM8K in our experiments.',
    year: 2023,
  },
  {
    id: 'p-4',
    title: 'Legal Llamas',
    abstract:
      'We introduce LawLlamaQ, a legal language model obtained by fine-tuning Llama 2 with instruction tuning. It is evaluated on MMLU.',
    year: 2024,
  },
];

export const paperLines = `${papers.map(paper => JSON.stringify(paper)).join('\n')}\n`;
