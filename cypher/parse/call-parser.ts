/** CALL: of a procedure, `CALL db.labels() YIELD label`, or of a subquery, `CALL (x) { ... }`. */
import type { Clause, Expression, Identifier, YieldItem } from '../ast.ts';
import { CypherError } from '../errors.ts';
import type { Grammar } from './grammar.ts';
import type { TokenStream } from './token-stream.ts';

export function parseCall(grammar: Grammar, optional: boolean, start: number): Clause {
  const { tokens } = grammar;
  return tokens.is('{') || tokens.is('(')
    ? tokens.nestedQuery(() => parseSubquery(grammar, optional, start))
    : parseProcedure(grammar, optional, start);
}

function parseSubquery(grammar: Grammar, optional: boolean, start: number): Clause {
  const { tokens } = grammar;
  const imports = tokens.take('(') ? parseImports(tokens) : null;
  tokens.expect('{', 'to begin the subquery');
  const query = grammar.query('call');
  tokens.expect('}', 'after the subquery');
  if (tokens.is('IN'))
    throw new CypherError({
      kind: 'unsupported',
      detail: 'UnsupportedClause',
      message: 'A statement is one transaction here; IN TRANSACTIONS would split it.',
      span: tokens.token,
      hint: 'Leave it out.',
    });
  return { kind: 'callSubquery', optional, imports, query, start, end: tokens.end };
}

function parseImports(tokens: TokenStream): readonly Identifier[] | '*' {
  if (tokens.take('*')) {
    tokens.expect(')', 'after *');
    return '*';
  }
  const names: Identifier[] = [];
  while (!tokens.is(')')) {
    names.push(tokens.name('a variable to import'));
    if (!tokens.take(',')) break;
  }
  tokens.expect(')', 'after the imported variables');
  return names;
}

function parseProcedure(grammar: Grammar, optional: boolean, start: number): Clause {
  const { tokens } = grammar;
  const procedure = parseName(tokens);
  const args = tokens.take('(') ? parseArguments(grammar) : null;
  const yields = tokens.take('YIELD') ? parseYields(tokens) : null;
  const where = yields && tokens.take('WHERE') ? grammar.expression() : null;
  return { kind: 'call', optional, procedure, args, yields, where, isAlone: false, start, end: tokens.end };
}

function parseName(tokens: TokenStream): Identifier {
  const first = tokens.name('a procedure');
  let { name } = first;
  while (tokens.take('.')) name += `.${tokens.name('a procedure name').name}`;
  return { name, ...tokens.from(first.start) };
}

function parseArguments(grammar: Grammar): readonly Expression[] {
  const { tokens } = grammar;
  const args: Expression[] = [];
  while (!tokens.is(')')) {
    args.push(grammar.expression());
    if (!tokens.take(',')) break;
  }
  tokens.expect(')', 'after the arguments');
  return args;
}

function parseYields(tokens: TokenStream): readonly YieldItem[] | '*' {
  if (tokens.take('*')) return '*';
  // A lone minus stands for no outputs at all.
  if (tokens.take('-')) return [];
  const items: YieldItem[] = [];
  do {
    const output = tokens.name('an output of the procedure');
    const variable = tokens.take('AS') ? tokens.name('a variable') : output;
    items.push({ output: output.name, variable, ...tokens.from(output.start) });
  } while (tokens.take(','));
  return items;
}
