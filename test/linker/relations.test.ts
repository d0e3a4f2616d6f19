/** Sentences and the relations that they state: the clause decides, not nearness. */
import { describe, expect, it } from 'vitest';
import { readPaper, relationsOf } from './read-paper.ts';

/** What the paper says first, so that the sentence speaks of its own work. */
const METHOD = 'We propose a new method for training language models.';
const STUDY = 'We investigate how language models answer questions.';

type Case = readonly [sentence: string, relations: readonly string[]];

function holds(cases: readonly Case[], opening: string): void {
  it.each(cases)('%s', (sentence, relations) => {
    expect(relationsOf(readPaper(`${opening} ${sentence}`))).toEqual(relations);
  });
}

describe('what the work starts from', () => {
  const cases: readonly Case[] = [
    ['We fine-tune RoBERTa on our own data.', ['BUILDS_ON RoBERTa', 'USES_TECHNIQUE fine-tuning']],
    ['Our model is based on Llama 2.', ['BUILDS_ON Llama 2']],
    ['It is built on top of Llama 2 and Qwen2.5.', ['BUILDS_ON Llama 2', 'BUILDS_ON Qwen2.5']],
    ['We add rare words to RoBERTa and compare them.', ['BUILDS_ON RoBERTa']],
    ['All weights are initialised from RoBERTa.', ['BUILDS_ON RoBERTa']],
    ['GPT-4 is used to generate the answers.', ['BUILDS_ON GPT-4']],
    ['We leverage the knowledge of GPT-4.', ['BUILDS_ON GPT-4']],
    ['A RoBERTa-based classifier picks the answers.', ['BUILDS_ON RoBERTa']],
    [
      'It is applied to GPT-4 and used with RoBERTa to answer questions.',
      ['BUILDS_ON GPT-4', 'BUILDS_ON RoBERTa'],
    ],
    [
      'Experiments on Llama 2 models, and on trees and RoBERTa show so.',
      ['BUILDS_ON Llama 2', 'BUILDS_ON RoBERTa'],
    ],
    ['Starting from a RoBERTa-based baseline, we train it.', ['BUILDS_ON RoBERTa']],
    [
      'Experiments with RoBERTa, Llama 2 and Qwen2.5 confirm it.',
      ['BUILDS_ON Llama 2', 'BUILDS_ON Qwen2.5', 'BUILDS_ON RoBERTa'],
    ],
  ];
  holds(cases, METHOD);
});

describe('what it is compared with', () => {
  const cases: readonly Case[] = [
    ['It outperforms GPT-4.', ['COMPARES_WITH GPT-4']],
    ['It out-performs other models such as GPT-4.', ['COMPARES_WITH GPT-4']],
    ['It does not outperform GPT-4.', ['COMPARES_WITH GPT-4']],
    ['It surpasses the accuracy of GPT-4 by far.', ['COMPARES_WITH GPT-4']],
    ['The answers are better than those of GPT-4.', ['COMPARES_WITH GPT-4']],
    ['Unlike GPT-4, it is open.', ['COMPARES_WITH GPT-4']],
    [
      'Compared to GPT-4 and Claude 2, it needs fewer tokens.',
      ['COMPARES_WITH Claude 2', 'COMPARES_WITH GPT-4'],
    ],
    ['It is on par with GPT-4.', ['COMPARES_WITH GPT-4']],
    ['Its accuracy is within five points of GPT-4.', ['COMPARES_WITH GPT-4']],
    ['It reaches competitive F1 scores to GPT-4.', ['COMPARES_WITH GPT-4']],
    ['We train RoBERTa, with GPT-4 as a strong baseline.', ['BUILDS_ON RoBERTa', 'COMPARES_WITH GPT-4']],
    ['It outperforms comparison models including GPT-4.', ['COMPARES_WITH GPT-4']],
    ['It reduces the gap to GPT-4.', ['COMPARES_WITH GPT-4']],
    ['We see large improvements over strong baselines such as GPT-4.', ['COMPARES_WITH GPT-4']],
    ['It beats the instruction tuning baseline.', ['COMPARES_WITH instruction tuning']],
    ['It surpasses our first system by 10% and GPT-4 by 3%.', ['COMPARES_WITH GPT-4']],
    ['It halves the cost relative to GPT-4.', ['COMPARES_WITH GPT-4']],
    ['It still falls behind GPT-4.', ['COMPARES_WITH GPT-4']],
    ['It ranks ahead of GPT-4.', ['COMPARES_WITH GPT-4']],
    ['Its accuracy matches that of GPT-4.', ['COMPARES_WITH GPT-4']],
    ['It achieves 65.5% compared to the 56.1% achieved by GPT-4.', ['COMPARES_WITH GPT-4']],
    ['It exceeds the accuracy achieved by GPT-4.', ['COMPARES_WITH GPT-4']],
    ['It has a lower error rate vs. GPT-4.', ['COMPARES_WITH GPT-4']],
    ['Readers prefer our answers to those of GPT-4.', ['COMPARES_WITH GPT-4']],
    [
      'It outperforms open models of equal size, such as Llama 2 and Qwen2.5.',
      ['COMPARES_WITH Llama 2', 'COMPARES_WITH Qwen2.5'],
    ],
    [
      'It outperforms Llama 2 across all benchmarks, and Qwen2.5 in reasoning.',
      ['COMPARES_WITH Llama 2', 'COMPARES_WITH Qwen2.5'],
    ],
  ];
  holds(cases, METHOD);
});

