/** A small herd that the tests of the graph share: papers, a lineage of three models, techniques, a benchmark with scores. */
import { type Evidence, edgeFact, type Facts, type GraphNode, mergeFacts } from '#graph/facts';
import type { EdgeType } from '#graph/schema';

const node = (id: string, labels: string[], properties: GraphNode['properties']): GraphNode => ({
  id,
  labels,
  properties,
});

export const said = (paper: string, sentence: string, confidence = 0.8): Evidence => ({
  sentence,
  start: 3,
  end: 8,
  rule: 'verb',
  confidence,
  paper,
});

const edge = (type: EdgeType, start: string, end: string, properties = {}, qualifier = '') =>
  edgeFact({
    type,
    start,
    end,
    properties,
    ...(qualifier === '' ? {} : { qualifier }),
    evidence: [said(start.startsWith('p:') ? start : 'p:code', `${start} ${type} ${end}.`)],
  });

export const herd: Facts = mergeFacts([
  {
    nodes: [
      node('p:llama', ['Paper'], {
        title: 'LLaMA: Open Models',
        abstract: 'We introduce LLaMA.',
        year: 2023,
      }),
      node('p:code', ['Paper'], { title: 'Code Llama', abstract: 'Code <models> & "more".', year: 2023 }),
      node('p:qlora', ['Paper'], {
        title: 'QLoRA: Quantized Tuning',
        abstract: 'We tune.\nTwice.',
        year: 2024,
      }),
      node('p:alone', ['Paper'], { title: 'A Paper on Nothing', abstract: 'Nothing.', year: 2022 }),
      node('model:llama', ['Model', 'BaseModel'], { name: 'LLaMA', aliases: ['Llama 1'], year: 2023 }),
      node('model:llama-2', ['Model', 'BaseModel'], { name: 'Llama 2' }),
      node('model:code-llama', ['Model'], { name: 'Code Llama' }),
      node('technique:lora', ['Technique'], { name: 'LoRA', aliases: ['low-rank adaptation'] }),
      node('technique:qlora', ['Technique'], { name: 'QLoRA' }),
      node('technique:rlhf', ['Technique'], { name: 'RLHF' }),
      node('benchmark:humaneval', ['Benchmark'], { name: 'HumanEval', aliases: ['Human Eval'] }),
    ],
    edges: [
      edge('INTRODUCES', 'p:llama', 'model:llama'),
      edge('INTRODUCES', 'p:code', 'model:code-llama'),
      edge('INTRODUCES', 'p:qlora', 'technique:qlora'),
      edge('BUILDS_ON', 'p:code', 'model:llama-2', { sizes: ['7B'] }),
      edge('BUILDS_ON', 'p:qlora', 'model:llama', { sizes: ['13B', '7B'] }),
      edge('USES_TECHNIQUE', 'p:qlora', 'technique:lora'),
      edge('USES_TECHNIQUE', 'p:code', 'technique:lora'),
      edge('USES_TECHNIQUE', 'p:code', 'technique:rlhf'),
      edge('USES_TECHNIQUE', 'p:llama', 'technique:rlhf'),
      edge('EVALUATES_ON', 'p:code', 'benchmark:humaneval'),
      edge('MENTIONS', 'p:qlora', 'benchmark:humaneval'),
      edge('KIND_OF', 'technique:qlora', 'technique:lora'),
      edge('DERIVED_FROM', 'model:llama-2', 'model:llama', { how: 'adapted' }),
      edge('DERIVED_FROM', 'model:code-llama', 'model:llama-2', { how: 'fine-tuned' }),
      edge(
        'SCORED',
        'model:code-llama',
        'benchmark:humaneval',
        { metric: 'pass@1', value: '53%', number: 53, unit: '%' },
        'p:code|pass@1|53%',
      ),
      edge(
        'SCORED',
        'model:llama-2',
        'benchmark:humaneval',
        { metric: 'pass@1', value: '29.9', number: 29.9 },
        'p:code|pass@1|29.9',
      ),
    ],
  },
]);
