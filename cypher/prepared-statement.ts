/** A statement that was parsed and checked, and the plan of its last run, which waits for the next: from the second run on. */
import type { Query, Statement } from './ast.ts';
import { noticesOf } from './check/notices.ts';
import type { Ground } from './evaluate/environment.ts';
import type { GraphView } from './graph-view.ts';
import { planStatement, type StatementPlan } from './plan/planner.ts';

/** A plan of a statement that writes looks at sizes only: it serves until this share of the nodes has changed. */
const MOST_CHANGED = 1 / 8;

/** A plan with what is known of the graph that it was made for. */
interface KeptPlan extends StatementPlan {
  /** Undefined where a view does not say. */
  readonly version: number | undefined;
  readonly notices: readonly string[];
}

export class PreparedStatement {
  readonly query: Query;
  readonly mode: Statement['mode'];
  /** Many texts are run but once: their plans are not kept, which would cost more than it saves. */
  #wasRun = false;
  #waiting: KeptPlan | null = null;

  constructor({ query, mode }: Statement) {
    this.query = query;
    this.mode = mode;
  }

  /** Runs a plan that nobody else runs: a statement may call procedures that run it again. One that fails is not kept. */
  withPlan<T>(ground: Ground, work: (plan: KeptPlan) => T): T {
    const waiting = this.#waiting;
    this.#waiting = null;
    const plan = waiting && fits(waiting, ground.view) ? waiting : planFor(this.query, ground);
    const result = work(plan);
    if (this.#wasRun && plan.version !== undefined) this.#waiting = plan;
    this.#wasRun = true;
    return result;
  }
}

function planFor(query: Query, ground: Ground): KeptPlan {
  const { version } = ground.view;
  const plan = planStatement(query, ground);
  // A query that writes may make, or take away, the labels that it names.
  const notices = plan.environment.writes ? [] : noticesOf(query, ground.view);
  return { ...plan, version, notices };
}

function fits({ version, environment }: KeptPlan, view: GraphView): boolean {
  const changes = view.version! - version!;
  return changes === 0 || (environment.writes && changes <= view.nodeCount * MOST_CHANGED);
}
