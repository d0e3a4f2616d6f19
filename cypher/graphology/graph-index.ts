/** The graph in dense numbers: an index of its nodes and one of its relationships, kept in step with every change. */
import type { Attributes } from 'graphology-types';
import { type NewNode, NodeIndex } from './node-index.ts';
import { type NewRelationship, RelationshipIndex, type SourceOf } from './relationship-index.ts';

const NO_LABELS: ReadonlySet<string> = new Set();
/** So many changes, or a quarter of the graph, are kept in lists before all is laid out again. */
const FEW_CHANGES = 1_000;

export class GraphIndex {
  readonly nodes: NodeIndex;
  readonly relationships: RelationshipIndex;
  /** Labels that all ends of a type bear; forgotten with every change. */
  readonly #endLabels = new Map<string, ReadonlySet<string>>();
  #changes = 0;

  constructor(nodes: Iterable<NewNode>, relationships: Iterable<NewRelationship>, sourceOf: SourceOf) {
    this.nodes = new NodeIndex(nodes);
    this.relationships = new RelationshipIndex(relationships, this.nodes, sourceOf);
  }

  /** How many changes of nodes, labels and relationships it has followed. */
  get changes(): number {
    return this.#changes;
  }

  /** Whether so much has changed that a new index would be quicker to read. */
  get isWorn(): boolean {
    return this.#changes > Math.max(FEW_CHANGES, (this.nodes.size + this.relationships.size) / 4);
  }

  labelsAt(side: 'start' | 'end', types: ReadonlySet<string>): ReadonlySet<string> {
    const [first = NO_LABELS, ...more] = [...types].map(type => this.#labelsOfEnds(side, type));
    return new Set([...first].filter(label => more.every(labels => labels.has(label))));
  }

  #labelsOfEnds(side: 'start' | 'end', type: string): ReadonlySet<string> {
    const key = `${side} ${type}`;
    let labels = this.#endLabels.get(key);
    if (!labels) {
      const ends = this.relationships.nodesAt(side, type);
      const [first, ...rest] = Array.from(ends, at => this.nodes.at(at).labels);
      labels = new Set(first?.filter(label => rest.every(own => own.includes(label))));
      this.#endLabels.set(key, labels);
    }
    return labels;
  }

  propertyKeys(): readonly string[] {
    return [...new Set([...this.nodes.propertyKeys(), ...this.relationships.propertyKeys()])].sort();
  }

  addNode(node: NewNode): void {
    this.nodes.add(node);
    this.#noteChange();
  }

  dropNode(id: string): void {
    this.nodes.drop(id);
    this.#noteChange();
  }

  addRelationship(relationship: NewRelationship): void {
    this.relationships.add(relationship);
    this.#noteChange();
  }

  dropRelationship(id: string): void {
    this.relationships.drop(id);
    this.#noteChange();
  }

  /** `key`: the one attribute that changed, null where it may be any. */
  changeNode(id: string, labels: readonly string[], attributes: Attributes, key: string | null): void {
    this.nodes.setAttributes(id, attributes, key);
    if (this.nodes.setLabels(id, labels)) this.#noteChange();
  }

  changeRelationship(id: string, attributes: Attributes): void {
    this.relationships.setAttributes(id, attributes);
  }

  #noteChange(): void {
    this.#changes += 1;
    this.#endLabels.clear();
  }
}
