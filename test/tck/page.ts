/** The runner as a page gets it: scenarios in, outcomes out, all of it plain data. */
import type { Kit } from './main.ts';
import { type Outcome, runScenario } from './scenario.ts';

export function runAll({ scenarios, named }: Kit): Outcome[] {
  const graphs = new Map(named);
  return scenarios.map(scenario => runScenario(scenario, graphs));
}
