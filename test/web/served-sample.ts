/** Servers for browser tests: one of the papers that come with the program, others of facts made for a test. */
import type { Facts } from '#graph/facts';
import { openMemoryStore } from '#graph/memory-store';
import { buildGraph } from '../../src/build.ts';
import { sampleSource } from '../../src/open-store.ts';
import { type RunningServer, type ServerOptions, startServer } from '../../src/server/index.ts';
import { builtPage } from './browser.ts';

export async function sampleFacts(): Promise<Facts> {
  return (await buildGraph({ sources: [sampleSource] })).facts;
}

export function serve(facts: Facts, more: Partial<ServerOptions> = {}): Promise<RunningServer> {
  return startServer({
    store: openMemoryStore(facts),
    host: '127.0.0.1',
    port: 0,
    version: '0.0.0',
    page: builtPage!,
    ...more,
  });
}
