/** `npm run tck -- --features DIR [--filter TEXT] [--json FILE] [--failures N] [--browser]`: the openCypher kit, run on the engine. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { readScenarios, type Scenario } from './feature-reader.ts';
import type { Outcome } from './scenario.ts';

interface Options {
  readonly features: string;
  readonly filter: string;
  readonly json: string | null;
  readonly failures: number;
}

type Runner = (kit: Kit) => Outcome[] | Promise<Outcome[]>;

/** Runs the kit and prints the account; the number of failed scenarios is returned. */
export async function runKit(args: readonly string[], runner: Runner): Promise<number> {
  const { features, filter, failures, json } = readOptions(args);
  const outcomes = await runner(readKit(features, filter));
  printFailures(outcomes, failures);
  printAccount(outcomes);
  if (json) writeFileSync(json, JSON.stringify(outcomes.map(toRecord), null, 1));
  return outcomes.filter(({ state }) => state === 'failed').length;
}

export interface Kit {
  readonly scenarios: readonly Scenario[];
  /** Scripts of the kit's named graphs, by name. */
  readonly named: readonly (readonly [string, string])[];
}

/** All scenarios of a folder whose file and name hold the filter. */
export function readKit(folder: string, filter = ''): Kit {
  const scenarios = readFeatures(folder).filter(({ file, name }) => `${file} ${name}`.includes(filter));
  return { scenarios, named: [...readNamedGraphs(join(folder, '..', 'graphs'))] };
}

function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      features: { type: 'string' },
      filter: { type: 'string', default: '' },
      json: { type: 'string' },
      failures: { type: 'string', default: '0' },
      browser: { type: 'boolean', default: false },
    },
  });
  if (!values.features || !existsSync(values.features))
    throw new Error(
      `expected --features DIR with the kit's .feature files, got ${values.features ?? 'none'}`,
    );
  return {
    features: values.features,
    filter: values.filter,
    json: values.json ?? null,
    failures: Number(values.failures),
  };
}

function readFeatures(folder: string): Scenario[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.feature'))
    .sort()
    .flatMap(file => readScenarios(relative('.', file), readFileSync(join(folder, file), 'utf8')));
}

function readNamedGraphs(folder: string): Map<string, string> {
  const names = existsSync(folder) ? readdirSync(folder).filter(name => !name.includes('.')) : [];
  return new Map(names.map(name => [name, readFileSync(join(folder, name, `${name}.cypher`), 'utf8')]));
}

function printFailures(outcomes: readonly Outcome[], most: number): void {
  for (const { scenario, reason, query } of outcomes.filter(({ state }) => state === 'failed').slice(0, most))
    console.log(
      `FAILED ${scenario.file} ${scenario.name}\n  ${query.replaceAll('\n', '\n  ')}\n  ${reason}\n`,
    );
}

function printAccount(outcomes: readonly Outcome[]): void {
  const row = (name: string, part: readonly Outcome[]): void => {
    const count = (state: Outcome['state']): string =>
      String(part.filter(outcome => outcome.state === state).length).padStart(7);
    console.log(
      `${name.padEnd(44)}${count('passed')}${count('failed')}${count('skipped')}${String(part.length).padStart(7)}`,
    );
  };
  console.log(`${''.padEnd(44)} passed failed skipped  all`);
  const folders = new Map<string, Outcome[]>();
  for (const outcome of outcomes)
    folders.set(folderOf(outcome), [...(folders.get(folderOf(outcome)) ?? []), outcome]);
  for (const [folder, part] of folders) row(folder, part);
  row(
    'expect rows',
    outcomes.filter(({ expectsRows }) => expectsRows),
  );
  row(
    'expect an error',
    outcomes.filter(({ expectsRows }) => !expectsRows),
  );
  row('all', outcomes);
}

function folderOf({ scenario }: Outcome): string {
  return scenario.file.split('/').slice(0, -1).join('/');
}

function toRecord({ scenario, state, reason, query }: Outcome): object {
  return { file: scenario.file, name: scenario.name, state, reason, query };
}