describe('what only looks like a comparison', () => {
  const cases: readonly Case[] = [
    ['It learns from fewer than 1000 steps of instruction tuning.', ['USES_TECHNIQUE instruction tuning']],
    ['It is better than models fine-tuned for it.', ['MENTIONS fine-tuning']],
    ['We tell of its relationship to GPT-4.', ['MENTIONS GPT-4']],
    ['It is a cheap alternative to instruction tuning.', ['MENTIONS instruction tuning']],
    ['We train it with a baseline and RoBERTa.', ['BUILDS_ON RoBERTa']],
    ['It is a strong baseline for instruction tuning.', ['USES_TECHNIQUE instruction tuning']],
    ['It is compared with its parts across RoBERTa and Llama 2.', ['BUILDS_ON Llama 2', 'BUILDS_ON RoBERTa']],
  ];
  holds(cases, METHOD);
});

describe('what is looked into', () => {
  const cases: readonly Case[] = [
    ['We evaluate GPT-4 and Claude 2.', ['EVALUATES Claude 2', 'EVALUATES GPT-4']],
    ['Tests of six models, e.g., GPT-4 and Claude 2, tell.', ['EVALUATES Claude 2', 'EVALUATES GPT-4']],
    ['Existing models, such as GPT-4, are evaluated.', ['EVALUATES GPT-4']],
    ['GPT-4 struggles with long questions.', ['EVALUATES GPT-4']],
    ['The limitations of GPT-4 are plain.', ['EVALUATES GPT-4']],
    ['While people are broadly aligned, GPT-4, in particular, is not.', ['EVALUATES GPT-4']],
    ['We compare answers - of GPT-4 - with those of people.', ['EVALUATES GPT-4']],
    ['Using probes in GPT-4, we find circuits.', ['EVALUATES GPT-4']],
    ['RoBERTa embeddings capture meaning well.', ['EVALUATES RoBERTa']],
    ['We apply the probes to GPT-4.', ['EVALUATES GPT-4']],
    ["However, GPT-4's error rate drops.", ['EVALUATES GPT-4']],
    ['The best of them (GPT-4, 63%) is still lost.', ['EVALUATES GPT-4']],
    ['We measure meaning via RoBERTa similarity.', ['BUILDS_ON RoBERTa']],
    ['Small students are trained with GPT-4 as the teacher.', ['BUILDS_ON GPT-4']],
    ['GPT-4 outperforms Claude 2 here.', ['COMPARES_WITH Claude 2', 'EVALUATES GPT-4']],
  ];
  holds(cases, STUDY);
});

