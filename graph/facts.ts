/** Facts: plain nodes and edges as they travel between the linker, the stores and the exports. */
import type { EdgeType } from './schema.ts';

/** A flat value, as every store can keep it. */
export type PropertyValue = string | number | boolean | readonly string[] | readonly number[];
export type Properties = Readonly<Record<string, PropertyValue>>;

export interface GraphNode {
  /** `arxiv:2302.13971`, `doi:...`, `model:llama-2`, `technique:lora`, ... */
  readonly id: string;
  /** The schema label first. */
  readonly labels: readonly string[];
  readonly properties: Properties;
}

export interface GraphEdge {
  readonly id: string;
  readonly type: EdgeType;
  /** Ids of the nodes it leaves and reaches. */
  readonly start: string;
  readonly end: string;
  readonly properties: Properties;
}

export interface Facts {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** One sentence that states an edge. Offsets are UTF-16 units in `title + "\n" + abstract`. */
export interface Evidence {
  readonly sentence: string;
  readonly start: number;
  readonly end: number;
  readonly rule: string;
  /** 0 to 1 */
  readonly confidence: number;
  /** id of the paper that says so */
  readonly paper: string;
}

/** `model:llama-2`: the label in lower case and the name as a slug; signs that tell names apart are spelt out. */
export function nodeId(label: string, name: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[+]/gu, ' plus ')
    .replace(/[#]/gu, ' sharp ')
    .replace(/[*]/gu, ' star ')
    .replace(/[^\p{L}\p{N}.:]+/gu, '-')
    .replace(/^-+|-+$/gu, '');
  return `${label.toLowerCase()}:${slug}`;
}

/** The same edge has the same id, however often it is stated. `qualifier` tells apart several edges of one type between two nodes. */
export function edgeId(type: EdgeType, start: string, end: string, qualifier = ''): string {
  return `${type}|${start}|${end}${qualifier === '' ? '' : `|${qualifier}`}`;
}

export interface EdgeParts {
  readonly type: EdgeType;
  readonly start: string;
  readonly end: string;
  readonly evidence: readonly Evidence[];
  readonly properties?: Properties;
  readonly qualifier?: string;
}

export function edgeFact({ type, start, end, evidence, properties = {}, qualifier }: EdgeParts): GraphEdge {
  return {
    id: edgeId(type, start, end, qualifier),
    type,
    start,
    end,
    properties: sortKeys({ ...properties, ...evidenceProperties(evidence) }),
  };
}

/** Strongest first; what is equally strong in the order of papers and places. */
function compareEvidence(a: Evidence, b: Evidence): number {
  return (
    b.confidence - a.confidence ||
    compareText(a.paper, b.paper) ||
    a.start - b.start ||
    compareText(a.rule, b.rule) ||
    compareText(a.sentence, b.sentence) ||
    a.end - b.end
  );
}

/** By code units: the same order on every machine, whatever its language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function evidenceProperties(evidence: readonly Evidence[]): Properties {
  const distinct = new Map(evidence.map(one => [`${one.paper}|${one.start}|${one.end}|${one.rule}`, one]));
  const all = [...distinct.values()].sort(compareEvidence);
  const [best] = all;
  if (!best) return {};
  return {
    evidence: best.sentence,
    start: best.start,
    end: best.end,
    rule: best.rule,
    confidence: best.confidence,
    paper: best.paper,
    allEvidence: all.map(one => one.sentence),
    allStarts: all.map(one => one.start),
    allEnds: all.map(one => one.end),
    allRules: all.map(one => one.rule),
    allConfidences: all.map(one => one.confidence),
    allPapers: all.map(one => one.paper),
  };
}

/** The evidence that an edge bears, strongest first. */
export function evidenceOf(edge: GraphEdge): Evidence[] {
  const texts = (edge.properties.allEvidence ?? []) as readonly string[];
  // An import by way of CSV keeps no list of one empty text.
  const column = <T>(name: string, index: number, none: T): T =>
    (edge.properties[name] as unknown as readonly T[] | undefined)?.[index] ?? none;
  return texts.map((sentence, index) => ({
    sentence,
    start: column<number>('allStarts', index, 0),
    end: column<number>('allEnds', index, 0),
    rule: column<string>('allRules', index, ''),
    confidence: column<number>('allConfidences', index, 0),
    paper: column<string>('allPapers', index, ''),
  }));
}

/** Lists of which the order says nothing: merging makes one sorted list of both. */
const SET_PROPERTIES: ReadonlySet<string> = new Set(['aliases', 'sizes', 'labels']);

/** Both nodes' labels and properties; where both have a value, lists of names are united and else the greater one stands, so that order does not matter. */
export function mergeNodes(a: GraphNode, b: GraphNode): GraphNode {
  const [first = '', ...more] = a.labels;
  const others = [...new Set([...more, ...b.labels])].filter(label => label !== first).sort(compareText);
  return { id: a.id, labels: [first, ...others], properties: mergeProperties(a.properties, b.properties) };
}

export function mergeEdges(a: GraphEdge, b: GraphEdge): GraphEdge {
  return uniteEdges([a, b]);
}

/** All at once: one that many papers state would else be sorted anew for each. */
function uniteEdges(edges: readonly GraphEdge[]): GraphEdge {
  const [first] = edges as readonly [GraphEdge];
  const evidence = evidenceProperties(edges.flatMap(evidenceOf));
  const isStated = evidence.evidence !== undefined;
  const properties = edges
    .map(edge => (isStated ? withoutEvidence(edge) : edge.properties))
    .reduce(mergeProperties);
  return { ...first, properties: sortKeys({ ...properties, ...evidence }) };
}

const EVIDENCE: ReadonlySet<string> = new Set(
  ['evidence', 'start', 'end', 'rule', 'confidence', 'paper'].concat([
    'allEvidence',
    'allStarts',
    'allEnds',
    'allRules',
    'allConfidences',
    'allPapers',
  ]),
);

function withoutEvidence({ properties }: GraphEdge): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([key]) => !EVIDENCE.has(key)));
}

