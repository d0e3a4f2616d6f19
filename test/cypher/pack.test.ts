/** Scenarios of our own, as data in the form of the openCypher kit, for what the kit does not ask. */
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readKit } from '../tck/main.ts';
import { runAll } from '../tck/page.ts';

const kit = readKit(fileURLToPath(new URL('./pack', import.meta.url)));
const files = [...new Set(kit.scenarios.map(({ file }) => file))];

test.each(files)('%s holds', file => {
  const scenarios = kit.scenarios.filter(scenario => scenario.file === file);
  const failed = runAll({ ...kit, scenarios }).filter(({ state }) => state !== 'passed');
  expect(failed.map(({ scenario, query, reason }) => `${scenario.name}\n${query}\n${reason}`)).toEqual([]);
});

test('there are more than 500 of them', () => {
  expect(kit.scenarios.length).toBeGreaterThan(500);
});
