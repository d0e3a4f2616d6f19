/** Why a paper is linked as it is, in the details: with the linker behind the server, and without it. */
import { describe, expect, test } from 'vitest';
import { edgeFact, evidenceOf, type GraphNode } from '#graph/facts';
import { loadCatalog } from '../../src/catalog/catalog.ts';
import { createTextLinker } from '../../src/link-text.ts';
import { createLinker } from '../../src/linker/index.ts';
import { explainPaper } from '../../web/panels/explanation.ts';
import { wordsOfRule } from '../../web/panels/words.ts';
import { seriousIn } from './explorer-page.ts';
import { sampleFacts } from './served-sample.ts';
import { describeOnSample } from './stage.ts';

const title = 'On LLAMA';
const abstract = 'We tune Falcon with LoRA. The LLAMA telescope saw nothing.';
const text = `${title}\n${abstract}`;
const paper: GraphNode = {
  id: 'p',
  labels: ['Paper'],
  properties: {
    title,
    abstract,
    refusedSurfaces: ['LLAMA'],
    refusedNodes: ['model:llama'],
    refusedReasons: ['the text is about a telescope'],
    refusedStarts: [text.lastIndexOf('LLAMA')],
  },
};
const stated = (type: 'BUILDS_ON' | 'USES_TECHNIQUE', end: string, name: string, rule: string) => {
  const start = text.indexOf(name);
  const sentence = 'We tune Falcon with LoRA.';
  const evidence = [{ sentence, start, end: start + name.length, rule, confidence: 0.8, paper: 'p' }];
  return {
    edge: edgeFact({ type, start: 'p', end, evidence }),
    other: { id: end, labels: ['Model'], name, year: null },
  };
};
const page = {
  node: paper,
  total: 2,
  edges: [
    stated('BUILDS_ON', 'model:falcon', 'Falcon', 'tuned'),
    stated('USES_TECHNIQUE', 'technique:lora', 'LoRA', 'with'),
  ],
};

describe('an explanation', () => {
  const at = text.indexOf('Falcon');
  const linked = [
    { start: at, end: at + 6, node: 'model:falcon', rule: 'catalog', confidence: 0.9, notChosen: ['a bird'] },
  ];

  test('goes sentence by sentence: names with their rules, what else they could mean, what was refused', () => {
    const [first, second, ...more] = explainPaper(page, text, linked);
    expect(more).toEqual([]);
    expect(first!.text).toBe('We tune Falcon with LoRA.');
    expect(
      first!.names.map(({ surface, relations, notChosen }) => [surface, relations[0]!.type, notChosen]),
    ).toEqual([
      ['Falcon', 'BUILDS_ON', ['a bird']],
      ['LoRA', 'USES_TECHNIQUE', []],
    ]);
    expect(second!.refused).toMatchObject([{ surface: 'LLAMA', node: 'model:llama' }]);
  });

  test('without a linker tells what the graph states', () => {
    const [first] = explainPaper(page, text, null);
    expect(first!.names.map(({ taken }) => taken)).toEqual([null, null]);
  });
});

test('every rule that fires on the sample is told in words', async () => {
  const rules = (await sampleFacts()).edges.flatMap(edge => evidenceOf(edge).map(({ rule }) => rule));
  expect([...new Set(rules)].filter(rule => wordsOfRule(rule).includes('the rule'))).toEqual([]);
});

const withLinker = () => {
  const catalog = loadCatalog();
  return { link: createTextLinker(createLinker(catalog), catalog) };
};

describeOnSample(
  'the details of a paper',
  stage => {
    test('tell why it is linked so, and what was refused for which reason', async () => {
      const refusing = stage.facts.nodes.find(
        ({ id, properties }) =>
          Array.isArray(properties.refusedReasons) && stage.facts.edges.some(({ start }) => start === id),
      )!;
      const edge = stage.facts.edges.find(
        ({ start, properties }) => start === refusing.id && properties.end !== 0,
      )!;
      const other = stage.facts.nodes.find(({ id }) => id === edge.end)!;
      const { page: shown, complaints } = await stage.openNode(refusing.id);
      await shown.getByRole('button', { name: 'Why is it linked so?' }).click();
      const why = shown.locator('.why');
      await why
        .getByRole('button', { name: String(other.properties.name) })
        .first()
        .waitFor();
      const told = (await why.textContent())!;
      expect(told).toContain(String((refusing.properties.refusedReasons as string[])[0]));
      expect(told).toMatch(/the name.*\(\d+%\)/u);
      expect(await seriousIn(shown)).toEqual([]);
      expect(complaints).toEqual([]);
    });
  },
  withLinker,
);
