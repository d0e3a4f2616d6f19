/** What papers state, packed: of each its node and the edges that leave it as text, apart from what many state. */
import { makesBase } from '#graph/bases';
import { type Facts, GatheredFacts, type GraphNode, mergeFacts } from '#graph/facts';

/** Plain data: it travels between threads. */
export interface Statements {
  /** Ids of the papers, in the order in which their texts stand. */
  readonly papers: readonly string[];
  readonly texts: Uint8Array;
  /** By paper: how many bytes its node takes, and then its edges. */
  readonly nodeBytes: Uint32Array;
  readonly edgeBytes: Uint32Array;
  /** The other nodes and edges, as text. */
  readonly shared: Uint8Array;
  /** Ids of models that others build on. */
  readonly bases: readonly string[];
}

/** Records stand in a graph once each; everything else is met in many. */
const RECORD = 'Paper';
const isRecord = ({ labels }: GraphNode): boolean => labels[0] === RECORD;

export function packStatements(all: readonly Facts[]): Statements {
  const papers: string[] = [];
  const texts: Buffer[] = [];
  const shared = new GatheredFacts();
  const bases = new Set<string>();
  for (const { nodes, edges } of all) {
    for (const { type, end } of edges) if (makesBase(type)) bases.add(end);
    const records = nodes.filter(isRecord);
    for (const { id } of records) {
      const own = {
        nodes: nodes.filter(node => node.id === id),
        edges: edges.filter(edge => edge.start === id),
      };
      const facts = mergeFacts([own]);
      papers.push(id);
      texts.push(packed(facts.nodes[0]), packed(facts.edges));
    }
    shared.add({
      nodes: nodes.filter(node => !isRecord(node)),
      edges: edges.filter(edge => !records.some(({ id }) => edge.start === id)),
    });
  }
  const lengths = (from: number): Uint32Array =>
    Uint32Array.from(papers, (_, paper) => texts[2 * paper + from]!.length);
  return {
    papers,
    texts: Buffer.concat(texts),
    nodeBytes: lengths(0),
    edgeBytes: lengths(1),
    shared: packed(shared.merge()),
    bases: [...bases],
  };
}

function packed(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}

export function unpack<Value>(bytes: Uint8Array): Value {
  return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8')) as Value;
}
