/** The kit's notation of values, and one canonical text for what is expected and what was got. */
import { Duration, Float, Node, Path, Relationship, Temporal, type Value } from '#cypher';

/** What the notation can say; integers and floats are apart, as 1 and 1.0 are. */
export type Written =
  | { readonly is: 'null' | 'boolean' | 'string'; readonly value: null | boolean | string }
  | { readonly is: 'integer'; readonly digits: string }
  | { readonly is: 'float'; readonly value: number }
  | { readonly is: 'list'; readonly items: readonly Written[] }
  | { readonly is: 'map'; readonly entries: readonly (readonly [string, Written])[] }
  | { readonly is: 'node'; readonly labels: readonly string[]; readonly properties: Written | null }
  | { readonly is: 'relationship'; readonly type: string; readonly properties: Written | null }
  | { readonly is: 'path'; readonly parts: readonly Written[]; readonly forward: readonly boolean[] };

const NUMBER = /-?(?:\d+\.\d+|\.\d+|\d+)(?:[eE][+-]?\d+)?|NaN|-?Inf/y;
const WORD = /[\p{L}\p{N}_]+/uy;

/** @throws Error at a text that is no value in the kit's notation */
export function readValue(text: string): Written {
  let at = 0;
  const fail = (wanted: string): never => {
    throw new Error(`expected ${wanted} at ${at} of ${text}`);
  };
  const skip = (): void => {
    while (text[at] === ' ') at += 1;
  };
  const take = (sign: string): boolean => {
    skip();
    const found = text.startsWith(sign, at);
    if (found) at += sign.length;
    return found;
  };
  const expect = (sign: string): void => {
    if (!take(sign)) fail(sign);
  };
  const match = (pattern: RegExp): string | null => {
    skip();
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? null;
    at += found?.length ?? 0;
    return found;
  };
  const until = (close: string, item: () => void): void => {
    if (take(close)) return;
    do item();
    while (take(','));
    expect(close);
  };
  const name = (): string => {
    if (!take('`')) return match(WORD) ?? fail('a name');
    const end = text.indexOf('`', at);
    const found = text.slice(at, end);
    at = end + 1;
    return found;
  };
  const map = (): Written => {
    const entries: [string, Written][] = [];
    until('}', () => {
      const key = name();
      expect(':');
      entries.push([key, value()]);
    });
    return { is: 'map', entries };
  };
  const properties = (): Written | null => (take('{') ? map() : null);
  const node = (): Written => {
    const labels: string[] = [];
    while (take(':')) labels.push(name());
    const held = properties();
    expect(')');
    return { is: 'node', labels, properties: held };
  };
  const relationship = (): Written => {
    expect(':');
    const type = name();
    const held = properties();
    expect(']');
    return { is: 'relationship', type, properties: held };
  };
  const path = (): Written => {
    const parts: Written[] = [];
    const forward: boolean[] = [];
    for (;;) {
      expect('(');
      parts.push(node());
      if (take('>')) return { is: 'path', parts, forward };
      const backward = take('<-');
      if (!backward) expect('-');
      expect('[');
      parts.push(relationship());
      expect(backward ? '-' : '->');
      forward.push(!backward);
    }
  };
  const list = (): Written => {
    skip();
    if (text[at] === ':') return relationship();
    const items: Written[] = [];
    until(']', () => items.push(value()));
    return { is: 'list', items };
  };
  const string = (): Written => {
    let held = '';
    while (text[at] !== "'") {
      if (at >= text.length) fail("'");
      if (text[at] === '\\') at += 1;
      held += text[at];
      at += 1;
    }
    at += 1;
    return { is: 'string', value: held };
  };
  const value = (): Written => {
    if (take("'")) return string();
    if (take('(')) return node();
    if (take('[')) return list();
    if (take('{')) return map();
    if (take('<')) return path();
    const number = match(NUMBER);
    if (number !== null) return readNumber(number);
    const word = match(WORD) ?? fail('a value');
    if (word === 'null') return { is: 'null', value: null };
    return word === 'true' || word === 'false' ? { is: 'boolean', value: word === 'true' } : fail('a value');
  };
  const result = value();
  skip();
  return at < text.length ? fail('the end') : result;
}

