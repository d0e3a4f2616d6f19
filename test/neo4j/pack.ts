/** The pack's scenarios, which hold in memory, on Neo4j too: rows, failures and what is changed, but for the differences that the docs list. */
import { fileURLToPath } from 'node:url';
import neo4j, { type Driver, type Session } from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { QueryResult, Value } from '#cypher';
import { toDriverParameters, ValueReader } from '#graph/neo4j/values';
import type { Scenario } from '../tck/feature-reader.ts';
import { readKit } from '../tck/main.ts';
import { readValue, toParameter } from '../tck/notation.ts';
import { checkEffects, checkEmpty, checkRows, type Element, effectsOf, Mismatch } from '../tck/scenario.ts';
import { differences } from './differences.ts';
import type { Neo4jServer } from './machine.ts';

type Rows = Pick<QueryResult, 'columns' | 'rows' | 'cut'>;

export function describePack(server: Neo4jServer): void {
  describe('the scenarios that hold in memory', () => {
    const { NEO4J_USERNAME: user = '', NEO4J_PASSWORD: password = '' } = server.env;
    let driver: Driver;
    beforeAll(async () => {
      driver = neo4j.driver(
        server.uri,
        password === '' ? undefined : neo4j.auth.basic(user, password),
        { useBigInt: true }, // as the store reads
      );
      // Labels of a constraint or index are listed, whether a node bears them or not; the next build makes them again.
      for (const kind of ['CONSTRAINT', 'INDEX']) {
        const { records } = await driver.executeQuery(
          `SHOW ${kind} YIELD name WHERE name STARTS WITH 'herdbook_' RETURN name`,
        );
        for (const record of records)
          await driver.executeQuery(`DROP ${kind} ${record.get('name')} IF EXISTS`);
      }
    });
    afterAll(async () => {
      const session = driver.session();
      await session.run(EMPTY);
      await session.close();
      await driver.close();
    });

    test('hold on Neo4j, but for the differences that the docs list', async () => {
      // A scenario that brings procedures of its own asks nothing of a server.
      const scenarios = readKit(fileURLToPath(new URL('../cypher/pack', import.meta.url))).scenarios.filter(
        ({ steps }) => !steps.some(({ text }) => text.startsWith('there exists a procedure')),
      );
      const session = driver.session();
      const failed: string[] = [];
      for (const scenario of scenarios) {
        const reason = await reasonOfFailure(scenario, session);
        if (reason !== null) failed.push(`${textOf(scenario)}\n${reason}`);
      }
      await session.close();
      const listed = differences.filter(({ pack }) => pack);
      const isListed = (one: string): boolean => listed.some(({ pack }) => pack!.test(one));
      console.log(`${scenarios.length - failed.length} of ${scenarios.length} scenarios hold on Neo4j too.`);
      expect(failed.filter(one => !isListed(one))).toEqual([]);
      // A difference that is gone is taken out of the table.
      expect(listed.filter(({ pack }) => !failed.some(one => pack!.test(one)))).toEqual([]);
      expect(scenarios.length).toBeGreaterThan(500);
    }, 300_000);
  });
}

const EMPTY = 'MATCH (n) DETACH DELETE n';

function textOf({ file, name, steps }: Scenario): string {
  const query = steps.find(({ text }) => /^executing query/u.test(text))?.body ?? '';
  return `${file.replace(/^.*\//u, '')}: ${name}\n${query}`;
}

async function reasonOfFailure(scenario: Scenario, session: Session): Promise<string | null> {
  await session.run(EMPTY);
  try {
    await follow(scenario, session);
    return null;
  } catch (error) {
    return (error as Error).message.split('\n').slice(0, 2).join('\n');
  }
}

async function follow({ steps }: Scenario, session: Session): Promise<void> {
  const parameters: Record<string, Value> = {};
  let before = effectsOf([]);
  let attempt: Promise<Rows> = Promise.reject(new Mismatch('nothing was run'));
  attempt.catch(() => {});
  for (const { text, body, table } of steps) {
    const changed = async (wanted: typeof table): Promise<void> => {
      await attempt.catch(() => {});
      checkEffects(before, effectsOf(await elementsOn(session)), wanted);
    };
    if (/^(?:an empty|any) graph$/u.test(text)) continue;
    if (text.startsWith('having executed')) await session.run(body!);
    else if (/^parameters? (?:values )?are/u.test(text))
      for (const [key, value] of table) parameters[key!] = toParameter(readValue(value!));
    else if (/^executing (?:control )?query/u.test(text)) {
      before = effectsOf(await elementsOn(session));
      attempt = ask(session, body!, parameters);
      attempt.catch(() => {});
    } else if (text.includes('should be raised')) {
      const rows = await attempt.catch(() => null);
      if (rows) throw new Mismatch(`expected ${text}, got ${rows.rows.length} rows`);
      await changed([]);
    } else if (text.startsWith('the result should be empty')) checkEmpty(await attempt);
    else if (text.startsWith('the result should be')) checkRows(await attempt, { text, body, table });
    else if (text === 'no side effects') await changed([]);
    else if (text.startsWith('the side effects should be')) await changed(table);
    else throw new Mismatch(`unknown step: ${text}`);
  }
}

async function ask(session: Session, query: string, parameters: Record<string, Value>): Promise<Rows> {
  const result = session.run(query, toDriverParameters(parameters));
  const columns = await result.keys();
  const { records } = await result;
  const reader = new ValueReader({ exactFloats: true });
  const rows = records.map(record => [...record.values()] as unknown[]);
  // What a row tells of one node serves for relationships in others.
  reader.unknownEnds(rows.flat());
  return { columns, rows: rows.map(row => row.map(value => reader.read(value))), cut: null };
}

async function elementsOn(session: Session): Promise<Element[]> {
  const reader = new ValueReader({ exactFloats: true });
  const elements = async (kind: Element['kind'], query: string): Promise<Element[]> =>
    (await session.run(query)).records.map(record => ({
      kind,
      key: record.get('key') as string,
      labels: record.get('labels') as string[],
      properties: reader.read(record.get('properties')) as Element['properties'],
    }));
  return [
    ...(await elements(
      'nodes',
      'MATCH (n) RETURN elementId(n) AS key, labels(n) AS labels, properties(n) AS properties',
    )),
    ...(await elements(
      'relationships',
      'MATCH ()-[r]->() RETURN elementId(r) AS key, [] AS labels, properties(r) AS properties',
    )),
  ];
}