describe('data that is trained or evaluated on', () => {
  const cases: readonly Case[] = [
    ['We train it on OpenWebText.', ['TRAINS_ON OpenWebText']],
    [
      'The model is pretrained on OpenWebText and evaluated on GSM8K.',
      ['EVALUATES_ON GSM8K', 'TRAINS_ON OpenWebText'],
    ],
    ['Training on OpenWebText takes a week.', ['TRAINS_ON OpenWebText']],
    ['On GSM8K and HumanEval, it reaches new heights.', ['EVALUATES_ON GSM8K', 'EVALUATES_ON HumanEval']],
    [
      'Results on HumanEval, MBPP and GSM8K are strong.',
      ['EVALUATES_ON GSM8K', 'EVALUATES_ON HumanEval', 'EVALUATES_ON MBPP'],
    ],
    ['It improves HumanEval by four points.', ['EVALUATES_ON HumanEval']],
    ['It is based on a subset of OpenWebText.', ['TRAINS_ON OpenWebText']],
    ['We sample prompts from OpenWebText.', ['TRAINS_ON OpenWebText']],
    ['It is trained on notes obtained from OpenWebText.', ['TRAINS_ON OpenWebText']],
    ['Optimizing it on OpenWebText takes a week.', ['TRAINS_ON OpenWebText']],
    ['Extended to images, our model reasons well on HumanEval.', ['EVALUATES_ON HumanEval']],
    ['On tasks from HumanEval, our model surpasses all others.', ['EVALUATES_ON HumanEval']],
    ['It covers questions and problem solving, including GSM8K.', ['EVALUATES_ON GSM8K']],
    ['It is trained on a sample of OpenWebText.', ['TRAINS_ON OpenWebText']],
    ['The model is trained using OpenWebText.', ['TRAINS_ON OpenWebText']],
    ['With no training on OpenWebText, it reaches new heights.', ['MENTIONS OpenWebText']],
    [
      'Four recent benchmarks are chosen, GSM8K and MBPP, and first evaluated.',
      ['EVALUATES_ON GSM8K', 'EVALUATES_ON MBPP'],
    ],
    ['It is faster at the same HumanEval quality.', ['EVALUATES_ON HumanEval']],
    ['We enrich OpenWebText with labels.', ['TRAINS_ON OpenWebText']],
    ['It surpasses OpenWebText.', ['MENTIONS OpenWebText']],
    ['The set has the same form as GSM8K.', ['MENTIONS GSM8K']],
    ['It learns from the pages in OpenWebText.', ['TRAINS_ON OpenWebText']],
    ['It is trained and evaluated on GSM8K.', ['EVALUATES_ON GSM8K', 'TRAINS_ON GSM8K']],
    ['We use GSM8K to build harder questions.', ['TRAINS_ON GSM8K']],
    ['We make a training set from rewritten parts of GSM8K.', ['EVALUATES_ON GSM8K']],
    ['It shows good results on well-known data, such as GSM8K.', ['EVALUATES_ON GSM8K']],
  ];
  holds(cases, METHOD);
});

describe('techniques that are applied, or not', () => {
  const cases: readonly Case[] = [
    ['We apply instruction tuning.', ['USES_TECHNIQUE instruction tuning']],
    ['The adapters are found via instruction tuning.', ['USES_TECHNIQUE instruction tuning']],
    ['It drops labels in favor of instruction tuning.', ['USES_TECHNIQUE instruction tuning']],
    ['It works without any reliance on instruction tuning.', ['MENTIONS instruction tuning']],
    ['Known steps, such as instruction tuning, are applied.', ['USES_TECHNIQUE instruction tuning']],
    ['It needs no instruction tuning.', ['MENTIONS instruction tuning']],
    ['It works without instruction tuning.', ['MENTIONS instruction tuning']],
    ['We replace instruction tuning with a loss.', ['MENTIONS instruction tuning']],
    ['It runs with potential for better instruction tuning.', ['MENTIONS instruction tuning']],
    ['Instead of instruction tuning, all weights move.', ['MENTIONS instruction tuning']],
    ['Rather than relying on instruction tuning, all weights move.', ['MENTIONS instruction tuning']],
    ['Our method does not use instruction tuning.', ['MENTIONS instruction tuning']],
    ['It is more robust to instruction tuning.', ['MENTIONS instruction tuning']],
    ['It rests on distribution matching and instruction tuning.', ['USES_TECHNIQUE instruction tuning']],
    ['It needs neither instruction tuning nor money.', ['MENTIONS instruction tuning']],
    ['Skills are taught by instruction tuning tasks.', ['USES_TECHNIQUE instruction tuning']],
    ['For this purpose, instruction tuning has been used.', ['USES_TECHNIQUE instruction tuning']],
    ['The loop is inspired by instruction tuning.', ['MENTIONS instruction tuning']],
    ['It may inspire future work on instruction tuning.', ['MENTIONS instruction tuning']],
    ['Future work could use instruction tuning.', ['MENTIONS instruction tuning']],
  ];
  holds(cases, METHOD);
});

