/** A small herd, and a server that serves it, for the tests of this folder. */
import { type Evidence, edgeFact, type Facts, type GraphNode, mergeFacts } from '#graph/facts';
import { openMemoryStore } from '#graph/memory-store';
import { type RunningServer, type ServerOptions, startServer } from '../../src/server/index.ts';

const node = (id: string, labels: string[], properties: GraphNode['properties'], x: number): GraphNode => ({
  id,
  labels,
  properties: { ...properties, x, y: -x, community: 0 },
});

const seen = (paper: string, sentence: string, confidence: number): Evidence => ({
  sentence,
  start: 0,
  end: 5,
  rule: 'test',
  confidence,
  paper,
});

/** Two papers, two models, one technique, one benchmark. */
export const herd: Facts = mergeFacts([
  {
    nodes: [
      node('arxiv:2302.13971', ['Paper'], { title: 'LLaMA', abstract: 'We introduce LLaMA.', year: 2023 }, 1),
      node('arxiv:2308.12950', ['Paper'], { title: 'Code Llama', abstract: 'From Llama 2.', year: 2023 }, 2),
      node('model:llama', ['Model', 'BaseModel'], { name: 'LLaMA', aliases: ['Llama 1'], year: 2023 }, 3),
      node('model:code-llama', ['Model'], { name: 'Code Llama', aliases: [] }, 4),
      node('technique:lora', ['Technique'], { name: 'LoRA', aliases: ['low-rank adaptation'] }, 5),
      node('benchmark:humaneval', ['Benchmark'], { name: 'HumanEval', aliases: [] }, 6),
    ],
    edges: [
      edgeFact({
        type: 'INTRODUCES',
        start: 'arxiv:2302.13971',
        end: 'model:llama',
        evidence: [seen('arxiv:2302.13971', 'We introduce LLaMA.', 0.95)],
      }),
      edgeFact({
        type: 'BUILDS_ON',
        start: 'arxiv:2308.12950',
        end: 'model:llama',
        evidence: [seen('arxiv:2308.12950', 'From Llama 2.', 0.7)],
      }),
      edgeFact({
        type: 'USES_TECHNIQUE',
        start: 'arxiv:2302.13971',
        end: 'technique:lora',
        evidence: [seen('arxiv:2302.13971', 'We use LoRA.', 0.8)],
      }),
      edgeFact({
        type: 'USES_TECHNIQUE',
        start: 'arxiv:2308.12950',
        end: 'technique:lora',
        evidence: [seen('arxiv:2308.12950', 'LoRA helps.', 0.6)],
      }),
      edgeFact({ type: 'DERIVED_FROM', start: 'model:code-llama', end: 'model:llama', evidence: [] }),
    ],
  },
]);

export function serveHerd(options: Partial<ServerOptions> = {}): Promise<RunningServer> {
  return startServer({
    store: openMemoryStore(herd),
    host: '127.0.0.1',
    port: 0,
    version: '1.2.3',
    ...options,
  });
}

/** A POST of JSON; a string is sent as it is. */
export function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}
