/** Patterns: `(a:Label {key: 1})-[r:TYPE*1..3]->(b)`, named, quantified, and shortest. */
import type {
  Expression,
  GroupPattern,
  Identifier,
  LinkPattern,
  NodePattern,
  PathSelector,
  Pattern,
  RelationshipPattern,
} from '../ast.ts';
import { CypherError, type Span } from '../errors.ts';
import type { Grammar } from './grammar.ts';
import { parseLabels } from './label-parser.ts';
import { parseSelector } from './selector-parser.ts';
import type { TokenStream } from './token-stream.ts';

type Chain = Pick<Pattern, 'nodes' | 'links' | 'where'>;
type Bounds = Pick<GroupPattern, 'min' | 'max'>;

export function parsePatterns(grammar: Grammar): Pattern[] {
  const patterns = [grammar.pattern()];
  while (grammar.tokens.take(',')) patterns.push(grammar.pattern());
  return patterns;
}

export function parsePattern(grammar: Grammar): Pattern {
  const { tokens } = grammar;
  const { start } = tokens.token;
  const variable = tokens.isName() && tokens.peek(1).text === '=' ? tokens.name('a path variable') : null;
  if (variable) tokens.next();
  if (tokens.is('SHORTESTPATH') || tokens.is('ALLSHORTESTPATHS')) return parseShortest(grammar, variable);
  const selector = parseSelector(tokens);
  return { variable, selector, ...parseChain(grammar), start, end: tokens.end };
}

/** `shortestPath((a)-[*]-(b))` */
export function parseShortest(grammar: Grammar, variable: Identifier | null): Pattern {
  const { tokens } = grammar;
  const start = variable?.start ?? tokens.token.start;
  const selector: PathSelector = { kind: 'function', all: tokens.next().upper === 'ALLSHORTESTPATHS' };
  tokens.expect('(', 'after shortestPath');
  const chain = parseChain(grammar);
  tokens.expect(')', 'after the pattern');
  if (chain.links.length !== 1 || chain.links[0]!.kind !== 'relationship')
    throw new CypherError({
      kind: 'syntax',
      detail: 'InvalidShortestPath',
      message: 'shortestPath takes one relationship between two nodes.',
      span: tokens.from(start),
      hint: 'For example shortestPath((a)-[*]-(b)).',
    });
  return { variable, selector, ...chain, start, end: tokens.end };
}

function anonymous({ start }: Span): NodePattern {
  return { kind: 'node', variable: null, labels: null, properties: null, where: null, start, end: start };
}

/** Nodes and links in turn; where two groups meet, or one stands at an end, a node without a name stands between. */
function parseChain(grammar: Grammar): Chain {
  const { tokens } = grammar;
  const nodes: NodePattern[] = [];
  const links: LinkPattern[] = [];
  for (;;) {
    tokens.limit(links.length, 'relationships in a pattern');
    if (tokens.is('(') && isGroup(tokens)) {
      const group = parseGroup(grammar);
      if (!('min' in group)) {
        // A whole pattern in parentheses that is not repeated, with a condition of its own.
        if (nodes.length > 0)
          throw tokens.unexpected('a quantifier such as {1,3}, + or * after the parenthesis');
        const { nodes: inner, links: between } = group.pattern;
        return { nodes: inner, links: between, where: group.where };
      }
      if (nodes.length === links.length) nodes.push(anonymous(group));
      links.push(group);
    } else if (tokens.is('(') && nodes.length === links.length) nodes.push(parseNode(grammar));
    else if ((tokens.is('-') || tokens.is('<')) && nodes.length > links.length)
      links.push(parseRelationship(grammar));
    else break;
  }
  if (nodes.length === 0) throw tokens.unexpected('"(" to begin a node pattern');
  if (nodes.length === links.length) {
    if (links.at(-1)!.kind === 'relationship') throw tokens.unexpected('"(" to begin a node pattern');
    nodes.push(anonymous(tokens.last));
  }
  return { nodes, links, where: null };
}

/** A parenthesis around a whole pattern: what it holds begins with a parenthesis, or names a path. */
function isGroup(tokens: TokenStream): boolean {
  return tokens.peek(1).text === '(' && tokens.peek(1).kind === 'sign';
}

