/** Sentences, mentions, results and questions as the page reads them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '#cypher';
import { edgeFact, type GraphNode } from '#graph/facts';
import { questions } from '#graph/questions';
import { judge } from '../../web/console/cypher-language.ts';
import { cut, mentionIn, occurrences } from '../../web/data/quotes.ts';
import { compareCells, nodesIn, textOf, toCsv } from '../../web/drawer/cells.ts';
import { mentionsOf, refusalsOf } from '../../web/panels/abstract.tsx';
import { linksOf } from '../../web/panels/details.tsx';
import { questionsFor } from '../../web/panels/node-actions.tsx';
import { groupRelations } from '../../web/panels/relations.tsx';
import { wordsOfConfidence, wordsOfRule } from '../../web/panels/words.ts';
import { queryOf } from '../../web/questions/question-query.ts';
import { herd } from './columns.ts';

describe('a sentence', () => {
  const text = 'Code Llama\nWe start from Llama 2. Llama 2 is good.';

  test('is marked where the mention stands, even when the name comes twice', () => {
    const start = text.lastIndexOf('Llama 2');
    expect(mentionIn('Llama 2 is good.', { start, end: start + 7 }, text, [])).toEqual({ start: 0, end: 7 });
    const first = text.indexOf('Llama 2');
    expect(mentionIn('We start from Llama 2.', { start: first, end: first + 7 }, text, [])).toEqual({
      start: 14,
      end: 21,
    });
  });

  test('without its text is marked where a name stands that is as long as the mention', () => {
    expect(
      mentionIn('We use low-rank adaptation (LoRA).', { start: 90, end: 94 }, undefined, [
        'LoRA',
        'low-rank adaptation',
      ]),
    ).toEqual({ start: 28, end: 32 });
    expect(mentionIn('Nothing of it here.', { start: 0, end: 4 }, undefined, ['LoRA'])).toBeNull();
  });

  test('that no place is known of is not marked', () => {
    expect(mentionIn('The catalog lists it.', { start: 0, end: 0 }, undefined, ['it'])).toBeNull();
  });

  test('cut into pieces is still the sentence', () => {
    const marks = fc.array(
      fc.record({ start: fc.integer({ min: -5, max: 60 }), end: fc.integer({ min: -5, max: 60 }) }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 50 }), marks, (sentence, list) => {
        expect(
          cut(sentence, list)
            .map(piece => piece.text)
            .join(''),
        ).toBe(sentence);
      }),
    );
  });

  test('holds a name only as whole words', () => {
    expect(occurrences('LoRA, QLoRA and lora.', 'LoRA')).toEqual([
      { start: 0, end: 4 },
      { start: 16, end: 20 },
    ]);
  });
});

const paper: GraphNode = {
  id: 'arxiv:1',
  labels: ['Paper'],
  properties: {
    title: 'On LoRA',
    abstract: 'LoRA helps. The LLAMA telescope does not.',
    refusedSurfaces: ['LLAMA'],
    refusedNodes: ['model:llama'],
    refusedReasons: ['the text is about a telescope'],
    refusedStarts: [24],
  },
};
const uses = edgeFact({
  type: 'USES_TECHNIQUE',
  start: 'arxiv:1',
  end: 'technique:lora',
  evidence: [
    { sentence: 'LoRA helps.', start: 8, end: 12, rule: 'applied', confidence: 0.8, paper: 'arxiv:1' },
  ],
});
const page = {
  node: paper,
  total: 1,
  edges: [{ edge: uses, other: { id: 'technique:lora', labels: ['Technique'], name: 'LoRA', year: 2021 } }],
};

describe('a paper', () => {
  const text = `${paper.properties.title}\n${paper.properties.abstract}`;

  test('shows every place where a linked name stands', () => {
    expect(mentionsOf(page, text).map(({ start }) => start)).toEqual([8, 3, 8]);
  });

  test('shows what was refused, and why', () => {
    const [refusal] = refusalsOf(paper);
    expect(text.slice(refusal!.start, refusal!.end)).toBe('LLAMA');
    expect(refusal!.reason).toBe('the text is about a telescope');
  });

  test('has its relations by kind and direction, in words', () => {
    expect(groupRelations(page).map(group => group.phrase)).toEqual(['uses']);
    const fromTheOther = { ...page, node: { ...paper, id: 'technique:lora' } };
    expect(groupRelations(fromTheOther).map(group => group.phrase)).toEqual(['used by']);
  });

  test('links to where it can be read, and to nothing but the web', () => {
    const linked = (id: string, url?: string): string[] =>
      linksOf({ ...paper, id, properties: url ? { url } : {} }).map(link => link.href);
    expect(linked('arxiv:2302.13971', 'http://arxiv.org/abs/2302.13971')).toHaveLength(1);
    expect(
      linksOf({ ...paper, id: 'arxiv:2302.13971', properties: { url: 'https://arxiv.org/abs/2302.13971' } }),
    ).toEqual([{ href: 'https://arxiv.org/abs/2302.13971', says: 'arXiv 2302.13971' }]);
    expect(linked('doi:10.1/abc')).toEqual(['https://doi.org/10.1/abc']);
    expect(linked('x', 'javascript:alert(1)')).toEqual([]);
  });
});

describe('results', () => {
  const node = { kind: 'node', id: 'a', labels: ['Model'], properties: { name: 'A' } } as const;
  const edge = {
    kind: 'relationship',
    id: 'e',
    type: 'BUILDS_ON',
    start: 'a',
    end: 'b',
    properties: {},
  } as const;

  test('are read as text', () => {
    expect([node, edge, null, [1, 'x'], { a: 1 }].map(textOf)).toEqual([
      'A',
      'builds on',
      '',
      '1, x',
      '{"a":1}',
    ]);
  });

  test('are sorted as numbers where they are numbers, with nothing last', () => {
    expect([10, null, 9].sort(compareCells)).toEqual([9, 10, null]);
    expect(['b10', 'b9'].sort(compareCells)).toEqual(['b9', 'b10']);
  });

  test('tell which nodes they are about', () => {
    const path = { kind: 'path', nodes: [node, { ...node, id: 'c' }], relationships: [edge] } as const;
    expect(nodesIn({ columns: ['x'], rows: [[[node]], [path], [edge]], cut: null, elapsedMs: 1 })).toEqual([
      'a',
      'c',
      'b',
    ]);
  });

  test('become CSV that spreadsheets read as text', () => {
    const csv = toCsv({
      columns: ['a', 'b'],
      rows: [
        ['x,"y"', '=1+1'],
        [-5, null],
      ],
      cut: null,
      elapsedMs: 1,
    });
    expect(csv).toBe('a,b\r\n"x,""y""",\'=1+1\r\n-5,\r\n');
  });
});

describe('questions', () => {
  test.each(questions)('$name: with its answers written in it is a query', question => {
    check(queryOf(question, herd).cypher);
  });

  test('begin as queries with values that the graph has, or with what was answered', () => {
    const sharing = questions.find(({ name }) => name === 'papers-sharing')!;
    expect(queryOf(sharing, herd).parameters).toEqual({
      first: 'model:llama',
      second: 'model:code-llama',
      limit: '50',
    });
    expect(queryOf(sharing, herd, { second: 'lora', limit: '3' }).parameters).toEqual({
      first: 'model:llama',
      second: 'technique:lora',
      limit: '3',
    });
  });

  test('are offered for the type that they ask about', () => {
    const offered = (label: string): string[] =>
      questionsFor(questions, [label]).map(({ question }) => question.name);
    expect(offered('Paper')).toContain('sharing-papers');
    expect(offered('Technique')).toContain('papers-using');
    expect(offered('Model')).toContain('lineage');
    expect(offered('Benchmark')).toContain('leaderboard');
  });
});

test('the editor marks what is wrong where it stands', () => {
  expect(judge('MATCH (n) RETURN n')).toEqual([]);
  expect(judge('  ')).toEqual([]);
  const [wrong] = judge('MATCH (n) RETRUN n');
  expect(wrong).toMatchObject({ from: 10, to: 16, severity: 'error' });
  expect(wrong!.message).toContain('RETURN');
});

test('rules and confidences are told in words', () => {
  expect(wordsOfConfidence(0.95)).toBe('sure');
  expect(wordsOfConfidence(0)).toBe('uncertain');
  expect(wordsOfRule('quite-new')).toBe('read by the rule “quite new”');
  expect(wordsOfRule('lineage-tuned')).toBe('said to be tuned');
  expect(wordsOfRule('catalog')).toBe('known from the catalog');
});
