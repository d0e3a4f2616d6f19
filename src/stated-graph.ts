/** A graph on its way: what papers state is taken paper by paper and lies in a scratch file until the columns are made; what many state is merged as it comes. */
import { asBase } from '#graph/bases';
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
import { packStatements, type Statements, unpack } from './statements.ts';

export class StatedGraph {
  readonly #papers: PaperShelf;
  readonly #shared = new GatheredFacts();
  readonly #bases = new Set<string>();

  constructor(scratch: ScratchFile) {
    this.#papers = new PaperShelf(scratch);
  }

  add(facts: Facts): void {
    this.take(packStatements([facts]));
  }

  /** @throws ScratchError */
  take(statements: Statements): void {
    this.#papers.put(statements);
    for (const base of statements.bases) this.#bases.add(base);
    this.#shared.add(unpack<Facts>(statements.shared));
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

  put({ papers, texts, nodeBytes, edgeBytes }: Statements): void {
    let place = this.#scratch.append(texts);
    for (const [at, id] of papers.entries()) {
      const number = this.#places.length;
      this.#places.push(place);
      this.#nodeBytes.push(nodeBytes[at]!);
      this.#edgeBytes.push(edgeBytes[at]!);
      place += nodeBytes[at]! + edgeBytes[at]!;
      const before = this.#last.get(id);
      if (before !== undefined) this.#before.set(number, before);
      this.#last.set(id, number);
    }
  }

  has(id: string): boolean {
    return this.#last.has(id);
  }

  ids(): Iterable<string> {
    return this.#last.keys();
  }

  node(id: string): GraphNode {
    const nodes = this.#numbers(id).map(number =>
      this.#read<GraphNode>(this.#places[number]!, this.#nodeBytes.at(number)),
    );
    return nodes.length === 1 ? nodes[0]! : mergeFacts([{ nodes, edges: [] }]).nodes[0]!;
  }

  edges(id: string): readonly GraphEdge[] {
    const parts = this.#numbers(id).map(number => {
      const place = this.#places[number]! + this.#nodeBytes.at(number);
      return this.#read<GraphEdge[]>(place, this.#edgeBytes.at(number));
    });
    return parts.length === 1 ? parts[0]! : mergeFacts([{ nodes: [], edges: parts.flat() }]).edges;
  }

  #numbers(id: string): readonly number[] {
    const numbers: number[] = [];
    for (let at = this.#last.get(id); at !== undefined; at = this.#before.get(at)) numbers.unshift(at);
    return numbers;
  }

  #read<Value>(place: number, bytes: number): Value {
    return unpack<Value>(this.#scratch.read(place, bytes));
  }
}
