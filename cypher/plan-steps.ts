/** Plans as text: what EXPLAIN shows, and what PROFILE counts. */
import type { Operator } from './run/operator.ts';
import { argument } from './run/operator.ts';

/** One line of a plan, the last operator first. */
export interface PlanStep {
  readonly operator: string;
  readonly detail: string;
  /** How deep in plans within the plan: those of OPTIONAL MATCH, CALL { } and the further parts of a UNION. */
  readonly depth: number;
}

export interface ProfileStep extends PlanStep {
  readonly rows: number;
  /** Spent in the operator itself, those that it takes rows from left out. */
  readonly ms: number;
}

export function stepsOf(operator: Operator, depth = 0): PlanStep[] {
  const [first, ...more] = operator.sources;
  return [
    { operator: operator.name, detail: operator.detail, depth },
    ...more.flatMap(inner => stepsOf(inner, depth + 1)),
    ...(first ? stepsOf(first, depth) : []),
  ];
}

/** Counts rows and time of every operator from now on; what is given reads the counts. */
export function watch(operator: Operator): () => ProfileStep[] {
  const counts = new Map<Operator, { rows: number; ms: number }>();
  watchOne(operator);
  return () => profileOf(operator, 0);

  function watchOne(one: Operator): void {
    if (counts.has(one) || one === argument) return;
    const count = { rows: 0, ms: 0 };
    counts.set(one, count);
    const { run } = one;
    // Operators call each other by this property: what stands here is what they get.
    one.run = (start, emit) => {
      let began = performance.now();
      const wantsMore = run.call(one, start, row => {
        count.ms += performance.now() - began;
        count.rows += 1;
        const more = emit(row);
        // What those that come after it did is theirs.
        began = performance.now();
        return more;
      });
      count.ms += performance.now() - began;
      return wantsMore;
    };
    for (const source of one.sources) watchOne(source);
  }

  function profileOf(one: Operator, depth: number): ProfileStep[] {
    const [first, ...more] = one.sources;
    const { rows, ms } = counts.get(one) ?? { rows: 1, ms: 0 };
    const below = one.sources.reduce((total, source) => total + (counts.get(source)?.ms ?? 0), 0);
    return [
      {
        operator: one.name,
        detail: one.detail,
        depth,
        rows,
        ms: Math.round(Math.max(0, ms - below) * 1000) / 1000,
      },
      ...more.flatMap(inner => profileOf(inner, depth + 1)),
      ...(first ? profileOf(first, depth) : []),
    ];
  }
}
