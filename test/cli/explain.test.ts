/** `herdbook explain`: one paper of several, told sentence by sentence. */
import { describe, expect, it } from 'vitest';
import { runCli } from './run-cli.ts';

const stdin = [
  'Title: Tuning LLaMA for questions',
  'Abstract: We propose a method for language models. We fine-tune LLaMA and reach 53% on HumanEval. The Falcon flies.',
  '',
  'Title: Tuning BERT for questions',
  'Abstract: We fine-tune BERT.',
  '',
].join('\n');
const explain = (...argv: string[]) => runCli(['explain', ...argv], { stdin });

describe('explain', () => {
  it('tells names, relations and scores with their rules', async () => {
    const { code, stdout } = await explain('tuning llama', '-');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Tuning LLaMA for questions\n/u);
    expect(stdout).toMatch(/\n {2}LLaMA -> LLaMA \(Model\) \[\S+ 0\.\d\d\]\n/u);
    expect(stdout).toMatch(/\n {6}BUILDS_ON \[tuned 0\.\d\d\]\n/u);
    expect(stdout).toMatch(/\n {2}LLaMA SCORED 53% on HumanEval \[on 0\.\d\d\]\n/u);
    expect(stdout).not.toContain('BERT');
  });

  it('tells what a name was not taken for', async () => {
    const { stdout } = await explain('tuning llama', '-');
    expect(stdout).toMatch(/\n {2}Falcon is not model:falcon: .+\n/u);
  });

  it('writes JSON', async () => {
    const { stdout } = await explain('tuning bert', '-', '--json');
    const { title, sentences } = JSON.parse(stdout);
    expect(title).toBe('Tuning BERT for questions');
    expect(sentences.at(-1)).toMatchObject({ text: 'We fine-tune BERT.' });
    expect(sentences.at(-1).names.map((one: { mention: { name: string } }) => one.mention.name)).toContain(
      'BERT',
    );
  });

  it('says which papers fit where several do, and that none does', async () => {
    const several = await explain('for questions', '-');
    expect(several.code).toBe(1);
    expect(several.stderr).toMatch(/2 papers have "for questions".*\n.*Tuning LLaMA for questions\n/u);
    const none = await explain('quux', '-');
    expect(none.code).toBe(1);
    expect(none.stderr).toContain('No paper among 2');
  });
});
