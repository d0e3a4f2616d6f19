/** The Model Context Protocol, spoken by the official client: each tool, and what an assistant is told when it errs. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { ReadBuffer, serializeMessage } from '@modelcontextprotocol/sdk/shared/stdio.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/program.ts';
import { paperLines, papers } from '../cli/papers.ts';
import { runCli } from '../cli/run-cli.ts';

let folder: string;
let client: Client;
let ended: Promise<number>;
const toServer = new PassThrough();
const said: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'herdbook-mcp-'));
  await writeFile(join(folder, 'papers.jsonl'), paperLines);
  expect((await runCli(['build', 'papers.jsonl', '-o', 'graph.jsonl', '-q'], { cwd: folder })).code).toBe(0);
  const fromServer = new PassThrough();
  const errors = new PassThrough();
  errors.on('data', chunk => said.push(String(chunk)));
  ended = run(['mcp', 'graph.jsonl'], {
    stdin: toServer,
    stdout: fromServer,
    stderr: errors,
    cwd: folder,
    env: {},
    stopped: () => new Promise(() => undefined),
  });
  client = new Client({ name: 'test', version: '1' });
  await client.connect(streams(fromServer, toServer));
});
afterAll(() => rm(folder, { recursive: true }));

/** The client's end of the two streams. */
function streams(input: PassThrough, output: PassThrough): Transport {
  const buffer = new ReadBuffer();
  const transport: Transport = {
    async start() {
      input.on('data', (chunk: Buffer) => {
        buffer.append(chunk);
        for (let message = buffer.readMessage(); message; message = buffer.readMessage())
          transport.onmessage?.(message);
      });
    },
    async send(message) {
      output.write(serializeMessage(message));
    },
    async close() {
      transport.onclose?.();
    },
  };
  return transport;
}

interface Answer {
  readonly failed: boolean;
  readonly text: string;
}

async function call(name: string, given: Record<string, unknown>): Promise<Answer> {
  const { isError, content } = await client.callTool({ name, arguments: given });
  const [{ text }] = content as [{ text: string }];
  return { failed: isError === true, text };
}

async function ask(name: string, given: Record<string, unknown>): Promise<Record<string, unknown>> {
  const { failed, text } = await call(name, given);
  expect([failed, text]).toEqual([false, expect.any(String)]);
  return JSON.parse(text) as Record<string, unknown>;
}

describe('herdbook mcp', () => {
  it('says what it is and which tools it has, all of them only reading', async () => {
    expect(client.getServerVersion()).toMatchObject({ name: 'herdbook' });
    expect(client.getInstructions()).toMatch(/evidence/u);
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      'search',
      'node',
      'neighbours',
      'questions',
      'ask',
      'query',
      'link',
    ]);
    for (const tool of tools) {
      expect(tool.annotations?.readOnlyHint).toBe(true);
      expect(tool.inputSchema.type).toBe('object');
      expect(tool.description).toMatch(/\.$/u);
    }
  });

  it('finds nodes', async () => {
    const { hits } = await ask('search', { text: 'medlamaq' });
    expect(hits).toMatchObject([{ name: 'MedLlamaQ', labels: ['Model'] }]);
    expect(await ask('search', { text: 'LoRA', label: 'Paper' })).toMatchObject({
      hits: expect.not.arrayContaining([expect.objectContaining({ labels: ['Technique'] })]),
    });
  });

  it('shows a node, by id or by name, without its place on the map', async () => {
    const node = await ask('node', { id: 'LoRA' });
    expect(node).toMatchObject({
      labels: ['Technique'],
      properties: { name: expect.stringMatching(/lora|low-rank/iu) },
    });
    expect(Object.keys(node.properties as object)).not.toContain('x');
  });

  it('gives the edges of a node with the sentences that state them', async () => {
    const { hits } = await ask('search', { text: 'LLaMA', label: 'Model' });
    const { id } = (hits as { id: string }[])[0]!;
    const { edges } = (await ask('neighbours', { id, type: 'BUILDS_ON' })) as {
      edges: Record<string, string>[];
    };
    const [edge] = edges;
    expect(edge).toMatchObject({
      type: 'BUILDS_ON',
      says: 'built on by',
      paper: 'p-1',
      other: { id: 'p-1' },
    });
    expect(`${papers[0]!.title}\n${papers[0]!.abstract}`).toContain(edge!.evidence);
    expect(Object.values(edge!)).not.toContain(null);
    expect(await ask('neighbours', { id, limit: 1 })).toMatchObject({ edges: { length: 1 } });
  });

  it('answers named questions and Cypher', async () => {
    const { questions } = (await ask('questions', {})) as { questions: { name: string }[] };
    expect(questions.length).toBeGreaterThan(3);
    const top = await ask('ask', { question: 'top-models', parameters: { limit: 2 } });
    expect(top).toMatchObject({ rows: { length: 2 } });
    const counted = await ask('query', {
      cypher: 'MATCH (p:Paper) WHERE p.year = $year RETURN count(p) AS n',
      parameters: { year: 2023 },
    });
    expect(counted).toEqual({ columns: ['n'], rows: [[2]] });
    const cut = await ask('query', { cypher: 'MATCH (n) RETURN n.name', limit: 3 });
    expect(cut).toMatchObject({ rows: { length: 3 }, cut: expect.any(String) });
  });

  it('links a text', async () => {
    const { mentions, text } = await ask('link', {
      title: 'Tuning',
      abstract: 'We fine-tune Llama 2 with LoRA.',
    });
    expect(text).toBe('Tuning\nWe fine-tune Llama 2 with LoRA.');
    expect(mentions).toEqual(
      expect.arrayContaining([expect.objectContaining({ surface: 'LoRA', start: 33, end: 37 })]),
    );
  });

  const wrong: readonly (readonly [string, Record<string, unknown>, RegExp])[] = [
    [
      'node',
      { id: 'model:nothing-of-the-kind-xyzzy' },
      /There is no node "model:nothing-of-the-kind-xyzzy"\./u,
    ],
    ['ask', { question: 'top-model' }, /Unknown question "top-model"\. Did you mean top-models\?/u],
    ['query', { cypher: 'MATCH (n RETURN n' }, /./u],
    ['query', { cypher: 'MATCH (n) DETACH DELETE n' }, /read|write/iu],
    ['search', { text: '' }, /text/u],
    ['search', {}, /text/u],
    ['neighbours', { id: 'LoRA', type: 'LIKES' }, /type/u],
  ];
  it.each(wrong)('%s with %j is told what is wrong', async (name, given, says) => {
    const { failed, text } = await call(name, given);
    expect([failed, text]).toEqual([true, expect.stringMatching(says)]);
  });

  it('ends with its client, and has said nothing but the protocol', async () => {
    toServer.end();
    expect(await ended).toBe(0);
    expect(said).toEqual([]);
  });
});
