/** Corrections: what each kind does to a graph, and when it is idle. */
import { describe, expect, it } from 'vitest';
import { type Corrected, correctFacts } from '#graph/corrections/index';
import { evidenceOf, mergeFacts } from '#graph/facts';
import { herd } from '../herd.ts';
import { correct, correction, edgeIds, nodeOf } from './correcting.ts';

const reasons = ({ outcomes }: Corrected) => outcomes.map(({ reason }) => reason);

describe('A correction', () => {
  it('merges two nodes: names are kept as aliases, edges go over, and what was said between them goes', () => {
    const { facts } = correct({ do: 'merge', node: 'model:llama-2', into: 'model:llama' });
    expect(nodeOf(facts, 'model:llama-2')).toBeUndefined();
    expect(nodeOf(facts, 'model:llama')?.properties.aliases).toEqual(['Llama 1', 'Llama 2']);
    expect(edgeIds(facts)).toContain('BUILDS_ON|p:code|model:llama');
    expect(edgeIds(facts)).toContain('SCORED|model:llama|benchmark:humaneval|p:code|pass@1|29.9');
    expect(edgeIds(facts).filter(id => id.includes('llama-2'))).toEqual([]);
    expect(facts.edges.filter(({ start, end }) => start === end)).toEqual([]);
  });

  it('splits off what some papers mean: their sentences go with the new node, the others stay', () => {
    const { facts } = correct({
      do: 'split',
      node: 'technique:lora',
      papers: ['p:qlora'],
      name: 'LoRa radio',
    });
    expect(nodeOf(facts, 'technique:lora-radio')?.properties.name).toBe('LoRa radio');
    expect(edgeIds(facts)).toContain('USES_TECHNIQUE|p:qlora|technique:lora-radio');
    expect(edgeIds(facts)).toContain('USES_TECHNIQUE|p:code|technique:lora');
    expect(edgeIds(facts)).not.toContain('USES_TECHNIQUE|p:qlora|technique:lora');
  });

  it('splits an edge that papers of both state', () => {
    const stated = herd.edges.find(({ id }) => id === 'DERIVED_FROM|model:code-llama|model:llama-2')!;
    const [one] = evidenceOf(stated);
    const other = {
      ...stated,
      properties: { ...stated.properties, paper: 'p:llama', allPapers: ['p:llama'] },
    };
    const both = mergeFacts([herd, { nodes: [], edges: [other] }]);
    const split = correction({ do: 'split', node: 'model:llama-2', papers: ['p:llama'], name: 'Llama 2.1' });
    const { facts } = correctFacts(both, [{ id: 'c', correction: split }]);
    const papersOf = (id: string) =>
      evidenceOf(facts.edges.find(edge => edge.id === id)!).map(({ paper }) => paper);
    expect(papersOf('DERIVED_FROM|model:code-llama|model:llama-2')).toEqual([one!.paper]);
    expect(papersOf('DERIVED_FROM|model:code-llama|model:llama-2.1')).toEqual(['p:llama']);
  });

  it('renames a node, whose id stays', () => {
    const { facts } = correct({ do: 'rename', node: 'model:llama-2', name: 'LLaMA 2' });
    expect(nodeOf(facts, 'model:llama-2')?.properties).toMatchObject({
      name: 'LLaMA 2',
      aliases: ['Llama 2'],
    });
  });

  it('retypes a node, and what is said of it becomes what the schema allows', () => {
    const { facts } = correct({ do: 'retype', node: 'model:llama-2', label: 'Technique' });
    expect(edgeIds(facts)).toContain('USES_TECHNIQUE|p:code|technique:llama-2');
    expect(edgeIds(facts).filter(id => id.startsWith('DERIVED_FROM'))).toEqual([]);
    expect(
      facts.edges.find(({ id }) => id === 'USES_TECHNIQUE|p:code|technique:llama-2')?.properties.sizes,
    ).toBeUndefined();
    // Nobody builds on the first one any more but through the paper that says so.
    expect(nodeOf(facts, 'model:llama')?.labels).toEqual(['Model', 'BaseModel']);
  });

  it('takes a link away and leaves the reason with the paper; a thing that nobody names goes', () => {
    const { facts } = correct({
      do: 'not-this-link',
      paper: 'p:qlora',
      node: 'technique:qlora',
      why: 'the radio',
    });
    expect(nodeOf(facts, 'p:qlora')?.properties).toMatchObject({
      refusedNodes: ['technique:qlora'],
      refusedReasons: ['corrected: the radio'],
      refusedStarts: [3],
      refusedSurfaces: ['RA: Q'],
    });
    expect(edgeIds(facts)).not.toContain('INTRODUCES|p:qlora|technique:qlora');
    const all = correct({ do: 'ignore-name', name: 'qlora' });
    expect(nodeOf(all.facts, 'technique:qlora')).toBeUndefined();
  });

  it('removes an edge, and the node that stood by it alone', () => {
    const { facts } = correct(
      { do: 'remove-edge', edge: 'KIND_OF|technique:qlora|technique:lora' },
      { do: 'remove-edge', edge: 'INTRODUCES|p:qlora|technique:qlora' },
    );
    expect(nodeOf(facts, 'technique:qlora')).toBeUndefined();
  });

  it('adds an edge with its sentence, found in the paper, and a node that is new', () => {
    const { facts, outcomes } = correct(
      {
        do: 'add-edge',
        type: 'INTRODUCES',
        start: 'p:code',
        end: 'dataset:herd-1',
        name: 'Herd 1',
        sentence: '<models>',
      },
      { do: 'add-edge', type: 'DERIVED_FROM', start: 'model:llama', end: 'model:code-llama', how: 'merged' },
    );
    expect(outcomes.map(({ state }) => state)).toEqual(['applied', 'applied']);
    const [one] = evidenceOf(facts.edges.find(({ id }) => id === 'INTRODUCES|p:code|dataset:herd-1')!);
    expect(one).toEqual({
      sentence: '<models>',
      start: 16,
      end: 24,
      rule: 'correction',
      confidence: 1,
      paper: 'p:code',
    });
    expect(
      facts.edges.find(({ id }) => id === 'DERIVED_FROM|model:llama|model:code-llama')?.properties,
    ).toMatchObject({
      how: 'merged',
      evidence: 'it is so',
    });
    expect(nodeOf(facts, 'model:code-llama')?.labels).toEqual(['Model', 'BaseModel']);
  });

  it('says nothing weaker where something stronger is said', () => {
    const { facts } = correct({
      do: 'add-edge',
      type: 'EVALUATES_ON',
      start: 'p:qlora',
      end: 'benchmark:humaneval',
    });
    expect(edgeIds(facts)).toContain('EVALUATES_ON|p:qlora|benchmark:humaneval');
    expect(edgeIds(facts)).not.toContain('MENTIONS|p:qlora|benchmark:humaneval');
  });

  it('is idle, with the reason, where it finds nothing to correct', () => {
    expect(
      reasons(
        correct(
          { do: 'merge', node: 'model:gone', into: 'model:llama' },
          { do: 'merge', node: 'model:llama', into: 'technique:lora' },
          { do: 'rename', node: 'model:llama', name: 'LLaMA' },
          { do: 'retype', node: 'model:llama', label: 'Model' },
          { do: 'not-this-link', paper: 'p:alone', node: 'model:llama' },
          { do: 'remove-edge', edge: 'MENTIONS|a|b' },
          { do: 'ignore-name', name: 'nobody' },
          { do: 'split', node: 'model:llama', papers: ['p:alone'], name: 'Other' },
          { do: 'add-edge', type: 'BUILDS_ON', start: 'p:code', end: 'technique:lora' },
          { do: 'add-edge', type: 'BUILDS_ON', start: 'p:code', end: 'model:new' },
          { do: 'add-edge', type: 'DERIVED_FROM', start: 'model:llama', end: 'model:llama' },
          { do: 'undo', correction: 'c99' },
        ),
      ),
    ).toEqual([
      'model:gone is not in the graph',
      'model:llama is a Model and technique:lora a Technique: retype one of them first',
      'it bears that name already',
      'it is a Model already',
      'the paper is not linked to it',
      'the edge MENTIONS|a|b is not in the graph',
      'no node is called "nobody"',
      'none of the papers says anything of LLaMA',
      'Paper -[BUILDS_ON]-> Technique is no edge of the schema',
      'model:new is not in the graph; give its name, and an id such as model:name',
      'a thing stands in no relation to itself',
      'there is no correction c99',
    ]);
  });

  it('follows a node that an earlier one moved, and two that undo each other end in one node', () => {
    const { facts, outcomes } = correct(
      { do: 'merge', node: 'model:llama-2', into: 'model:llama' },
      { do: 'merge', node: 'model:llama', into: 'model:llama-2' },
      { do: 'rename', node: 'model:llama-2', name: 'Llama' },
    );
    expect(outcomes.map(({ reason }) => reason)).toEqual([null, 'they are one already', null]);
    expect(nodeOf(facts, 'model:llama')?.properties.name).toBe('Llama');
  });
});
