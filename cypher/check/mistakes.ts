/** What is wrong with an expression, in words. */
import type { Identifier } from '../ast.ts';
import { type CypherError, type ErrorType, nearestName, type Span, semanticError } from '../errors.ts';
import { type Scope, type StaticKind, type StaticType, sayType } from './static-types.ts';

export function undefinedVariable({ name, start, end }: Identifier, scope: Scope): CypherError {
  const near = nearestName(name, scope.keys());
  const known = [...scope.keys()].slice(0, 8).join(', ');
  const hint = near
    ? `Did you mean ${near}?`
    : known
      ? `In scope here: ${known}.`
      : 'No variable is in scope here.';
  return semanticError('UndefinedVariable', `The variable ${name} is not defined.`, { start, end }, hint);
}

export function missingParameter(name: string, given: ReadonlySet<string>, span: Span): CypherError {
  const names = [...given].map(one => `$${one}`).join(', ');
  return semanticError(
    'MissingParameter',
    `The parameter $${name} has no value.`,
    span,
    names ? `Given are ${names}.` : 'No parameters were given.',
  );
}

export function wrongType(expected: string, got: StaticType, span: Span, type?: ErrorType): CypherError {
  return semanticError('InvalidArgumentType', `${expected}, got ${sayType(got)}.`, span, null, type);
}

/** Kinds as one says them: a list or a map. */
export function sayKinds(kinds: readonly StaticKind[]): string {
  return kinds.map(kind => sayType(kind === 'list' ? { list: 'any' } : kind)).join(' or ');
}
