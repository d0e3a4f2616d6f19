/** What is taken along: BibTeX, pictures, the facts of a view. */
import { describe, expect, test } from 'vitest';
import type { GraphNode } from '#graph/facts';
import { firstView, noFilters } from '../../web/state/view.ts';
import { visibleIn } from '../../web/state/visible.ts';
import { toBibtex } from '../../web/take/bibtex.ts';
import { toSvg } from '../../web/take/picture.ts';
import { factsOfView } from '../../web/take/view-facts.ts';
import { herd } from './columns.ts';

const paper = (id: string, properties: GraphNode['properties']): GraphNode => ({
  id,
  labels: ['Paper'],
  properties,
});

describe('BibTeX', () => {
  test('has what is known of a paper, and escapes what TeX would read', () => {
    const entry = toBibtex([
      paper('arxiv:2302.13971', {
        title: 'LLaMA: 100% & more_',
        authors: ['Hugo Touvron', 'Gautier Izacard'],
        year: 2023,
      }),
    ]);
    expect(entry).toBe(`@misc{touvron2023llama,
  title = {{LLaMA: 100\\% \\& more\\_}},
  author = {Hugo Touvron and Gautier Izacard},
  year = {2023},
  eprint = {2302.13971},
  archivePrefix = {arXiv}
}
`);
  });

  test('gives no key twice', () => {
    const twins = [paper('a', { title: 'Same', year: 2020 }), paper('b', { title: 'Same', year: 2020 })];
    const keys = [...toBibtex(twins).matchAll(/^@\w+\{(.*),$/gmu)].map(match => match[1]);
    expect(new Set(keys).size).toBe(2);
  });
});

test('a picture in SVG is well formed, whatever a name holds', () => {
  const svg = toSvg({
    width: 100,
    height: 50,
    ground: '#ffffff',
    land: null,
    lines: [{ from: [0, 0], to: [10, 10], color: '#000000', opacity: 0.5 }],
    nodes: [{ x: 5, y: 5, radius: 4, color: '#ff0000', label: 2 }],
    texts: [{ text: '<b>"A" & B</b>', x: 1, y: 2, font: '500 12px "Inter"', color: '#111111' }],
  });
  expect(svg).toContain('&lt;b&gt;&quot;A&quot; &amp; B&lt;/b&gt;');
  expect(svg).toContain('style="font:500 12px &quot;Inter&quot;"');
  expect(svg.match(/<path/gu)).toHaveLength(2);
});

test('the facts of a view are those that the map shows', () => {
  const { nodes, edges } = herd.columns;
  const facts = {
    nodes: nodes.id.map((id, index) => ({ id, labels: [nodes.label[index]!], properties: {} })),
    edges: edges.id.map((id, index) => ({
      id,
      type: 'MENTIONS' as const,
      start: nodes.id[edges.source[index]!]!,
      end: nodes.id[edges.target[index]!]!,
      properties: {},
    })),
  };
  const visible = visibleIn(herd, { ...firstView, filters: { ...noFilters, labels: ['Paper'] } });
  const part = factsOfView(facts, herd, visible);
  expect(part.nodes.map(({ id }) => id)).toEqual([
    'model:llama',
    'model:code-llama',
    'technique:lora',
    'benchmark:mmlu',
  ]);
  expect(part.edges.map(({ id }) => id)).toEqual(['DERIVED_FROM|model:code-llama|model:llama']);
});
