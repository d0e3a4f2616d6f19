/** The named questions, each asked of a small herd. */
import { describe, expect, test } from 'vitest';
import { check, type Value } from '#cypher';
import { edgeFact, mergeFacts } from '#graph/facts';
import { openMemoryStore } from '#graph/memory-store';
import { askQuestion, QuestionError, questionNamed, questions } from '#graph/questions';
import { herd, said } from './herd.ts';

const store = openMemoryStore(herd);

/** Nodes by their names, all else as it is. */
function plain(value: Value): unknown {
  const node = value as { kind?: string; properties?: Record<string, unknown>; nodes?: Value[] };
  if (Array.isArray(value)) return value.map(plain);
  if (node?.kind === 'node') return node.properties!.name ?? node.properties!.title;
  if (node?.kind === 'path') return node.nodes!.map(plain);
  return value;
}

async function ask(name: string, parameters: Record<string, unknown> = {}) {
  const { columns, rows } = await askQuestion(store, questionNamed(name)!, parameters);
  return rows.map(row => Object.fromEntries(columns.map((column, index) => [column, plain(row[index]!)])));
}

test.each(questions.map(question => [question.name, question] as const))(
  '%s is sound: its query uses just its parameters',
  (_name, { cypher, parameters }) => {
    check(cypher);
    const used = new Set([...cypher.matchAll(/\$(\w+)/gu)].map(match => match[1]!));
    expect([...used].sort()).toEqual(parameters.map(parameter => parameter.name).sort());
  },
);

