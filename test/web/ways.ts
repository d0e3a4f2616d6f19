/** The ways in which a reader comes to the explorer: from a server, or as one file from the disk; of papers, or of a large graph. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Facts } from '#graph/facts';
import { singlePage } from '../../src/site.ts';
import { largeFacts } from './large-graph.ts';
import { sampleFacts, serve } from './served-sample.ts';

export interface Opened {
  readonly facts: Facts;
  readonly url: string;
  close(): Promise<void>;
}

export interface Way {
  readonly name: string;
  open(): Promise<Opened>;
}

async function served(facts: Facts): Promise<Opened> {
  const server = await serve(facts);
  // The first request makes the answer, the next ones only send it.
  await fetch(`${server.url}/api/graph`, { headers: { 'Accept-Encoding': 'br' } });
  return { facts, url: `${server.url}/`, close: () => server.close() };
}

async function fromDisk(facts: Facts): Promise<Opened> {
  const folder = mkdtempSync(join(tmpdir(), 'herdbook-page-'));
  const file = join(folder, 'herd.html');
  writeFileSync(file, await singlePage(facts));
  return {
    facts,
    url: pathToFileURL(file).href,
    close: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

export const ways: readonly Way[] = [
  { name: 'the papers that come with it, served', open: async () => served(await sampleFacts()) },
  { name: 'the papers that come with it, in one file', open: async () => fromDisk(await sampleFacts()) },
  {
    name: 'a graph of 20,000 nodes and 60,000 edges, served',
    open: () => served(largeFacts(20_000, 60_000)),
  },
];
