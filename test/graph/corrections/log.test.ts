/** The log of corrections: by chance, it keeps to the schema, can be undone and done again, and is read as it is written. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelBases } from '#graph/bases';
import { editTables } from '#graph/columnar/edit';
import { tablesOf } from '#graph/columnar/from-facts';
import { ColumnarGraph } from '#graph/columnar/graph';
import {
  baseOfRows,
  correctFacts,
  correctionsOf,
  kinds,
  parseCorrection,
  printCorrection,
} from '#graph/corrections/index';
import { type GraphEdge, mergeFacts } from '#graph/facts';
import { edgeTypeOf, nodeTypeOf } from '#graph/schema';
import { nodeCodec } from '../../../src/graph-file/node-codec.ts';
import { herd } from '../herd.ts';
import { correct, correction, edgeIds } from './correcting.ts';

describe('The log', () => {
  const ids = (label: string) => herd.nodes.filter(({ labels }) => labels[0] === label).map(({ id }) => id);
  const [papers, models, techniques] = [ids('Paper'), ids('Model'), ids('Technique')];
  const things = [...models, ...techniques, 'benchmark:humaneval', 'model:gone'];
  const one = fc.oneof(
    fc.record({
      do: fc.constant('merge'),
      node: fc.constantFrom(...things),
      into: fc.constantFrom(...things),
    }),
    fc.record({
      do: fc.constant('split'),
      node: fc.constantFrom(...things),
      papers: fc.subarray(papers, { minLength: 1 }),
      name: fc.constantFrom('New', 'Llama 2', 'LoRA'),
    }),
    fc.record({
      do: fc.constant('rename'),
      node: fc.constantFrom(...things),
      name: fc.constantFrom('New', 'Llama 2', 'LoRA'),
    }),
    fc.record({
      do: fc.constant('retype'),
      node: fc.constantFrom(...things),
      label: fc.constantFrom('Model', 'Technique', 'Dataset', 'Benchmark'),
    }),
    fc.record({
      do: fc.constant('not-this-link'),
      paper: fc.constantFrom(...papers),
      node: fc.constantFrom(...things),
    }),
    fc.record({ do: fc.constant('remove-edge'), edge: fc.constantFrom(...edgeIds(herd)) }),
    fc.record({ do: fc.constant('ignore-name'), name: fc.constantFrom('LLaMA', 'LoRA', 'HumanEval') }),
    fc.record({
      do: fc.constant('add-edge'),
      type: fc.constantFrom('MENTIONS', 'BUILDS_ON', 'KIND_OF', 'SCORED'),
      start: fc.constantFrom(...papers, ...things),
      end: fc.constantFrom(...things),
    }),
    fc.record({ do: fc.constant('undo'), correction: fc.constantFrom('c0', 'c1', 'c2', 'c3') }),
  );
  const log = fc.array(one, { maxLength: 8 });

  it('gives the same where only what it touches is looked at, and put into columns', () => {
    const graph = new ColumnarGraph(tablesOf(labelBases(herd), nodeCodec), nodeCodec);
    const base = baseOfRows(graph);
    fc.assert(
      fc.property(log, list => {
        const entries = list.map((json, at) => ({ id: `c${at}`, correction: correction(json) }));
        const whole = correctFacts(graph.facts(), entries);
        const { edit, outcomes } = correctionsOf(base, entries);
        const edited = new ColumnarGraph(editTables(graph, edit, nodeCodec), nodeCodec);
        expect(outcomes).toEqual(whole.outcomes);
        expect(JSON.stringify(edited.facts())).toBe(JSON.stringify(whole.facts));
      }),
      { numRuns: 500 },
    );
  });

  it('leaves every graph within the schema, every edge between two nodes, in the order of ids', () => {
    fc.assert(
      fc.property(log, list => {
        const { facts } = correct(...list);
        const labels = new Map(facts.nodes.map(node => [node.id, nodeTypeOf(node.labels)!.label]));
        const breaks = ({ type, start, end }: GraphEdge): boolean => {
          const [from, to] = [labels.get(start), labels.get(end)];
          const entry = edgeTypeOf(type)!;
          return !from || !to || start === end || !entry.from.includes(from) || !entry.to.includes(to);
        };
        expect(facts.edges.filter(breaks)).toEqual([]);
        expect(facts).toEqual(mergeFacts([facts]));
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('changes nothing of the graph that it is given, and undone gives it back', () => {
    const before = structuredClone(herd);
    fc.assert(
      fc.property(log, list => {
        const made = list.filter(entry => entry.do !== 'undo');
        const undoing = made.map((_, at) => ({ do: 'undo', correction: `c${at}` }));
        expect(correct(...made, ...undoing).facts).toEqual(mergeFacts([before]));
        expect(herd).toEqual(before);
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  it('does again what is undone twice', () => {
    const merge = { do: 'merge', node: 'model:llama-2', into: 'model:llama' };
    const again = correct(merge, { do: 'undo', correction: 'c0' }, { do: 'undo', correction: 'c1' });
    expect(again.facts).toEqual(correct(merge).facts);
    expect(again.outcomes.map(({ state }) => state)).toEqual(['applied', 'undone', 'applied']);
  });

  it('is read as it is written, field by field', () => {
    for (const json of [
      { do: 'merge', node: 'a', into: 'b', who: 'ada', when: '2026-01-01', why: 'same' },
      { do: 'split', node: 'a', papers: ['p', 'q'], name: 'c', who: '', when: '', why: '' },
    ])
      expect(JSON.parse(printCorrection(correction(json)))).toEqual(json);
  });

  it.each([
    [3, 'an object'],
    [{ do: 'mend' }, `"do" as one of ${kinds.map(({ does }) => does).join(', ')}`],
    [{ do: 'merge', node: 'a' }, '"into" as a text that is not empty'],
    [{ do: 'merge', node: 'a', into: 'b', to: 'c' }, 'only the fields node, into with "merge"'],
    [{ do: 'split', node: 'a', papers: 'p', name: 'c' }, '"papers" as a list of texts'],
    [{ do: 'retype', node: 'a', label: 'Paper' }, '"label" as one of Model, Technique, Dataset, Benchmark'],
    [{ do: 'rename', node: 'a', name: 'b', why: 3 }, '"why" as text'],
  ])('refuses %j', (json, expected) => {
    expect(parseCorrection(json)).toMatchObject({ expected });
  });
});