function readNumber(text: string): Written {
  if (/^-?\d+$/.test(text)) return { is: 'integer', digits: text };
  return {
    is: 'float',
    value: text.endsWith('Inf') ? (text[0] === '-' ? -Infinity : Infinity) : Number(text),
  };
}

/** A written value as a parameter. */
export function toParameter(written: Written): Value {
  switch (written.is) {
    case 'null':
    case 'boolean':
    case 'string':
      return written.value;
    case 'integer':
      return Number.isSafeInteger(Number(written.digits)) ? Number(written.digits) : BigInt(written.digits);
    case 'float':
      return Number.isInteger(written.value) ? new Float(written.value) : written.value;
    case 'list':
      return written.items.map(toParameter);
    case 'map':
      return Object.fromEntries(written.entries.map(([key, value]) => [key, toParameter(value)]));
    default:
      throw new Error(`a ${written.is} cannot be a parameter`);
  }
}

/** Equal values, and only those, have equal texts; `unordered` lists are compared as bags. */
export function textOfWritten(written: Written, unordered: boolean): string {
  const text = (part: Written): string => textOfWritten(part, unordered);
  const held = (properties: Written | null): string => (properties ? text(properties) : '{}');
  switch (written.is) {
    case 'null':
    case 'boolean':
    case 'string':
      return JSON.stringify(written.value);
    case 'integer':
      return `${BigInt(written.digits)}`;
    case 'float':
      return floatText(written.value);
    case 'list':
      return listText(written.items.map(text), unordered);
    case 'map':
      return mapText(written.entries.map(([key, value]) => [key, text(value)]));
    case 'node':
      return `(${[...written.labels].sort().join(':')} ${held(written.properties)})`;
    case 'relationship':
      return `[:${written.type} ${held(written.properties)}]`;
    case 'path':
      return `<${written.parts.map((part, index) => text(part) + (index % 2 ? (written.forward[(index - 1) / 2] ? '>' : '<') : '')).join('')}>`;
  }
}

export function textOfValue(value: Value, unordered: boolean): string {
  const text = (part: Value): string => textOfValue(part, unordered);
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (value instanceof Float) return floatText(value.value);
  // The kit writes temporal values as strings.
  if (value instanceof Temporal || value instanceof Duration) return JSON.stringify(value);
  if (typeof value === 'bigint') return `${value}`;
  if (typeof value === 'number') return Number.isInteger(value) ? `${BigInt(value)}` : floatText(value);
  if (Array.isArray(value)) return listText(value.map(text), unordered);
  if (value instanceof Node) return `(${[...value.labels].sort().join(':')} ${text(value.properties)})`;
  if (value instanceof Relationship) return `[:${value.type} ${text(value.properties)}]`;
  if (value instanceof Path) {
    const parts = value.nodes.map((node, index) => {
      const relationship = value.relationships[index];
      return (
        text(node) + (relationship ? text(relationship) + (relationship.start === node.id ? '>' : '<') : '')
      );
    });
    return `<${parts.join('')}>`;
  }
  return mapText(Object.entries(value as Record<string, Value>).map(([key, held]) => [key, text(held)]));
}

function floatText(value: number): string {
  return `float ${Object.is(value, -0) ? 0 : value}`;
}

function listText(items: readonly string[], unordered: boolean): string {
  return `[${(unordered ? [...items].sort() : items).join(', ')}]`;
}

function mapText(entries: readonly (readonly [string, string])[]): string {
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${sorted.map(([key, text]) => `${JSON.stringify(key)}: ${text}`).join(', ')}}`;
}
