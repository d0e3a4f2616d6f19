/** Every command on an address as on a file. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleSource } from '../../src/open-store.ts';
import { runCli } from '../cli/run-cli.ts';
import type { Neo4jServer } from './machine.ts';

export function describeCommands(server: Neo4jServer): void {
  describe('every command takes an address', () => {
    const folder = mkdtempSync(join(tmpdir(), 'herdbook-commands-'));
    const cli = (...argv: string[]) => runCli(argv, { env: server.env, cwd: folder });
    // Routing finds the one server too.
    const address = `${server.uri.replace(/^bolt/u, 'neo4j')}/neo4j`;

    beforeAll(async () => {
      for (const target of ['graph.jsonl', address]) {
        const { code, stderr } = await cli('build', sampleSource, '-o', target);
        expect(stderr).toContain(`${target}: `);
        expect(stderr).toContain(`See it: herdbook explore ${target}`);
        expect(code, stderr).toBe(0);
      }
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    test('export gives the bytes that a build into a file gives', async () => {
      const { stdout } = await cli('export', address, '-f', 'jsonl');
      expect(stdout === readFileSync(join(folder, 'graph.jsonl'), 'utf8')).toBe(true);
    });

    test.each([
      ['stats'],
      ['stats', '--json'],
      ['ask', 'lineage', '--param', 'model=LLaMA'],
      ['ask', 'top-techniques', '--format', 'csv'],
      [
        'query',
        'MATCH (p:Paper)-[r:INTRODUCES]->(m) RETURN p, r, m ORDER BY r.id LIMIT 5',
        '--format',
        'json',
      ],
      ['query', 'MATCH (n) RETURN n.id ORDER BY n.id', '--limit', '3'],
      ['query', 'CREATE (n)'],
      ['query', 'MATCH (n RETURN n'],
    ])('%s %s says the same', async (command, ...rest) => {
      const graphs = await Promise.all(['graph.jsonl', address].map(graph => cli(command, graph, ...rest)));
      const [file, store] = graphs.map(({ code, stdout, stderr }) => ({
        code,
        stdout,
        stderr: stderr.replace(/in [\d.]+ ms/gu, ''),
      }));
      expect(store).toEqual(file);
    });

    test('explore serves it', async () => {
      let health: unknown;
      const { code } = await runCli(['explore', address, '--port', '0', '--no-open'], {
        env: server.env,
        async stopped({ stdout }) {
          const [, url] = /Herdbook is at (\S+)/u.exec(stdout()) ?? [];
          health = await (await fetch(`${url}/api/health`)).json();
        },
      });
      expect(health).toMatchObject({ status: 'ok', store: { kind: 'neo4j' } });
      expect(code).toBe(0);
    });
  });
}
