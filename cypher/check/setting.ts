/** Where an expression stands: what is in scope there, and what may stand there. */
import type { Context } from './context.ts';
import type { Scope } from './static-types.ts';

export interface Setting {
  readonly context: Context;
  readonly scope: Scope;
  /** Whether a bare pattern may stand here as a predicate. */
  readonly patterns: boolean;
  /** Whether an aggregate may stand here; where not, the TCK's name of the mistake. */
  readonly aggregates: 'allowed' | 'InvalidAggregation' | 'NestedAggregation';
}

/** What stands inside another expression: no longer the condition itself. */
export const inside = (setting: Setting): Setting =>
  setting.patterns ? { ...setting, patterns: false } : setting;
