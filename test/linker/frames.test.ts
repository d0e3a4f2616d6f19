/** How a name stands in its clause: sentences with the name in brackets, and the way from it outward. */
import { describe, expect, it } from 'vitest';
import { frameOf } from '../../src/linker/frames.ts';
import { splitWords } from '../../src/linker/sentence-words.ts';

function frame(sentence: string) {
  const start = sentence.indexOf('[');
  const text = sentence.replace('[', '').replace(']', '');
  const words = splitWords(text, 0, text.length, [{ start, end: sentence.indexOf(']') - 1 }]);
  const at = words.findIndex(word => word.part === 'name');
  return frameOf(words, at, at, () => false);
}

describe('the way outward', () => {
  it.each([
    ['We evaluate [X].', '<TEST'],
    ['It achieves the best results on [X].', 'on RESULT <SHOW'],
    ['We train a model on [X].', 'on <TRAIN'],
    ['It was trained and evaluated on [X].', 'on <TEST &TRAIN'],
    ['It is better than [X].', 'than BETTER <BE'],
    ['Baselines such as [X] fail.', 'eg BASELINE ^ >SHOW'],
    ['We test six models (e.g., [X]) here.', 'eg ( <TEST'],
    ['On [X], our model outperforms all others.', 'on ^ >BEAT'],
    ['[X] outperforms all others.', '>BEAT'],
    ['[X] is fine-tuned by us.', '>TUNE.p'],
    ['We study the limitations of [X].', 'of TRAIT <TEST'],
    ['Then we distilled it into [X].', 'into <TUNE'],
    ['Our two teachers: [X] and another.', ': BACKBONE ^'],
  ])('%s', (sentence, path) => {
    expect(frame(sentence).path).toBe(path);
  });
});

describe('what else a frame holds', () => {
  it('the words of its own noun phrase', () => {
    expect(frame('We use the fine-tuned [X] model.')).toMatchObject({ before: 'TUNE', behind: 'model' });
    expect(frame('It beats all [X] baselines.')).toMatchObject({ behind: 'BASELINE' });
    expect(frame('It is an [X]-based approach.')).toMatchObject({ behind: '-based approach' });
  });

  it('who speaks', () => {
    expect(frame('We use [X].').voice).toBe('own');
    expect(frame('Existing works use [X].').voice).toBe('other');
    expect(frame('It beats existing works on [X].').voice).toBe(null);
  });

  it('denial', () => {
    expect(frame('Rather than relying on [X], we wait.').isNegated).toBe(true);
    expect(frame('We rely on [X].').isNegated).toBe(false);
  });

  it('whether it stands right behind what governs it', () => {
    expect(frame('We propose a novel [X].').isNear).toBe(true);
    expect(frame('We propose Y, a novel [X].').isNear).toBe(false);
  });
});
