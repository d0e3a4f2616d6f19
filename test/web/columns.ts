/** A small network for tests of the page's middle. */
import { buildNetwork, type Network } from '../../web/data/network.ts';
import type { GraphColumns } from '../../web/data/source.ts';

type NodeRow = readonly [id: string, label: string, name: string, year: number | null];
type EdgeRow = readonly [from: string, type: string, to: string, confidence: number];

const nodes: readonly NodeRow[] = [
  ['p1', 'Paper', 'LLaMA: Open Models', 2023],
  ['p2', 'Paper', 'Code Llama', 2024],
  ['p3', 'Paper', 'An undated paper', null],
  ['model:llama', 'Model', 'LLaMA', 2023],
  ['model:code-llama', 'Model', 'Code Llama', 2024],
  ['technique:lora', 'Technique', 'LoRA', 2021],
  ['benchmark:mmlu', 'Benchmark', 'MMLU', 2020],
];

const edges: readonly EdgeRow[] = [
  ['p1', 'INTRODUCES', 'model:llama', 0.9],
  ['p2', 'INTRODUCES', 'model:code-llama', 0.9],
  ['p2', 'BUILDS_ON', 'model:llama', 0.7],
  ['p2', 'USES_TECHNIQUE', 'technique:lora', 0.5],
  ['p3', 'USES_TECHNIQUE', 'technique:lora', 0.6],
  ['model:code-llama', 'DERIVED_FROM', 'model:llama', 0.8],
  ['p1', 'EVALUATES_ON', 'benchmark:mmlu', 0.95],
];

export function columnsOf(nodeRows: readonly NodeRow[], edgeRows: readonly EdgeRow[]): GraphColumns {
  const place = new Map(nodeRows.map(([id], index) => [id, index]));
  return {
    nodes: {
      id: nodeRows.map(([id]) => id),
      label: nodeRows.map(([, label]) => label),
      name: nodeRows.map(([, , name]) => name),
      year: nodeRows.map(([, , , year]) => year),
      x: nodeRows.map((_, index) => index * 10),
      y: nodeRows.map((_, index) => (index % 3) * 10),
      community: nodeRows.map((_, index) => index % 2),
      base: nodeRows.map(() => false),
    },
    edges: {
      id: edgeRows.map(([from, type, to]) => `${type}|${from}|${to}`),
      type: edgeRows.map(([, type]) => type),
      source: edgeRows.map(([from]) => place.get(from)!),
      target: edgeRows.map(([, , to]) => place.get(to)!),
      confidence: edgeRows.map(([, , , confidence]) => confidence),
    },
  };
}

export const herd: Network = buildNetwork(columnsOf(nodes, edges));