describe('the field and the paper', () => {
  it('takes what the field does for background', () => {
    const field =
      'Large language models such as GPT-4 have achieved great success. Existing works rely on instruction tuning.';
    expect(relationsOf(readPaper(`${field} ${METHOD}`))).toEqual([
      'MENTIONS GPT-4',
      'MENTIONS instruction tuning',
    ]);
  });

  it('reads what a sentence concedes as the field, and what it claims as the paper', () => {
    const reading = readPaper(`${METHOD} While GPT-4 has shown promise, we fine-tune RoBERTa.`);
    expect(relationsOf(reading)).toEqual([
      'BUILDS_ON RoBERTa',
      'MENTIONS GPT-4',
      'USES_TECHNIQUE fine-tuning',
    ]);
  });

  it('holds what others do against nobody', () => {
    expect(relationsOf(readPaper(`${METHOD} Some methods propose to use instruction tuning.`))).toEqual([
      'MENTIONS instruction tuning',
    ]);
  });

  it('tells who is beaten from who does it in one sentence', () => {
    const text = `${METHOD} RoBERTa fine-tuned with instruction tuning outperforms GPT-4 on GSM8K.`;
    const told = relationsOf(readPaper(text));
    expect(told).toContain('COMPARES_WITH GPT-4');
    expect(told).toContain('EVALUATES_ON GSM8K');
    expect(told).toContain('USES_TECHNIQUE instruction tuning');
    expect(told).not.toContain('COMPARES_WITH RoBERTa');
  });

  it('evaluates what is attacked', () => {
    const reading = readPaper(
      'We present an attack. It is tested on GPT-4.',
      'Jailbreaking language models by night',
    );
    expect(relationsOf(reading)).toEqual(['EVALUATES GPT-4']);
  });

  it('reads results as the paper’s own where no author speaks before its end', () => {
    const told = relationsOf(
      readPaper(
        'Language models forget what they knew. Full fine-tuning of RoBERTa is compared to LoRA at two ranks. LoRA underperforms on GSM8K by 4 points. It keeps more of the past. We recommend LoRA.',
      ),
    );
    expect(told).toContain('EVALUATES_ON GSM8K');
    expect(told).toContain('EVALUATES RoBERTa');
  });

  it('only mentions what a survey covers', () => {
    const told = relationsOf(
      readPaper('This survey covers instruction tuning and its kin.', 'Efficient tuning: a survey'),
    );
    expect(told).toEqual(['MENTIONS instruction tuning']);
  });

  it('knows a review without the word in its title, but not one that tries as well', () => {
    const told = (text: string) => relationsOf(readPaper(text, 'Learning from rules'));
    const covered = 'MENTIONS instruction tuning';
    expect(told('In this chapter, we review instruction tuning and its kin.')).toEqual([covered]);
    expect(
      told('In this paper, we review instruction tuning and conduct experiments with it.'),
    ).not.toContain(covered);
  });
});

describe('what a paper presents', () => {
  it('is introduced, and a benchmark is evaluated on too', () => {
    const told = relationsOf(
      readPaper('We introduce QuizBench, a benchmark of questions for language models.'),
    );
    expect(told).toEqual(['EVALUATES_ON QuizBench', 'INTRODUCES QuizBench']);
  });

  it('is trained on where the text says so', () => {
    const text =
      'We introduce QuizData, a dataset of questions for language models. RoBERTa fine-tuned on QuizData answers well.';
    expect(relationsOf(readPaper(text))).toContain('TRAINS_ON QuizData');
  });
});

describe('a paper that proposes nothing by name', () => {
  const question = 'Language models answer questions.';

  it('makes something, unless it says that it looks into things', () => {
    const made = 'We train small networks. Results on RoBERTa are strong.';
    expect(relationsOf(readPaper(`${question} ${made}`))).toEqual(['BUILDS_ON RoBERTa']);
    const seen = 'We train probes to understand them. Results on RoBERTa are weak.';
    expect(relationsOf(readPaper(`${question} ${seen}`))).toEqual(['EVALUATES RoBERTa']);
  });
});

describe('evidence', () => {
  it('is the sentence that states it, with the offsets of the name', () => {
    const text = `${METHOD} It outperforms GPT-4.`;
    const [relation] = readPaper(text).relations;
    expect(relation).toMatchObject({ sentence: 'It outperforms GPT-4.', rule: 'beaten' });
    const whole = `A paper on language models\n${text}`;
    expect(whole.slice(relation!.start, relation!.end)).toBe('GPT-4');
    expect(relation!.confidence).toBeGreaterThan(0.7);
  });
});
