/** `+`, `-`, `*` and `/` where one side is a temporal value or a duration. */
import { isNumeric, toNumber, type Value } from '../values.ts';
import { plus } from './arithmetic.ts';
import { Duration } from './duration.ts';
import { Temporal } from './temporal.ts';

/** Undefined where the operands do not go together. */
type Operation = (left: Value, right: Value) => Value | undefined;

const OPERATIONS: Readonly<Record<string, Operation>> = {
  '+'(left, right) {
    if (right instanceof Duration) {
      if (left instanceof Temporal) return plus(left, right);
      return left instanceof Duration ? left.plus(right) : undefined;
    }
    return left instanceof Duration && right instanceof Temporal ? plus(right, left) : undefined;
  },
  '-'(left, right) {
    if (!(right instanceof Duration)) return undefined;
    if (left instanceof Temporal) return plus(left, right.negated());
    return left instanceof Duration ? left.plus(right.negated()) : undefined;
  },
  '*'(left, right) {
    if (left instanceof Duration && isNumeric(right)) return left.times(toNumber(right));
    return right instanceof Duration && isNumeric(left) ? right.times(toNumber(left)) : undefined;
  },
  '/': (left, right) =>
    left instanceof Duration && isNumeric(right) ? left.dividedBy(toNumber(right)) : undefined,
};

export function operateOnTemporals(operator: string, left: Value, right: Value): Value | undefined {
  return OPERATIONS[operator]?.(left, right);
}
