/** Parameters, signatures and plans as the console reads them. */
import { describe, expect, test } from 'vitest';
import { parametersIn, valuesFor } from '../../web/console/query-parameters.ts';
import { callAtEnd, signatureFor } from '../../web/console/signature-help.ts';
import { mostOf, planOf } from '../../web/drawer/plan.ts';
import { smallGraphOf, spread } from '../../web/drawer/small-graph.ts';
import { herd } from './columns.ts';

describe('parameters', () => {
  test('are found once each, outside of texts, names and comments', () => {
    const query = "MATCH (n {id: $id}) // $no\nWHERE n.`$x` = '$y' AND n.a = $most /* $z */ RETURN $id";
    expect(parametersIn(query)).toEqual(['id', 'most']);
  });

  test('are JSON where they can be, else texts, else null', () => {
    expect(valuesFor('$a $b $c $d', { a: '25', b: '["x"]', c: 'LLaMA' })).toEqual({
      a: 25,
      b: ['x'],
      c: 'LLaMA',
      d: null,
    });
  });
});

describe('signatures', () => {
  test.each([
    ['RETURN substring(', 'substring', 0],
    ['RETURN substring("a,b(", ', 'substring', 1],
    ['RETURN substring([1, 2], f(3), ', 'substring', 2],
    ['RETURN duration.between(a, ', 'duration.between', 1],
  ])('%s', (text, name, argument) => {
    expect(callAtEnd(text)).toMatchObject({ name, argument });
  });

  test('are of no call outside of one', () => {
    for (const text of ['RETURN abs(1)', "RETURN 'abs('", '// abs(']) expect(callAtEnd(text)).toBeNull();
  });

  test('tell which argument is written', () => {
    const parts = signatureFor({ name: 'ABS', from: 0, argument: 5 })!;
    expect(parts.join('')).toBe('abs(number)');
    expect(parts[1]).toBe('number');
    expect(signatureFor(callAtEnd('MATCH (n')!)).toBeNull();
  });
});

test('a plan is a tree: the step before it, then plans within it', () => {
  const rows = [
    ['Union', '', 9, 0.2],
    ['  Projection', 'b', 4, 0.1],
    ['  Argument', '', 1, 0],
    ['Projection', 'a', 5, 3],
    ['Argument', '', 1, 0],
  ] as const;
  const plan = planOf({ columns: ['operator', 'detail', 'rows', 'ms'], rows, cut: null, elapsedMs: 1 })!;
  expect(plan.sources.map(({ detail }) => detail)).toEqual(['a', 'b']);
  expect(plan.sources.map(({ sources }) => sources[0]!.operator)).toEqual(['Argument', 'Argument']);
  expect([mostOf(plan, 'rows'), mostOf(plan, 'ms')]).toEqual([9, 3]);
});

test('the small graph of a result has its nodes and the lines among them, inside of its frame', () => {
  const nodes = ['p2', 'model:llama', 'technique:lora'].map(id => herd.indexOf.get(id)!);
  const graph = smallGraphOf(herd, nodes);
  expect(graph.lines.map(({ edge }) => herd.columns.edges.type[edge]).sort()).toEqual([
    'BUILDS_ON',
    'USES_TECHNIQUE',
  ]);
  for (const { x, y } of spread(graph, { width: 600, height: 300 }).dots) {
    expect(x > 0 && x < 600 && y > 0 && y < 300).toBe(true);
  }
});
