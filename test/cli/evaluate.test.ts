/** Evaluation: a small graph held against a small annotation, every kind of miss once. */
import { describe, expect, it } from 'vitest';
import { edgeFact, type Facts, type GraphNode } from '../../graph/facts.ts';
import type { EdgeType } from '../../graph/schema.ts';
import { evaluateGraph, GoldError, parseGold } from '../../src/evaluate.ts';

const node = (id: string, label: string, name: string, aliases: readonly string[] = []): GraphNode => ({
  id,
  labels: [label],
  properties: label === 'Paper' ? { title: name } : { name, aliases },
});

function graph(
  nodes: readonly GraphNode[],
  edges: readonly (readonly [EdgeType, string, string, object?])[],
): Facts {
  const made = edges.map(([type, start, end, properties = {}]) =>
    edgeFact({ type, start, end, evidence: [], properties: properties as Record<string, string> }),
  );
  return { nodes, edges: made };
}

const paper = node('p', 'Paper', 'Tuning Llámas');
const llama = node('model:llama', 'Model', 'LLaMA', ['LLaMA-1']);
const alpaca = node('model:alpaca', 'Model', 'Alpaca');
const mmlu = node('benchmark:mmlu', 'Benchmark', 'MMLU');

function gold(entities: readonly object[], rest: object = {}) {
  return parseGold(JSON.stringify({ id: 1, title: 'Tuning llamas!', entities, ...rest }), 'gold.jsonl');
}

const right = { precision: 1, recall: 1, f1: 1 };

