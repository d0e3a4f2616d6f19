/** The server's plan as rows, the last operator first, as the language shows its own. */
import type { Plan, ProfiledPlan, ResultSummary } from 'neo4j-driver';
import type { QueryResult, Value } from '#cypher';

type Step = Plan | ProfiledPlan;

export function planTable({ plan, profile }: ResultSummary): Pick<QueryResult, 'columns' | 'rows'> {
  if (profile) return { columns: ['operator', 'detail', 'rows', 'ms'], rows: stepsOf(profile, 0, countsOf) };
  return { columns: ['operator', 'detail'], rows: plan ? stepsOf(plan, 0, () => []) : [] };
}

/** The first source stands below its operator, further ones are set in, as branches. */
function stepsOf<S extends Step>(step: S, depth: number, more: (step: S) => Value[]): Value[][] {
  const operator = `${'  '.repeat(depth)}${step.operatorType.replace(/@.*$/u, '')}`;
  const detail = String((step.arguments as Record<string, unknown>).Details ?? '');
  const [first, ...others] = step.children as S[];
  return [
    [operator, detail, ...more(step)],
    ...others.flatMap(child => stepsOf(child, depth + 1, more)),
    ...(first ? stepsOf(first, depth, more) : []),
  ];
}

/** Not every runtime takes the time. */
function countsOf({ rows, time }: ProfiledPlan): Value[] {
  return [Number(rows), time ? Number(time) / 1e6 : null];
}
