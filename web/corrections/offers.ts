/** What can be put right from where the reader stands: the kinds of corrections that speak of a node or an edge, in plain words. */
import { type GraphEdge, type GraphNode, nodeId } from '#graph/facts';
import { nameOf } from '#graph/node-name';
import { type Label, nodeTypeOf, nodeTypes } from '#graph/schema';
import type { AskedCorrection } from '../data/source.ts';
import { phraseOf } from '../panels/words.ts';

/** What the reader has to add. */
export interface Blank {
  readonly name: string;
  readonly says: string;
  readonly holds: 'text' | 'node' | 'type';
  /** Types of the nodes or the texts to choose from. */
  readonly among: readonly Label[];
}

export interface Offer {
  readonly title: string;
  readonly asked: AskedCorrection;
  readonly blank: Blank | null;
  /** The node to look at afterwards, for what was filled in; null where there is none left. Left out: the same. */
  leadsTo?(filled: string): string | null;
}

const things: readonly Label[] = nodeTypes.map(({ label }) => label).filter(label => label !== 'Paper');

export function offersForNode(node: GraphNode): readonly Offer[] {
  const { id, labels } = node;
  const label = nodeTypeOf(labels)?.label;
  if (!label || label === 'Paper') return [];
  const name = nameOf(node);
  const others = things.filter(one => one !== label);
  return [
    {
      title: 'It is the same as another',
      asked: { do: 'merge', node: id },
      blank: { name: 'into', says: 'It is the same as', holds: 'node', among: [label] },
      leadsTo: filled => filled,
    },
    {
      title: 'It has another name',
      asked: { do: 'rename', node: id },
      blank: { name: 'name', says: 'Right name', holds: 'text', among: [] },
    },
    {
      title: `It is no ${wordOf(label)}`,
      asked: { do: 'retype', node: id },
      blank: { name: 'label', says: 'It is a', holds: 'type', among: others },
      leadsTo: filled => nodeId(filled, name),
    },
    {
      title: 'It is nothing to link',
      asked: { do: 'ignore-name', name, label },
      blank: null,
      leadsTo: () => null,
    },
  ];
}

/** @param names of its two ends */
export function offersForEdge(
  { id, type, start, end }: GraphEdge,
  names: { readonly start: string; readonly end: string },
  startLabels: readonly string[],
): readonly Offer[] {
  const notSo: Offer = {
    title: `It is not so that it ${phraseOf(type, true)} ${names.end}`,
    asked: { do: 'remove-edge', edge: id },
    blank: null,
  };
  if (nodeTypeOf(startLabels)?.label !== 'Paper') return [notSo];
  return [
    notSo,
    {
      title: `The paper does not mean ${names.end}`,
      asked: { do: 'not-this-link', paper: start, node: end },
      blank: null,
    },
  ];
}

export const wordOf = (label: string): string => nodeTypeOf([label])?.words.one ?? label.toLowerCase();