function parseGroup(grammar: Grammar): GroupPattern | Pick<GroupPattern, 'pattern' | 'where'> {
  const { tokens } = grammar;
  return tokens.nested(() => {
    const { start } = tokens.next();
    const innerStart = tokens.token.start;
    const chain = parseChain(grammar);
    const pattern: Pattern = { variable: null, selector: null, ...chain, ...tokens.from(innerStart) };
    const where = tokens.take('WHERE') ? grammar.expression() : null;
    tokens.expect(')', 'to close the pattern in parentheses');
    const bounds = parseQuantifier(tokens);
    return bounds ? { kind: 'group', pattern, where, ...bounds, start, end: tokens.end } : { pattern, where };
  });
}

/** `+`, `*`, `{2}`, `{1,3}`, `{,3}`, `{1,}` */
function parseQuantifier(tokens: TokenStream): Bounds | null {
  if (tokens.take('+')) return { min: 1, max: null };
  if (tokens.take('*')) return { min: 0, max: null };
  if (!tokens.is('{')) return null;
  tokens.next();
  const min = parseBound(tokens);
  const hasComma = tokens.take(',');
  const max = hasComma ? parseBound(tokens) : min;
  if (!hasComma && min === null) throw tokens.unexpected('a number in the quantifier');
  tokens.expect('}', 'after the quantifier');
  if (max !== null && (min ?? 0) > max)
    throw tokens.refuse('InvalidRelationshipPattern', 'The least length is above the greatest.');
  return { min: min ?? 0, max };
}

function parseBound(tokens: TokenStream): number | null {
  return tokens.token.kind === 'integer' ? Number(tokens.next().text) : null;
}

function parseNode(grammar: Grammar): NodePattern {
  const { tokens } = grammar;
  const { start } = tokens.expect('(', 'to begin a node pattern');
  const variable = parseVariable(tokens);
  const labels = tokens.take(':') || tokens.take('IS') ? parseLabels(tokens) : null;
  const properties = parseProperties(grammar);
  const where = tokens.take('WHERE') ? grammar.expression() : null;
  tokens.expect(')', 'to close the node pattern');
  return { kind: 'node', variable, labels, properties, where, start, end: tokens.end };
}

/** WHERE and IS begin what follows a variable, where there is one. */
function parseVariable(tokens: TokenStream): Identifier | null {
  const isWord = tokens.is('WHERE') || (tokens.is('IS') && tokens.peek(1).kind === 'word');
  return tokens.isName() && !isWord ? tokens.name('a variable') : null;
}

function parseProperties(grammar: Grammar): Expression | null {
  const { tokens } = grammar;
  return tokens.is('{') || tokens.token.kind === 'parameter' ? grammar.expression() : null;
}

const NOTHING_INSIDE = { variable: null, types: null, length: null, properties: null, where: null };

function parseRelationship(grammar: Grammar): RelationshipPattern {
  const { tokens } = grammar;
  const { start } = tokens.token;
  const isLeft = tokens.take('<');
  tokens.expect('-', 'in the relationship');
  const inside = tokens.is('[') ? parseInside(grammar) : NOTHING_INSIDE;
  tokens.expect('-', 'in the relationship');
  const isRight = tokens.take('>');
  const direction = isLeft === isRight ? 'both' : isLeft ? 'in' : 'out';
  const quantifier = inside.length ? null : parseQuantifier(tokens);
  const length = quantifier ?? inside.length;
  return { kind: 'relationship', ...inside, length, direction, start, end: tokens.end };
}

function parseInside(
  grammar: Grammar,
): Pick<RelationshipPattern, 'variable' | 'types' | 'length' | 'properties' | 'where'> {
  const { tokens } = grammar;
  tokens.next();
  const variable = parseVariable(tokens);
  const types = tokens.take(':') || tokens.take('IS') ? parseLabels(tokens) : null;
  if (tokens.is('..'))
    throw tokens.refuse('InvalidRelationshipPattern', 'A variable length is written *1..3.');
  const length = tokens.take('*') ? parseLength(tokens) : null;
  const properties = parseProperties(grammar);
  const where = tokens.take('WHERE') ? grammar.expression() : null;
  tokens.expect(']', 'to close the relationship');
  return { variable, types, length, properties, where };
}

/** After `*`: nothing, `3`, `1..3`, `..3`, `1..`. */
function parseLength(tokens: TokenStream): Bounds {
  if (tokens.is('-')) throw tokens.refuse('InvalidRelationshipPattern', 'A length cannot be negative.');
  const min = parseBound(tokens);
  if (tokens.take('..')) return { min: min ?? 1, max: parseBound(tokens) };
  return min === null ? { min: 1, max: null } : { min, max: min };
}
