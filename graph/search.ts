/** Finds nodes by what people type: names, aliases and titles, with typing slips and unfinished words. */
import MiniSearch from 'minisearch';
import { compareText, type Facts, type GraphNode } from './facts.ts';
import { nameOf } from './node-name.ts';

export interface NameHit {
  readonly id: string;
  readonly labels: readonly string[];
  readonly name: string;
  readonly year: number | null;
  /** The spelling that was found, where it is not the name itself. */
  readonly alias: string | null;
  /** Edges of the node. */
  readonly degree: number;
}

export interface NameIndex {
  /** Best first; nothing for an empty text. `labels` keeps to nodes that bear one of them. */
  find(text: string, limit: number, labels?: readonly string[]): readonly NameHit[];
}

interface Entry extends NameHit {
  readonly aliases: readonly string[];
}

/** A slip in every fifth letter is forgiven, but none in words of three. */
const FUZZY = 0.2;
const LEAST_FUZZY_LENGTH = 4;

export function indexNames({ nodes, edges }: Facts): NameIndex {
  const degrees = new Map<string, number>();
  for (const { start, end } of edges)
    for (const id of [start, end]) degrees.set(id, (degrees.get(id) ?? 0) + 1);
  return indexNodes(nodes, id => degrees.get(id) ?? 0);
}

/** The names of facts, indexed when they are first asked for, and anew after they were forgotten. */
export class LazyNames {
  readonly #facts: () => Promise<Facts>;
  #index: Promise<NameIndex> | null = null;

  constructor(facts: () => Promise<Facts>) {
    this.#facts = facts;
  }

  async search(...asked: Parameters<NameIndex['find']>): Promise<readonly NameHit[]> {
    this.#index ??= this.#facts().then(indexNames);
    return (await this.#index).find(...asked);
  }

  /** The facts became others. */
  forget(): void {
    this.#index = null;
  }
}

export function indexNodes(nodes: readonly GraphNode[], degreeOf: (id: string) => number): NameIndex {
  const entries = new Map(nodes.map(node => [node.id, entryOf(node, degreeOf(node.id))]));
  const index = new MiniSearch<Entry>({
    fields: ['name', 'aliases'],
    extractField: (entry, field) =>
      field === 'aliases' ? entry.aliases.join('\n') : String(entry[field as keyof Entry]),
    tokenize: words,
    searchOptions: {
      prefix: true,
      fuzzy: term => (term.length >= LEAST_FUZZY_LENGTH ? FUZZY : false),
      combineWith: 'AND',
      boost: { name: 2 },
      // Of two that fit alike, the one with more edges is the likelier one.
      boostDocument: id => 1 + Math.log2(1 + entries.get(id)!.degree) / 4,
    },
  });
  index.addAll([...entries.values()]);
  return {
    find(text, limit, labels) {
      const wanted = foldText(text);
      if (wanted === '') return [];
      const found = index
        .search(text)
        .map(({ id, score }) => ({ entry: entries.get(id as string)!, score }))
        .filter(({ entry }) => !labels || entry.labels.some(label => labels.includes(label)))
        .map(({ entry, score }) => ({ entry, rank: closeness(entry, wanted), score }));
      found.sort((a, b) => b.rank - a.rank || b.score - a.score || compareText(a.entry.id, b.entry.id));
      return found.slice(0, limit).map(({ entry }) => toHit(entry, wanted));
    },
  };
}

/** Letters apart from digits and at changes of case: `Llama-2`, `Llama 2` and `LLaMA2` share their words. */
function words(text: string): string[] {
  return foldText(text).match(/\p{L}+|\p{N}+/gu) ?? [];
}

/** Without marks and case. */
export function foldText(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

/** 3: is the name; 2: is an alias; 1: begins the name; 0: fits otherwise. */
function closeness({ name, aliases }: Entry, wanted: string): number {
  const folded = foldText(name);
  if (folded === wanted) return 3;
  if (aliases.some(alias => foldText(alias) === wanted)) return 2;
  return folded.startsWith(wanted) ? 1 : 0;
}

function entryOf(node: GraphNode, degree: number): Entry {
  const { id, labels, properties } = node;
  const { year, aliases } = properties;
  return {
    id,
    labels,
    name: nameOf(node),
    year: typeof year === 'number' ? year : null,
    alias: null,
    degree,
    aliases: Array.isArray(aliases) ? aliases.map(String) : [],
  };
}

function toHit({ aliases, ...hit }: Entry, wanted: string): NameHit {
  const inName = words(hit.name).some(word => words(wanted).some(part => word.startsWith(part)));
  const alias = inName ? null : (aliases.find(one => foldText(one).includes(wanted)) ?? null);
  return { ...hit, alias };
}
