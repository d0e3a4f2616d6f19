/** The index of a Graphology graph: built when first read, then kept in step by Graphology's events. */
import type { AbstractGraph, Attributes } from 'graphology-types';
import { ElementSource } from './element-source.ts';
import type { FloatMarks } from './float-marks.ts';
import { GraphIndex } from './graph-index.ts';
import type { NewNode } from './node-index.ts';
import type { NewRelationship } from './relationship-index.ts';

export type Graph = AbstractGraph<Attributes, Attributes, Attributes>;

export class FollowingIndex {
  readonly #graph: Graph;
  /** Attributes that hold the labels of a node and the type of a relationship. */
  readonly #names: { readonly labels: string; readonly type: string };
  readonly #floats: { readonly node: FloatMarks; readonly relationship: FloatMarks };
  #index: GraphIndex | null = null;
  /** Changes that indexes before this one have followed. */
  #followed = 0;

  constructor(
    graph: Graph,
    names: { readonly labels: string; readonly type: string },
    floats: { readonly node: FloatMarks; readonly relationship: FloatMarks },
  ) {
    this.#graph = graph;
    this.#names = names;
    this.#floats = floats;
    this.#followNodes();
    this.#followEdges();
  }

  get current(): GraphIndex {
    this.#index ??= this.#build();
    return this.#index;
  }

  /** Grows with every change that an index has followed, and where one is left. */
  get version(): number {
    return this.#followed + (this.#index?.changes ?? 0);
  }

  /** After many changes it is built anew at the next read. */
  forgetIfWorn(): void {
    if (this.#index?.isWorn) this.#forget();
  }

  #forget(): void {
    this.#followed = this.version + 1;
    this.#index = null;
  }

  #build(): GraphIndex {
    const nodes = this.#graph.mapNodes((id, attributes) => this.#newNode(id, attributes));
    const relationships = this.#graph.mapEdges((id, attributes, start, end) =>
      this.#newRelationship(id, attributes, start, end),
    );
    const sourceOf = (id: string, attributes: Attributes): ElementSource =>
      new ElementSource(id, attributes, this.#names.type, this.#floats.relationship);
    return new GraphIndex(nodes, relationships, sourceOf);
  }

  #newNode(id: string, attributes: Attributes): NewNode {
    const source = new ElementSource(id, attributes, this.#names.labels, this.#floats.node);
    return { id, labels: this.#labelsOf(attributes), source };
  }

  #newRelationship(id: string, attributes: Attributes, start: string, end: string): NewRelationship {
    return { id, type: this.#typeOf(attributes), start, end, attributes };
  }

  #labelsOf(attributes: Attributes): readonly string[] {
    const labels = attributes[this.#names.labels];
    if (Array.isArray(labels)) return labels;
    return labels === undefined || labels === null ? [] : [String(labels)];
  }

  #typeOf(attributes: Attributes): string {
    return String(attributes[this.#names.type] ?? '');
  }

  #followNodes(): void {
    const graph = this.#graph;
    graph.on('nodeAdded', ({ key, attributes }) => this.#index?.addNode(this.#newNode(key, attributes)));
    graph.on('nodeDropped', ({ key }) => this.#index?.dropNode(key));
    graph.on('nodeAttributesUpdated', change => {
      const { key, attributes = {} } = change;
      const name = 'name' in change && typeof change.name === 'string' ? change.name : null;
      if (name) this.#floats.node.forget(key, name);
      this.#index?.changeNode(key, this.#labelsOf(attributes), attributes, name);
    });
    graph.on('cleared', () => this.#forget());
    graph.on('eachNodeAttributesUpdated', () => this.#forget());
  }

  #followEdges(): void {
    const graph = this.#graph;
    graph.on('edgeAdded', ({ key, attributes, source, target }) =>
      this.#index?.addRelationship(this.#newRelationship(key, attributes, source, target)),
    );
    graph.on('edgeDropped', ({ key }) => this.#index?.dropRelationship(key));
    graph.on('edgeAttributesUpdated', ({ key, attributes }) => {
      // The type is part of what the index is laid out by.
      if (this.#index?.relationships.typeOf(key) !== this.#typeOf(attributes!)) this.#forget();
      else this.#index.changeRelationship(key, attributes!);
    });
    graph.on('edgesCleared', () => this.#forget());
    graph.on('eachEdgeAttributesUpdated', () => this.#forget());
  }
}
