/** What reading a query from its start has found so far: open brackets, variables in scope, names that were used. */
import type { Span } from '../errors.ts';
import type { Token } from '../parse/lexer.ts';
import { type Binding, type Element, type Frame, namesOf, openFrame } from './frames.ts';
import type { CypherSchema, Way } from './schema.ts';
import { WRITING_CLAUSES } from './words.ts';

/** A name that the schema may know. */
export interface Mention {
  readonly kind: 'label' | 'type' | 'property';
  readonly token: Token;
  /** Of a property: whose. */
  readonly of: Binding | null;
  /** What is written need not be there before. */
  readonly isWritten: boolean;
}

/** A relationship of a pattern with the labels at both its ends, as far as they are known. */
export interface Hop extends Span {
  readonly left: readonly string[];
  readonly types: readonly string[];
  readonly way: Way;
  readonly right: readonly string[];
}

export class QueryState {
  readonly tokens: readonly Token[];
  readonly schema: CypherSchema;
  /** The statement first, the innermost open bracket last. */
  readonly frames: Frame[] = [openFrame('query', 'QUERY')];
  readonly mentions: Mention[] = [];
  readonly hops: Hop[] = [];

  constructor(tokens: readonly Token[], schema: CypherSchema) {
    this.tokens = tokens;
    this.schema = schema;
  }

  get top(): Frame {
    return this.frames.at(-1)!;
  }

  /** The innermost query: the statement, or a subquery in braces. */
  get query(): Frame {
    return this.frames.findLast(({ kind }) => kind === 'query')!;
  }

  readonly binding = (name: string): Binding | null => {
    for (const { scope, columns } of this.frames.toReversed()) {
      const found = columns.get(name) ?? scope.get(name);
      if (found) return found;
    }
    return null;
  };

  /** All variables in sight, the innermost and latest first. */
  variables(): Map<string, Binding> {
    const all = new Map<string, Binding>();
    for (const { scope, columns } of this.frames.toReversed())
      for (const [name, binding] of [...columns, ...[...scope].toReversed()])
        if (!all.has(name)) all.set(name, binding);
    return all;
  }

  /** What is known of a variable stays, where nothing is added. */
  declare(name: string, binding: Binding): void {
    const { scope } = this.query;
    if (binding.names.length > 0 || !scope.get(name)?.names.length) scope.set(name, binding);
  }

  mention(kind: Mention['kind'], token: Token, of: Binding | null): void {
    this.mentions.push({ kind, token, of, isWritten: WRITING_CLAUSES.has(this.query.clause) });
  }

  /** Closes the innermost bracket of one of the kinds, and all that was left open in it. */
  close(kinds: readonly Frame['kind'][]): Frame | undefined {
    const at = this.frames.findLastIndex(({ kind }) => kinds.includes(kind) || kind === 'query');
    return this.frames[at]!.kind === 'query' ? undefined : this.frames.splice(at)[0];
  }

  /** Labels or types that an element has by its own words, else by its variable. */
  namesOf(element: Element): readonly string[] {
    const own = namesOf(element);
    return own.length > 0 || element.name === null ? own : (this.binding(element.name)?.names ?? []);
  }
}
