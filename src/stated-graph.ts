/** A graph on its way: what papers state is taken paper by paper and lies in a scratch file until the columns are made; what many state is merged as it comes. */
import { asBase, makesBase } from '#graph/bases';
import { GrowingNumbers } from '#graph/columnar/growing';
import { leavingOf, looseEdge, type NodeSource } from '#graph/columnar/node-source';
import {
  compareText,
  type Facts,
  GatheredFacts,
  type GraphEdge,
  type GraphNode,
  mergeFacts,
} from '#graph/facts';
import type { ScratchFile } from './scratch/scratch-file.ts';

/** Records stand in a graph once each; everything else is met in many. */
const RECORD = 'Paper';
const isRecord = ({ labels }: GraphNode): boolean => labels[0] === RECORD;

export class StatedGraph {
  readonly #papers: PaperShelf;
  readonly #shared = new GatheredFacts();
  readonly #bases = new Set<string>();

  constructor(scratch: ScratchFile) {
    this.#papers = new PaperShelf(scratch);
  }

  /** What one paper says, or what is said of one node and the edges that leave it. @throws ScratchError */
  add({ nodes, edges }: Facts): void {
    for (const { type, end } of edges) if (makesBase(type)) this.#bases.add(end);
    const records = nodes.filter(isRecord);
    for (const node of records)
      this.#papers.put(mergeFacts([{ nodes: [node], edges: edges.filter(edge => edge.start === node.id) }]));
    const shared = {
      nodes: nodes.filter(node => !isRecord(node)),
      edges: edges.filter(edge => !records.some(({ id }) => edge.start === id)),
    };
    if (shared.nodes.length + shared.edges.length > 0) this.#shared.add(ownTexts(shared));
  }

  has(node: string): boolean {
    return this.#shared.has(node) || this.#papers.has(node);
  }

  /**
   * @param labelsBases whether models that others build on are to bear their label
   * @throws StoreError where an edge leaves a node that is not there
   */
  source({ labelsBases }: { readonly labelsBases: boolean }): NodeSource {
    const shared = this.#shared.merge();
    const nodes = new Map(shared.nodes.map(node => [node.id, node]));
    const leaving = leavingOf(shared.edges);
    for (const [id, [edge]] of leaving) if (!this.has(id)) throw looseEdge(id, edge!.id);
    const papers = this.#papers;
    const ids = [...nodes.keys(), ...papers.ids()].sort(compareText);
    const label = (node: GraphNode): GraphNode =>
      labelsBases ? asBase(node, this.#bases.has(node.id)) : node;
    return {
      ids,
      node: row => label(nodes.get(ids[row]!) ?? papers.node(ids[row]!)),
      leaving(row) {
        const [own, others] = [papers.edges(ids[row]!), leaving.get(ids[row]!) ?? []];
        return others.length === 0 ? own : mergeFacts([{ nodes: [], edges: [...own, ...others] }]).edges;
      },
    };
  }
}

/** Papers with the edges that leave them, as text in a scratch file. */
class PaperShelf {
  readonly #scratch: ScratchFile;
  /** The numbers of what was put under an id: the last one, and of each the one before it under the same id. */
  readonly #last = new Map<string, number>();
  readonly #before = new Map<number, number>();
  readonly #places: number[] = [];
  readonly #nodeBytes = new GrowingNumbers();
  readonly #edgeBytes = new GrowingNumbers();

  constructor(scratch: ScratchFile) {
    this.#scratch = scratch;
  }

  put({ nodes: [node], edges }: Facts): void {
    const number = this.#places.length;
    const texts = [Buffer.from(JSON.stringify(node)), Buffer.from(JSON.stringify(edges))] as const;
    this.#places.push(this.#scratch.append(texts[0]));
    this.#scratch.append(texts[1]);
    this.#nodeBytes.push(texts[0].length);
    this.#edgeBytes.push(texts[1].length);
    const before = this.#last.get(node!.id);
    if (before !== undefined) this.#before.set(number, before);
    this.#last.set(ownTexts(node!.id), number);
  }

  has(id: string): boolean {
    return this.#last.has(id);
  }

  ids(): Iterable<string> {
    return this.#last.keys();
  }

  node(id: string): GraphNode {
    const nodes = this.#numbers(id).map(
      number => this.#read(this.#places[number]!, this.#nodeBytes.at(number)) as GraphNode,
    );
    return nodes.length === 1 ? nodes[0]! : mergeFacts([{ nodes, edges: [] }]).nodes[0]!;
  }

  edges(id: string): readonly GraphEdge[] {
    const parts = this.#numbers(id).map(number => {
      const place = this.#places[number]! + this.#nodeBytes.at(number);
      return this.#read(place, this.#edgeBytes.at(number)) as GraphEdge[];
    });
    return parts.length === 1 ? parts[0]! : mergeFacts([{ nodes: [], edges: parts.flat() }]).edges;
  }

  #numbers(id: string): readonly number[] {
    const numbers: number[] = [];
    for (let at = this.#last.get(id); at !== undefined; at = this.#before.get(at)) numbers.unshift(at);
    return numbers;
  }

  #read(place: number, bytes: number): unknown {
    return JSON.parse(this.#scratch.read(place, bytes).toString('utf8'));
  }
}

/** The same; but its texts hold no longer ones in memory that they were cut from. */
function ownTexts<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}
