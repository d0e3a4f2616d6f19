/** Two graphs side by side: which nodes and edges came, went, or say something else now. */
import type { Facts, GraphEdge, GraphNode, Properties } from './facts.ts';

export interface Change<Element> {
  readonly before: Element;
  readonly after: Element;
  /** Names of the properties that differ; `labels` where they do. */
  readonly properties: readonly string[];
}

export interface Changes<Element> {
  readonly added: readonly Element[];
  readonly removed: readonly Element[];
  readonly changed: readonly Change<Element>[];
  /** How many there were and are, by label or type. */
  readonly before: ReadonlyMap<string, number>;
  readonly after: ReadonlyMap<string, number>;
}

export interface GraphDifference {
  readonly nodes: Changes<GraphNode>;
  readonly edges: Changes<GraphEdge>;
}

/** Places on the map move with every paper, and say nothing of it. */
const PLACES: ReadonlySet<string> = new Set(['x', 'y', 'community']);

export function compareGraphs(before: Facts, after: Facts): GraphDifference {
  return {
    nodes: compare(before.nodes, after.nodes, kindOfNode),
    edges: compare(before.edges, after.edges, kindOfEdge),
  };
}

export const kindOfNode = ({ labels }: GraphNode): string => labels[0] ?? '';
export const kindOfEdge = ({ type }: GraphEdge): string => type;

interface Comparable {
  readonly id: string;
  readonly labels?: readonly string[];
  readonly properties: Properties;
}

function compare<Element extends Comparable>(
  before: readonly Element[],
  after: readonly Element[],
  kindOf: (element: Element) => string,
): Changes<Element> {
  const had = new Map(before.map(element => [element.id, element]));
  const has = new Set(after.map(element => element.id));
  const changed = after.flatMap((element): Change<Element>[] => {
    const old = had.get(element.id);
    const properties = old ? differing(old, element) : [];
    return old && properties.length > 0 ? [{ before: old, after: element, properties }] : [];
  });
  return {
    added: after.filter(({ id }) => !had.has(id)),
    removed: before.filter(({ id }) => !has.has(id)),
    changed,
    before: count(before, kindOf),
    after: count(after, kindOf),
  };
}

function differing(a: Comparable, b: Comparable): string[] {
  const names = new Set([...Object.keys(a.properties), ...Object.keys(b.properties)]);
  const differ = (x: unknown, y: unknown): boolean => JSON.stringify(x) !== JSON.stringify(y);
  const properties = [...names].filter(
    name => !PLACES.has(name) && differ(a.properties[name], b.properties[name]),
  );
  return [...(differ(a.labels, b.labels) ? ['labels'] : []), ...properties.sort()];
}

function count<Element>(
  elements: readonly Element[],
  kindOf: (element: Element) => string,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const element of elements) counts.set(kindOf(element), (counts.get(kindOf(element)) ?? 0) + 1);
  return counts;
}