describe('evaluation', () => {
  it('finds the paper by its title and the entity by its name, whatever the spelling', () => {
    const facts = graph([paper, llama], [['BUILDS_ON', 'p', 'model:llama']]);
    const figures = evaluateGraph(facts, gold([{ type: 'Model', name: 'llama', relations: ['BUILDS_ON'] }]));
    expect(figures.missing).toBe(0);
    expect(figures.entities).toMatchObject(right);
    expect(figures.relations).toMatchObject(right);
    expect(figures.errors).toEqual([]);
  });

  it('counts what is missed, what is extra, and a relation that is another one', () => {
    const facts = graph(
      [paper, llama, alpaca],
      [
        ['MENTIONS', 'p', 'model:llama'],
        ['EVALUATES', 'p', 'model:alpaca'],
      ],
    );
    const wanted = [
      { type: 'Model', name: 'LLaMA', relations: ['BUILDS_ON'] },
      { type: 'Technique', name: 'LoRA', relations: ['USES_TECHNIQUE'] },
    ];
    const figures = evaluateGraph(facts, gold(wanted));
    expect(figures.entities).toMatchObject({ right: 1, wrong: 1, missed: 1, f1: 0.5 });
    expect(figures.relations).toMatchObject({ right: 0, wrong: 2, missed: 2, f1: 0 });
    expect(figures.errors).toEqual([
      '[1] relation: LLaMA wants BUILDS_ON, built MENTIONS',
      '[1] missed Technique: LoRA',
      '[1] extra Model: Alpaca (EVALUATES)',
    ]);
  });

  it('takes the second type and the second set of relations for right as well, and leaves the optional out', () => {
    const facts = graph(
      [paper, mmlu, alpaca],
      [
        ['TRAINS_ON', 'p', 'benchmark:mmlu'],
        ['MENTIONS', 'p', 'model:alpaca'],
      ],
    );
    const wanted = [
      {
        type: 'Dataset',
        altTypes: ['Benchmark'],
        name: 'MMLU',
        relations: ['EVALUATES_ON'],
        altRelations: ['TRAINS_ON'],
      },
      { type: 'Model', name: 'Alpaca', relations: ['BUILDS_ON'], optional: true },
    ];
    const figures = evaluateGraph(facts, gold(wanted));
    expect(figures.entities).toMatchObject({ right: 1, wrong: 0, missed: 0 });
    expect(figures.relations).toMatchObject({ right: 1, wrong: 0, missed: 0 });
  });

  it('holds a benchmark taken for a dataset wrong by type and right where data types are one', () => {
    const facts = graph([paper, mmlu], [['EVALUATES_ON', 'p', 'benchmark:mmlu']]);
    const figures = evaluateGraph(
      facts,
      gold([{ type: 'Dataset', name: 'MMLU', relations: ['EVALUATES_ON'] }]),
    );
    expect(figures.entities).toMatchObject({ right: 0, wrong: 1, missed: 1 });
    expect(figures.entitiesLenient).toMatchObject({ right: 1, wrong: 0, missed: 0 });
    expect(figures.entitiesByType).toMatchObject({ Benchmark: { wrong: 1 }, Dataset: { missed: 1 } });
  });

  it('counts traps, lineage and results', () => {
    const facts = graph(
      [paper, llama, alpaca, mmlu],
      [
        ['MENTIONS', 'p', 'model:llama'],
        ['DERIVED_FROM', 'model:alpaca', 'model:llama'],
        ['SCORED', 'model:alpaca', 'benchmark:mmlu', { value: '53.0%', paper: 'p' }],
        ['SCORED', 'p', 'benchmark:mmlu', { value: '10' }],
      ],
    );
    const wanted = [{ type: 'Model', name: 'LLaMA', relations: ['MENTIONS'] }];
    const figures = evaluateGraph(
      facts,
      gold(wanted, {
        traps: [{ surface: 'Llama', not: 'LLaMA' }],
        derived: [
          ['Alpaca', 'LLaMA-1'],
          ['LLaMA', 'Alpaca'],
        ],
        results: [
          { model: 'Alpaca', benchmark: 'MMLU', value: '53.0' },
          { model: 'LLaMA', benchmark: 'MMLU', value: '35' },
        ],
      }),
    );
    expect(figures.traps).toEqual({ sprung: 1, set: 1 });
    expect(figures.lineage).toMatchObject({ right: 1, missed: 1, recall: 0.5 });
    expect(figures.results).toMatchObject({ right: 1, wrong: 1, missed: 1 });
  });

  it('counts one thing kept as two nodes as a split, and one node for two things as a merge', () => {
    const twin = node('model:llama-1', 'Model', 'LLaMA-1');
    const other = node('q', 'Paper', 'Second');
    const facts = graph(
      [paper, other, { ...llama, properties: { name: 'LLaMA' } }, twin, mmlu],
      [
        ['BUILDS_ON', 'p', 'model:llama'],
        ['BUILDS_ON', 'q', 'model:llama-1'],
        ['EVALUATES_ON', 'p', 'benchmark:mmlu'],
      ],
    );
    const llamaIn = (title: string) => ({
      id: title,
      title,
      entities: [{ type: 'Model', name: 'LLaMA', aliases: ['LLaMA-1'], relations: ['BUILDS_ON'] }],
    });
    const text = [llamaIn('Tuning llamas'), llamaIn('Second')].map(one => JSON.stringify(one)).join('\n');
    expect(evaluateGraph(facts, parseGold(text, 'gold.jsonl'))).toMatchObject({ splits: 1, merges: 0 });
    const merged = ['MMLU', 'MMLU-Pro'].map((name, index) => ({
      id: index,
      title: index === 0 ? 'Tuning llamas' : 'Second',
      entities: [{ type: 'Benchmark', name, aliases: ['MMLU'], relations: ['EVALUATES_ON'] }],
    }));
    const both = graph(
      [paper, other, mmlu],
      [
        ['EVALUATES_ON', 'p', 'benchmark:mmlu'],
        ['EVALUATES_ON', 'q', 'benchmark:mmlu'],
      ],
    );
    const lines = merged.map(one => JSON.stringify(one)).join('\n');
    expect(evaluateGraph(both, parseGold(lines, 'gold.jsonl'))).toMatchObject({ splits: 0, merges: 1 });
  });

  it('says which annotated papers the graph does not hold', () => {
    const figures = evaluateGraph(
      graph([llama], []),
      gold([{ type: 'Model', name: 'LLaMA', relations: ['BUILDS_ON'] }]),
    );
    expect(figures).toMatchObject({
      papers: 1,
      missing: 1,
      entities: { missed: 1 },
      relations: { missed: 1 },
    });
    expect(figures.errors[0]).toBe('[1] missing paper: Tuning llamas!');
  });

  it.each([
    ['{"id":1}', /gold\.jsonl:1: expected an annotated paper.*title/u],
    [
      '\n{"id":1,"title":"T","entities":[{"type":"Animal","name":"x","relations":[]}]}',
      /gold\.jsonl:2: .*entities\.0\.type/u,
    ],
    ['{broken', /gold\.jsonl:1: expected an annotated paper/u],
    ['', /got none/u],
  ])('refuses an annotation such as %j with its place', (text, says) => {
    expect(() => parseGold(text, 'gold.jsonl')).toThrow(says);
    expect(() => parseGold(text, 'gold.jsonl')).toThrow(GoldError);
  });
});
