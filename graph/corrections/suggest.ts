/** What a reader might look at: names that are nearly the same, and edges that are least sure. */
import { compareText, type Facts, type GraphNode, nodeId } from '../facts.ts';
import { nameOf } from '../node-name.ts';
import type { Values } from './kind.ts';

export interface Suggestion {
  readonly do: string;
  readonly values: Values;
  /** What speaks for it. */
  readonly why: string;
}

/** Shorter names differ in one letter by chance. */
const LONG_ENOUGH = 7;

/** Likely duplicates first, those with most edges leading; then edges from the least sure up, at most `most` of each. */
export function suggestCorrections(facts: Facts, most: number): Suggestion[] {
  return [...suggestMerges(facts).slice(0, most), ...suggestRemovals(facts, most)];
}

interface Thing {
  readonly node: GraphNode;
  readonly name: string;
  /** The name in letters and digits only, without a plural's s. */
  readonly key: string;
  readonly degree: number;
}

function suggestMerges(facts: Facts): Suggestion[] {
  const things = thingsOf(facts);
  const seen = new Set<string>();
  const found: { suggestion: Suggestion; weight: number }[] = [];
  for (const [a, b, why] of [...sameNames(things), ...nearNames(things)]) {
    const [kept, other] =
      a.degree > b.degree || (a.degree === b.degree && a.node.id < b.node.id) ? [a, b] : [b, a];
    const pair = `${other.node.id} ${kept.node.id}`;
    if (kept === other || seen.has(pair)) continue;
    seen.add(pair);
    found.push({ suggestion: { ...asOne(other, kept), why }, weight: kept.degree + other.degree });
  }
  return found
    .sort(
      (a, b) =>
        b.weight - a.weight ||
        compareText(String(a.suggestion.values.node), String(b.suggestion.values.node)),
    )
    .map(({ suggestion }) => suggestion);
}

function thingsOf({ nodes, edges }: Facts): Thing[] {
  const degrees = new Map<string, number>();
  for (const { start, end } of edges)
    for (const id of [start, end]) degrees.set(id, (degrees.get(id) ?? 0) + 1);
  return nodes
    .filter(({ labels }) => labels[0] !== 'Paper')
    .map(node => ({ node, name: nameOf(node), key: keyOf(nameOf(node)), degree: degrees.get(node.id) ?? 0 }));
}

/** Of one type they are one node; of two types one of them is mistyped. */
function asOne(other: Thing, kept: Thing): Omit<Suggestion, 'why'> {
  const [label, right] = [other.node.labels[0]!, kept.node.labels[0]!];
  return label === right || nodeId(right, other.name) !== kept.node.id
    ? { do: 'merge', values: { node: other.node.id, into: kept.node.id } }
    : { do: 'retype', values: { node: other.node.id, label: right } };
}

type Pair = readonly [Thing, Thing, why: string];

function sameNames(things: readonly Thing[]): Pair[] {
  const pairs: Pair[] = [];
  const byKey = groupBy(things, ({ key }) => [key]);
  for (const [key, group] of byKey) {
    if (key === '') continue;
    for (const [a, b] of pairsOf(group)) {
      const types = a.node.labels[0] === b.node.labels[0] ? 'written' : 'typed';
      pairs.push([a, b, `${a.name} and ${b.name} are one name, ${types} in two ways`]);
    }
  }
  for (const thing of things)
    for (const alias of (thing.node.properties.aliases ?? []) as readonly string[])
      for (const other of byKey.get(keyOf(alias)) ?? [])
        if (other.key !== thing.key && other.node.labels[0] === thing.node.labels[0])
          pairs.push([thing, other, `${thing.name} is also called ${alias}`]);
  return pairs;
}

/** One letter apart, found by what is left of each name when a letter is taken out. */
function nearNames(things: readonly Thing[]): Pair[] {
  const long = things.filter(({ key }) => key.length >= LONG_ENOUGH);
  const byRest = groupBy(
    long,
    ({ key }) => new Set([key, ...Array.from(key, (_, at) => key.slice(0, at) + key.slice(at + 1))]),
  );
  return [...byRest.values()]
    .filter(group => group.length > 1)
    .flatMap(group => pairsOf(group))
    .filter(([a, b]) => a.node.labels[0] === b.node.labels[0] && areOneLetterApart(a.key, b.key))
    .map(([a, b]): Pair => [a, b, `${a.name} and ${b.name} differ in one letter`]);
}

/** Numbers tell versions apart: names that differ in a digit are two. */
function areOneLetterApart(a: string, b: string): boolean {
  const digits = (key: string): string => key.replace(/\D+/gu, ' ');
  if (a === b || digits(a).trim() !== digits(b).trim()) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from += 1;
  let back = 0;
  while (back < Math.min(a.length, b.length) - from && a.at(-1 - back) === b.at(-1 - back)) back += 1;
  return a.length - from - back <= 1 && b.length - from - back <= 1;
}

function suggestRemovals({ nodes, edges }: Facts, most: number): Suggestion[] {
  const names = new Map(nodes.map(node => [node.id, nameOf(node)]));
  const confidence = (edge: Facts['edges'][number]): number => Number(edge.properties.confidence ?? 1);
  return edges
    .toSorted((a, b) => confidence(a) - confidence(b) || compareText(a.id, b.id))
    .slice(0, most)
    .map(edge => ({
      do: 'remove-edge',
      values: { edge: edge.id },
      why: `${names.get(edge.start)} ${edge.type} ${names.get(edge.end)} is ${Math.round(confidence(edge) * 100)} % sure: ${edge.properties.evidence}`,
    }));
}

function keyOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+#]+/gu, '')
    .replace(/(?<=\p{L}{3})s$/u, '');
}

function groupBy<Value>(
  values: readonly Value[],
  keysOf: (value: Value) => Iterable<string>,
): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values)
    for (const key of keysOf(value)) {
      const group = groups.get(key);
      if (group) group.push(value);
      else groups.set(key, [value]);
    }
  return groups;
}

function pairsOf<Value>(values: readonly Value[]): [Value, Value][] {
  return values.flatMap((a, at) => values.slice(at + 1).map((b): [Value, Value] => [a, b]));
}
