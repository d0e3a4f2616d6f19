/** What can be wrong with a server, its address, its password or its data: each is told clearly, with what to do. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import neo4j from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from '../cli/run-cli.ts';
import { herd } from '../graph/herd.ts';
import { canRunJava, startOnJava } from './java-server.ts';
import type { Neo4jServer } from './machine.ts';
import { openOn } from './open-on.ts';
import { syntheticFacts } from './synthetic-facts.ts';

const paper = '{"title": "Tuning LLaMA", "abstract": "We fine-tune LLaMA with LoRA."}\n';

function listen(server: Server): Promise<number> {
  return new Promise(resolve =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  );
}

export function describeBadInput(server: Neo4jServer): void {
  describe('what can be wrong', () => {
    // A server that knows no version of Bolt of ours answers four zeros, as the protocol has it.
    const old = createServer(socket => socket.once('data', () => socket.end(Buffer.alloc(4))));
    const web = createHttpServer((_request, response) => response.end('hello'));
    let ports: { readonly old: number; readonly web: number };
    const folder = mkdtempSync(join(tmpdir(), 'herdbook-bad-'));
    beforeAll(async () => {
      ports = { old: await listen(old), web: await listen(web) };
    });
    afterAll(() => {
      old.close();
      web.close();
      rmSync(folder, { recursive: true });
    });

    const build = (address: string, env: Readonly<Record<string, string>> = server.env) =>
      runCli(['build', '-', '-o', address, '--format', 'jsonl'], { stdin: paper, env });

    interface Wrong {
      readonly what: string;
      address(): string;
      readonly says: RegExp;
      readonly env?: Readonly<Record<string, string>>;
    }

    const cases: readonly Wrong[] = [
      { what: 'a wrong password', address: () => server.uri, says: /refuses the user name or password.*NEO4J_PASSWORD/su, env: { NEO4J_PASSWORD: 'wrong-secret' } },
      { what: 'no password', address: () => server.uri, says: /refuses the user name or password.*NEO4J_USERNAME/su, env: {} },
      { what: 'a password file that is not there', address: () => server.uri, says: /NEO4J_PASSWORD_FILE names, got: ENOENT/u, env: { NEO4J_PASSWORD_FILE: '/nowhere/secret' } },
      { what: 'a scheme of something else', address: () => 'mongodb://localhost/x', says: /Expected a graph file or a Neo4j address such as neo4j:\/\//u },
      { what: 'credentials in the address', address: () => 'neo4j://me:hush@localhost', says: /do not belong in an address.*write neo4j:\/\/localhost\./su },
      { what: 'more than a database behind the host', address: () => `${server.uri}/a/b`, says: /After the host comes the name of the database/u },
      { what: 'encryption that the server does not speak', address: () => server.uri.replace('bolt:', 'bolt+s:'), says: /without \+s/u },
      { what: 'the port of HTTP', address: () => `bolt://127.0.0.1:${ports.web}`, says: /speaks HTTP. Name the port of Bolt: 7687/u },
      { what: 'no server', address: () => 'neo4j://127.0.0.1:1', says: /No Neo4j answers at neo4j:\/\/127.0.0.1:1\. Start it/u },
      { what: 'a host that nobody knows', address: () => 'neo4j://no-such-host.invalid', says: /Nobody knows the host/u },
      { what: 'a server that is too old', address: () => `bolt://127.0.0.1:${ports.old}`, says: /Herdbook needs Neo4j 5 or newer/u },
      { what: 'a database that is not there', address: () => `${server.uri}/nowhere`, says: /has no database "nowhere".*SHOW DATABASES/su },
    ]; // biome-ignore format: a table

    test.each(cases)('$what', async ({ address, says, env }) => {
      const { code, stderr } = await build(address(), env);
      expect(stderr).toMatch(says);
      expect(stderr).not.toMatch(/hush|wrong-secret|^\s+at /mu);
      expect(code).toBe(1);
    });

    test('a database without a graph, where one is to be read', async () => {
      const store = await openOn(server);
      await store.replace({ nodes: [], edges: [] });
      await store.close();
      const { code, stderr } = await runCli(['stats', server.uri], { env: server.env });
      expect(stderr).toMatch(/holds no graph yet. Build one: herdbook build/u);
      expect(code).toBe(1);
    });

    test.each([
      ['of another program', 'CREATE (:Person {name: "Ada"})-[:KNOWS]->(:Person {name: "Bob"})'],
      ['that uses a label of ours', 'CREATE (:Paper {id: "arxiv:1", title: "Mine"})'],
    ])('a graph %s is never touched', async (_name, create) => {
      const store = await openOn(server);
      await store.replace({ nodes: [], edges: [] });
      const { NEO4J_USERNAME: user = '', NEO4J_PASSWORD: password = '' } = server.env;
      const driver = neo4j.driver(server.uri, password === '' ? undefined : neo4j.auth.basic(user, password));
      const all = async () =>
        (
          await driver.executeQuery(
            'MATCH (n) OPTIONAL MATCH (n)-[r]->(m) RETURN labels(n), properties(n), type(r), m.name ORDER BY n.name',
          )
        ).records.map(record => record.toObject());
      try {
        await driver.executeQuery(create);
        const before = await all();
        const { code, stderr } = await build(server.uri);
        expect(stderr).toMatch(
          /holds a graph that no build wrote \(a node labelled (?:Person|Paper)\)\. Nothing was changed/u,
        );
        expect(code).toBe(1);
        expect(await all()).toEqual(before);
      } finally {
        await driver.executeQuery('MATCH (n) DETACH DELETE n');
        await driver.close();
        await store.close();
      }
    });

    test('nodes that a user tied to a graph of ours stay', async () => {
      const store = await openOn(server);
      await store.replace(herd);
      const { NEO4J_USERNAME: user = '', NEO4J_PASSWORD: password = '' } = server.env;
      const driver = neo4j.driver(server.uri, password === '' ? undefined : neo4j.auth.basic(user, password));
      try {
        await driver.executeQuery('MATCH (m:Model {name: "LLaMA"}) CREATE (:Note {text: "mine"})-[:ON]->(m)');
        await store.replace(herd);
        const { records } = await driver.executeQuery(
          'MATCH (n:Note)-[:ON]->(m) RETURN n.text AS text, m.name AS name',
        );
        expect(records.map(record => record.toObject())).toEqual([{ text: 'mine', name: 'LLaMA' }]);
        expect(await store.facts()).toEqual(herd);
      } finally {
        await driver.executeQuery('MATCH (n) DETACH DELETE n');
        await driver.close();
        await store.close();
      }
    });

    test('no right to write', async context => {
      if (!(await canRunJava())) context.skip('it needs a server of its own on Java');
      const home = join(folder, 'read-only');
      mkdirSync(home);
      // A database is made before it is closed to writers.
      await (await startOnJava({ password: '', home })).stop();
      const readOnly = await startOnJava({
        password: '',
        home,
        settings: { 'server.databases.read_only': 'neo4j' },
      });
      try {
        const { code, stderr } = await build(readOnly.uri, {});
        expect(stderr).toMatch(/does not let this user write.*right to create constraints.*GRANT/su);
        expect(code).toBe(1);
      } finally {
        await readOnly.stop();
      }
    }, 120_000);

    test('a disk that is full', async context => {
      const disk = join(folder, 'disk');
      mkdirSync(disk);
      const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'herdbook', disk]).status === 0;
      if (!mounted || !(await canRunJava()))
        context.skip('it needs the right to mount a small disk, and Java');
      const small = await startOnJava({
        password: '',
        home: disk,
        settings: { 'db.checkpoint.interval.time': '1h' },
      });
      try {
        const store = await openOn(small);
        const error = await store
          .replace(syntheticFacts(8_000, 60_000, 1))
          .catch((reason: unknown) => reason);
        await store.close();
        expect((error as Error).message).toMatch(/cannot write to its disk.*Make room/u);
      } finally {
        // It would wait for the disk.
        await small.own!.kill();
        execFileSync('umount', [disk]);
      }
    }, 180_000);
  });
}