/** An edge but for what states it. */
export function bareEdge(edge: GraphEdge): GraphEdge {
  return { ...edge, properties: withoutEvidence(edge) };
}

/** An edge as others than these papers state it; null where nobody else does. */
export function withoutPapers(edge: GraphEdge, isGone: (paper: string) => boolean): GraphEdge | null {
  const evidence = evidenceProperties(evidenceOf(edge).filter(({ paper }) => !isGone(paper)));
  if (evidence.evidence === undefined) return null;
  return { ...edge, properties: sortKeys({ ...withoutEvidence(edge), ...evidence }) };
}

function mergeProperties(a: Properties, b: Properties): Properties {
  const merged: Record<string, PropertyValue> = { ...a };
  for (const [key, value] of Object.entries(b)) {
    const had = merged[key];
    if (had === undefined) merged[key] = value;
    else if (SET_PROPERTIES.has(key))
      merged[key] = unite(had as readonly string[], value as readonly string[]);
    else if (JSON.stringify(value) > JSON.stringify(had)) merged[key] = value;
  }
  return sortKeys(merged);
}

function unite(a: readonly string[], b: readonly string[]): string[] {
  return [...new Set([...a, ...b])].sort(compareText);
}

/** Properties stand in the order of their names wherever they are kept or written. */
export function sortKeys(properties: Properties): Properties {
  const keys = Object.keys(properties);
  if (keys.every((key, at) => at === 0 || keys[at - 1]! < key)) return properties;
  return Object.fromEntries(Object.entries(properties).sort(([a], [b]) => compareText(a, b)));
}

/** One node an id and one edge an id, sorted by id: the same facts in any order and number give the same result. */
export function mergeFacts(parts: Iterable<Facts>): Facts {
  const gathered = new GatheredFacts();
  for (const part of parts) gathered.add(part);
  return gathered.merge();
}

/** Facts as they come, part by part. */
export class GatheredFacts {
  readonly #nodes = new Map<string, GraphNode>();
  readonly #edges = new Map<string, GraphEdge | GraphEdge[]>();

  add({ nodes, edges }: Facts): void {
    for (const node of nodes) {
      const had = this.#nodes.get(node.id);
      this.#nodes.set(
        node.id,
        had ? mergeNodes(had, node) : { ...node, properties: sortKeys(node.properties) },
      );
    }
    for (const edge of edges) {
      const had = this.#edges.get(edge.id);
      if (had === undefined) this.#edges.set(edge.id, { ...edge, properties: sortKeys(edge.properties) });
      else if (Array.isArray(had)) had.push(edge);
      else this.#edges.set(edge.id, [had, edge]);
    }
  }

  has(node: string): boolean {
    return this.#nodes.has(node);
  }

  /** As `mergeFacts` gives them. */
  merge(): Facts {
    const united = Array.from(this.#edges.values(), one => (Array.isArray(one) ? uniteEdges(one) : one));
    const byId = (a: { id: string }, b: { id: string }): number => compareText(a.id, b.id);
    return { nodes: [...this.#nodes.values()].sort(byId), edges: united.sort(byId) };
  }
}
