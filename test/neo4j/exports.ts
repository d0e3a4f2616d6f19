/** Exports that are for Neo4j, loaded into a real one: what comes back is what left. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import neo4j from 'neo4j-driver';
import { describe, expect, test } from 'vitest';
import type { Facts, GraphEdge, GraphNode } from '#graph/facts';
import { formatNamed } from '#graph/formats/index';
import { buildGraph } from '../../src/build.ts';
import { sampleSource } from '../../src/open-store.ts';
import { JAVA_OPTIONS, startOnJava } from './java-server.ts';
import { type Neo4jServer, run } from './machine.ts';
import { openOn } from './open-on.ts';

const strange: Facts = {
  nodes: [
    {
      id: 'model:strange',
      labels: ['Model', 'BaseModel'],
      properties: {
        aliases: ['a,b', 'c"d', "e'f", 'g;h|i'],
        name: 'line\nbreak; "quoted", \\u0041 🦙\r\n;',
        float: 0.1,
        year: 2023,
      },
    },
  ],
  edges: [],
};

const write = (name: string, facts: Facts): string => [...formatNamed(name)!.write(facts)].join('');

async function factsToExport(): Promise<Facts> {
  const { facts } = await buildGraph({ sources: [sampleSource] });
  return {
    nodes: [...facts.nodes, ...strange.nodes].sort((a, b) => (a.id < b.id ? -1 : 1)),
    edges: facts.edges,
  };
}

/** CSV has no sign for a list that is empty or holds one empty text. */
function throughCsv({ nodes, edges }: Facts): Facts {
  const without = <Fact extends GraphNode | GraphEdge>(fact: Fact): Fact => ({
    ...fact,
    properties: Object.fromEntries(
      Object.entries(fact.properties).filter(([, value]) => !Array.isArray(value) || value.join('') !== ''),
    ),
  });
  return { nodes: nodes.map(without), edges: edges.map(without) };
}

export function describeExports(server: Neo4jServer): void {
  describe('exports for Neo4j', () => {
    test('the script for cypher-shell makes the same graph, once and again', async () => {
      const facts = await factsToExport();
      const store = await openOn(server);
      await store.replace({ nodes: [], edges: [] });
      const { NEO4J_USERNAME: user = '', NEO4J_PASSWORD: password = '' } = server.env;
      const driver = neo4j.driver(server.uri, password === '' ? undefined : neo4j.auth.basic(user, password));
      const session = driver.session();
      try {
        // cypher-shell ends a statement at a semicolon that ends a line.
        const statements = write('cypher', facts)
          .split(/;\n/u)
          .filter(statement => statement.trim() !== '');
        for (let times = 0; times < 2; times++) {
          for (const statement of statements) await session.run(statement);
          expect(await store.facts()).toEqual(facts);
        }
      } finally {
        await session.run('MATCH (n) DETACH DELETE n');
        await session.close();
        await driver.close();
        await store.close();
      }
    }, 120_000);

    const java = server.own?.java;
    if (!java) console.log('neo4j-admin import skipped: it needs the server that runs on Java here.');
    test.skipIf(!java)(
      'neo4j-admin imports the files of nodes and edges into an empty server',
      async () => {
        const facts = await factsToExport();
        const home = mkdtempSync(join(tmpdir(), 'herdbook-import-'));
        try {
          const [nodes, edges] = [join(home, 'nodes.csv'), join(home, 'edges.csv')];
          writeFileSync(nodes, write('neo4j-nodes', facts));
          writeFileSync(edges, write('neo4j-edges', facts));
          const options = [
            `--nodes=${nodes}`,
            `--relationships=${edges}`,
            '--array-delimiter=U+001F',
            '--multiline-fields=true',
          ];
          const program = [...JAVA_OPTIONS, '-cp', join(java!.jars, '*'), 'org.neo4j.cli.AdminTool'];
          await run('java', [...program, 'database', 'import', 'full', 'neo4j', ...options], {
            cwd: home,
            env: { ...process.env, NEO4J_HOME: home, NEO4J_CONF: home },
          });
          const imported = await startOnJava({ home, password: '' });
          try {
            const store = await openOn(imported);
            expect(await store.facts()).toEqual(throughCsv(facts));
            await store.close();
          } finally {
            await imported.stop();
          }
        } finally {
          rmSync(home, { recursive: true });
        }
      },
      180_000,
    );
  });
}
