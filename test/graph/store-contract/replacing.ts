/** Replacing: the store holds the new facts and nothing else, each value as it was given. */
import { describe, expect, test } from 'vitest';
import { type Facts, type GraphNode, mergeFacts } from '#graph/facts';
import type { GraphStore } from '#graph/store';
import { herd } from '../herd.ts';
import { linesOf, model, openFacts } from './facts.ts';
import { rowsFrom } from './seen.ts';

export function describeReplacing(store: GraphStore): void {
  describe('replacing', () => {
    test('leaves what the new facts state, and nothing of the old', async () => {
      await store.replace(herd);
      const next = mergeFacts([
        {
          nodes: herd.nodes
            .filter(node => node.id !== 'model:llama')
            .map(node => ({ ...node, labels: [node.labels[0]!] })),
          edges: herd.edges.filter(({ start, end }) => start !== 'model:llama' && end !== 'model:llama'),
        },
        { nodes: [model('model:new', { year: 2025 })], edges: [] },
      ]);
      const told: number[] = [];
      await store.replace(next, (done, total) => told.push(done / total));
      expect(await store.facts()).toEqual(openFacts(next));
      expect(told.at(-1)).toBe(1);
      expect(told).toEqual([...told].sort((a, b) => a - b));
    });

    test('corrects values and takes away properties', async () => {
      await store.replace({ nodes: [model('model:a', { year: 2022, developer: 'Somebody' })], edges: [] });
      const right: Facts = { nodes: [model('model:a', { year: 2021 })], edges: [] };
      await store.replace(right);
      expect(await store.facts()).toEqual(openFacts(right));
    });

    test('removes what was merged in between', async () => {
      await store.replace(herd);
      await store.merge({ nodes: [model('model:extra')], edges: [] });
      await store.replace(herd);
      expect(linesOf(await store.facts())).toBe(linesOf(openFacts(herd)));
    });
  });
}

export function describeKeeping(store: GraphStore): void {
  const rowsOf = rowsFrom(store);

  describe('keeping', () => {
    const values: GraphNode['properties'] = {
      text: 'plain', empty: '', quotes: `"'\`\\ \\u0041 \${x} {y}`, lines: 'a\nb\r\nc\td',
      unicode: 'Ünïcödé · 模型 · 🦙 · e\u0301 · \u202Eabc', zero: 'a\u0000b', large: 'Llama 🦙 '.repeat(110_000),
      int: 42, negative: -7, nought: 0, most: Number.MAX_SAFE_INTEGER, least: Number.MIN_SAFE_INTEGER,
      float: 0.1, small: 5e-324, huge: 1.7976931348623157e308, whole: 1e21, third: 1 / 3,
      yes: true, no: false, strings: ['b', 'a', '', 'b'], integers: [3, 1, 2], floats: [0.5, 1, 2.25], none: [],
    }; // biome-ignore format: a table

    test('every value as it was given', async () => {
      await store.replace({ nodes: [model('model:values', values)], edges: [] });
      const { properties } = (await store.facts()).nodes[0]!;
      for (const [name, value] of Object.entries(values)) expect(properties[name], name).toEqual(value);
      expect(Object.keys(properties)).toEqual(['name', ...Object.keys(values)].sort());
      expect(
        await rowsOf('MATCH (n) RETURN n.large = $large, n.int, n.whole > 1, n.none, n.zero = $zero', values),
      ).toEqual([[true, 42, true, [], true]]);
    });

    test('the same bytes as in memory', async () => {
      await store.replace(herd);
      expect(linesOf(await store.facts())).toBe(linesOf(openFacts(herd)));
    });
  });
}