describe('the questions', () => {
  test('papers that share a technique: the rare one weighs more', async () => {
    expect(await ask('sharing-papers', { paper: 'Code Llama' })).toEqual([
      { paper: 'LLaMA: Open Models', year: 2023, shared: ['RLHF'], weight: 0.5 },
      { paper: 'QLoRA: Quantized Tuning', year: 2024, shared: ['LoRA'], weight: 0.5 },
    ]);
  });

  test('papers that use a technique count its kinds', async () => {
    const rows = await ask('papers-using', { technique: 'low-rank adaptation' });
    expect(rows.map(row => [row.paper, row.technique, row.relation])).toEqual([
      ['QLoRA: Quantized Tuning', 'LoRA', 'USES_TECHNIQUE'],
      ['QLoRA: Quantized Tuning', 'QLoRA', 'INTRODUCES'],
      ['Code Llama', 'LoRA', 'USES_TECHNIQUE'],
    ]);
    expect(rows[0]!.sentence).toBe('p:qlora USES_TECHNIQUE technique:lora.');
  });

  test('papers that share two things', async () => {
    const rows = await ask('papers-sharing', { first: 'LLaMA', second: 'LoRA' });
    expect(rows.map(row => [row.paper, row.first, row.second])).toEqual([
      ['QLoRA: Quantized Tuning', 'BUILDS_ON', 'USES_TECHNIQUE'],
    ]);
  });

  test('what builds on a model, and what it introduces', async () => {
    expect(await ask('builds-on', { model: 'llama' })).toEqual([
      {
        paper: 'QLoRA: Quantized Tuning',
        year: 2024,
        introduces: ['QLoRA'],
        sizes: ['13B', '7B'],
        sentence: 'p:qlora BUILDS_ON model:llama.',
      },
    ]);
  });

  test('lineage runs both ways', async () => {
    expect(await ask('lineage', { model: 'Llama 2' })).toEqual([
      { side: 'ancestor', relative: 'LLaMA', steps: 1, how: ['adapted'], way: ['Llama 2', 'LLaMA'] },
      {
        side: 'descendant',
        relative: 'Code Llama',
        steps: 1,
        how: ['fine-tuned'],
        way: ['Llama 2', 'Code Llama'],
      },
    ]);
    const far = await ask('lineage', { model: 'LLaMA' });
    expect(far.map(row => [row.relative, row.steps])).toEqual([
      ['Llama 2', 1],
      ['Code Llama', 2],
    ]);
  });

  test('a leaderboard has the highest first', async () => {
    const rows = await ask('leaderboard', { benchmark: 'human eval' });
    expect(rows.map(row => [row.who, row.metric, row.value, row.paper])).toEqual([
      ['Code Llama', 'pass@1', '53%', 'Code Llama'],
      ['Llama 2', 'pass@1', '29.9', 'Code Llama'],
    ]);
  });

  test('of an error the lowest is first, and what has no number is last', async () => {
    const scored = (start: string, value: string, number?: number) =>
      edgeFact({
        type: 'SCORED',
        start,
        end: 'benchmark:humaneval',
        properties: { metric: 'Word error rate', value, ...(number === undefined ? {} : { number }) },
        evidence: [said('p:code-llama', `It has ${value}.`)],
      });
    const edges = [scored('model:llama', 'much'), scored('model:llama-2', '9.5', 9.5)];
    const facts = mergeFacts([
      herd,
      { nodes: [], edges: [...edges, scored('model:code-llama', '8.1', 8.1)] },
    ]);
    const { rows } = await askQuestion(openMemoryStore(facts), questionNamed('leaderboard')!, {
      benchmark: 'HumanEval',
    });
    expect(rows.map(row => row[2])).toEqual(['8.1', '9.5', 'much', '53%', '29.9']);
  });

  test('papers that evaluate on a benchmark leave mentions out', async () => {
    expect((await ask('evaluated-on', { benchmark: 'HumanEval' })).map(row => row.paper)).toEqual([
      'Code Llama',
    ]);
  });

  test('what goes with a technique', async () => {
    expect(await ask('seen-together', { thing: 'LoRA' })).toEqual(
      ['Code Llama', 'HumanEval', 'LLaMA', 'Llama 2', 'QLoRA', 'RLHF'].map(other =>
        expect.objectContaining({ other, papers: 1 }),
      ),
    );
  });

  test('the most used of each kind, limited', async () => {
    expect(await ask('top-techniques', { limit: 1 })).toEqual([{ technique: 'LoRA', papers: 2 }]);
    expect(await ask('top-benchmarks')).toEqual([{ benchmark: 'HumanEval', papers: 1 }]);
    expect(await ask('top-datasets')).toEqual([]);
  });

  test('the shortest paths between two', async () => {
    const rows = await ask('path', { from: 'RLHF', to: 'HumanEval' });
    expect(rows).toEqual([{ steps: 2, path: ['RLHF', 'Code Llama', 'HumanEval'] }]);
    expect(await ask('path', { from: 'p:alone', to: 'LoRA' })).toEqual([]);
  });

  test('neighbours come with direction and sentence', async () => {
    const rows = await ask('neighbours', { node: 'technique:qlora' });
    expect(rows.map(row => [row.relation, row.outgoing, row.other])).toEqual([
      ['INTRODUCES', false, 'QLoRA: Quantized Tuning'],
      ['KIND_OF', true, 'LoRA'],
    ]);
  });

  test('search finds names, aliases and titles', async () => {
    expect((await ask('search', { text: 'LORA' })).map(row => row.node)).toEqual([
      'LoRA',
      'QLoRA: Quantized Tuning',
      'QLoRA',
    ]);
    expect((await ask('search', { text: 'low-rank' })).map(row => row.node)).toEqual(['LoRA']);
  });
});

describe('a parameter', () => {
  test('that names a node may be an id, a name, an alias or the only name that holds it', async () => {
    for (const paper of ['p:qlora', 'qlora: quantized tuning', 'Quantized'])
      expect((await ask('sharing-papers', { paper })).map(row => row.paper)).toEqual(['Code Llama']);
  });

  test.each([
    ['builds-on', {}, /needs model: the model/u],
    ['builds-on', { model: '' }, /needs model/u],
    ['builds-on', { model: 'LLaMMA' }, /no model called "LLaMMA"\. Did you mean "LLaMA"\?/u],
    ['builds-on', { model: 'LoRA' }, /no model called "LoRA"/u],
    ['builds-on', { model: 'lama' }, /Did you mean "LLaMA"\?|Did you mean "LLaMA" or/u],
    ['papers-using', { technique: 'lor' }, /Did you mean "LoRA" or "QLoRA"\?/u],
    ['builds-on', { model: 7 }, /model: expected a text, got 7/u],
    ['top-models', { limit: 'many' }, /limit: expected a whole number from 0, got "many"/u],
    ['top-models', { limit: -1 }, /whole number/u],
    ['top-models', { lmit: 3 }, /no parameter "lmit"; it takes limit/u],
  ])('of %s given as %j is refused with a reason', async (name, parameters, says) => {
    const asked = ask(name, parameters);
    await expect(asked).rejects.toBeInstanceOf(QuestionError);
    await expect(asked).rejects.toThrow(says);
  });
});
