/** The same Cypher, the same answers: what is asked of memory is asked of Neo4j, and the rows are held against each other. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openMemoryStore } from '#graph/memory-store';
import { askQuestion, type Question, questions } from '#graph/questions';
import type { GraphReader, GraphStore } from '#graph/store';
import { buildGraph } from '../../src/build.ts';
import { sampleSource } from '../../src/open-store.ts';
import { readScenarios } from '../tck/feature-reader.ts';
import { type Answer, agreement, answerOf, ask } from './compare.ts';
import { differences, REFUSED } from './differences.ts';
import { expressions } from './expressions.ts';
import { generateQueries } from './generated-queries.ts';
import type { Neo4jServer } from './machine.ts';
import { openOn } from './open-on.ts';

const GENERATED = 500;
const SEED = 20;
/** Nodes that each parameter of a question is tried with. */
const TRIED = 4;

const kit = join(process.env.HERDBOOK_SHARED ?? '../shared', 'tck', 'features');

/** What was asked, and where the two did not agree. */
interface Account {
  asked: number;
  rows: number;
  readonly disagreed: string[];
}

export function describeSameAnswers(server: Neo4jServer): void {
  describe('the same Cypher gives the same answers', () => {
    let memory: GraphStore;
    let neo4j: GraphStore;
    let asked = 0;

    beforeAll(async () => {
      const { facts } = await buildGraph({ sources: [sampleSource] });
      memory = openMemoryStore(facts);
      neo4j = await openOn(server);
      await neo4j.replace(facts);
    });
    afterAll(async () => {
      console.log(`${asked} queries were asked of memory and of Neo4j.`);
      await neo4j.close();
    });

    const compare = async (
      queries: Iterable<string>,
      left: GraphReader = memory,
      right: GraphReader = neo4j,
    ): Promise<Account> => {
      const account: Account = { asked: 0, rows: 0, disagreed: [] };
      for (const query of queries) note(account, query, await ask(left, query), await ask(right, query));
      asked += account.asked;
      return account;
    };

    test('of the named questions, each about several nodes', async () => {
      const account: Account = { asked: 0, rows: 0, disagreed: [] };
      for (const question of questions)
        for (const parameters of await parametersOf(question, memory)) {
          const query = `${question.name} ${JSON.stringify(parameters)} ${question.cypher}`;
          const [ours, theirs] = await Promise.all(
            [memory, neo4j].map(store =>
              answerOf(() => askQuestion(store, question, parameters, { exactFloats: true })),
            ),
          );
          note(account, query, ours!, theirs!);
        }
      asked += account.asked;
      expect(account.disagreed).toEqual([]);
      expect(account.asked).toBeGreaterThan(50);
    });

    test(`of ${GENERATED} queries made from a seed`, async () => {
      const account = await compare(generateQueries(GENERATED, SEED));
      expect(account.disagreed).toEqual([]);
      expect(account.rows).toBeGreaterThan(10 * GENERATED);
    }, 300_000);

    test('of expressions at the edges of the language', async () => {
      const { disagreed } = await compare(expressions.map(text => `RETURN ${text} AS value`));
      expect(disagreed).toEqual([]);
    }, 60_000);

    test.skipIf(!existsSync(kit))(
      'of the reading queries of the openCypher kit, but for the differences that the docs list',
      async () => {
        const nothing = openMemoryStore();
        await neo4j.replace({ nodes: [], edges: [] });
        const { disagreed } = await compare(kitQueries(), nothing);
        const isListed = (query: string): boolean => differences.some(({ kit: known }) => known?.test(query));
        expect(disagreed.filter(query => !isListed(query))).toEqual([]);
      },
      600_000,
    );

    test('of five hundred queries and more', () => {
      expect(asked).toBeGreaterThanOrEqual(500);
    });

    test.each(differences.filter(({ shown }) => shown))('but: $neo4j', async ({ shown }) => {
      await neo4j.replace(await memory.facts());
      const answer = async (store: GraphReader): Promise<unknown> =>
        store.query(shown!.query).then(
          ({ rows }) => rows[0]![0],
          () => REFUSED,
        );
      expect({ memory: await answer(memory), neo4j: await answer(neo4j) }).toEqual({
        memory: shown!.memory,
        neo4j: shown!.neo4j,
      });
    });
  });
}

function note(account: Account, query: string, a: Answer, b: Answer): void {
  account.asked += 1;
  account.rows += a.rows?.length ?? 0;
  if (agreement(query, a, b) === 'other') account.disagreed.push(query);
}

/** The question with each of the best-connected nodes in each of its parameters; the first in the others. */
async function parametersOf(
  { parameters }: Question,
  store: GraphReader,
): Promise<Record<string, unknown>[]> {
  const choices = new Map<string, unknown[]>();
  for (const { name, kind, labels = [], required, example } of parameters) {
    if (!required) continue;
    const { rows } = await store.query(
      'MATCH (n) WHERE any(label IN labels(n) WHERE label IN $labels) OPTIONAL MATCH (n)-[r]-() WITH n.id AS id, count(r) AS edges ORDER BY edges DESC, id LIMIT $tried RETURN id',
      { labels, tried: TRIED },
    );
    choices.set(name, kind === 'node' ? rows.map(([id]) => id) : [example, 'a', 'LoRA', '']);
  }
  const first = Object.fromEntries([...choices].map(([name, values]) => [name, values[0]]));
  const all = [...choices].flatMap(([name, values]) => values.map(value => ({ ...first, [name]: value })));
  return all.length === 0 ? [{}] : all;
}

/** Queries of scenarios that begin with no graph, write nothing and take no parameters. */
function* kitQueries(): Generator<string> {
  const files = readdirSync(kit, { recursive: true, encoding: 'utf8' }).filter(file =>
    file.endsWith('.feature'),
  );
  const queries = new Set<string>();
  for (const file of files.sort())
    for (const { steps } of readScenarios(file, readFileSync(join(kit, file), 'utf8'))) {
      const needs = steps.some(({ text }) =>
        /having executed|parameters|there exists a procedure|^the \S+ graph$/u.test(text),
      );
      const query = steps.find(({ text }) => /^executing query/u.test(text))?.body;
      if (query && !needs && !/\b(?:CREATE|MERGE|SET|DELETE|REMOVE)\b/u.test(query)) queries.add(query);
    }
  yield* queries;
}
