/** What the graph suggests to correct, and where what was corrected stands on the map. */
import { describe, expect, it } from 'vitest';
import { correctFacts, isProblem, parseCorrection, suggestCorrections } from '#graph/corrections/index';
import { type Facts, mergeFacts } from '#graph/facts';
import { withPlaces } from '#graph/layout';
import { herd } from '../herd.ts';
import { correction, nodeOf } from './correcting.ts';

describe('Suggestions', () => {
  it('name likely duplicates and the edges that are least sure', () => {
    const more: Facts = {
      nodes: [
        { id: 'model:code-llama-', labels: ['Model'], properties: { name: 'CodeLlama' } },
        { id: 'model:code-llame', labels: ['Model'], properties: { name: 'Code-Llame' } },
        { id: 'dataset:humaneval', labels: ['Dataset'], properties: { name: 'HumanEval' } },
        { id: 'technique:low-rank', labels: ['Technique'], properties: { name: 'Low-Rank Adaptation' } },
      ],
      edges: [],
    };
    const found = suggestCorrections(mergeFacts([herd, more]), 10);
    expect(
      found
        .filter(({ do: does }) => does !== 'remove-edge')
        .map(({ do: does, values }) => [does, ...Object.values(values)]),
    ).toEqual([
      ['retype', 'dataset:humaneval', 'Benchmark'],
      ['merge', 'model:code-llama-', 'model:code-llama'],
      ['merge', 'model:code-llame', 'model:code-llama'],
      ['merge', 'technique:low-rank', 'technique:lora'],
      ['merge', 'model:code-llame', 'model:code-llama-'],
    ]);
    expect(found.filter(({ do: does }) => does === 'remove-edge')).toHaveLength(10);
    for (const { do: does, values, why } of found)
      expect(isProblem(parseCorrection({ do: does, ...values, why }))).toBe(false);
  });
});

it('A node that a correction made stands beside its kin, and nothing that is placed moves', () => {
  const placed = withPlaces(herd);
  const split = correction({ do: 'split', node: 'technique:lora', papers: ['p:qlora'], name: 'LoRa radio' });
  const { facts } = correctFacts(placed, [{ id: 'c', correction: split }]);
  const after = withPlaces(facts);
  const at = (id: string) =>
    [nodeOf(after, id)!.properties.x as number, nodeOf(after, id)!.properties.y as number] as const;
  for (const { id, properties } of placed.nodes) expect(at(id)).toEqual([properties.x, properties.y]);
  const [[x, y], [kinX, kinY]] = [at('technique:lora-radio'), at('p:qlora')];
  expect(Math.hypot(x - kinX, y - kinY)).toBeLessThanOrEqual(31);
});
