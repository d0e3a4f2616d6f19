/** The table of all kinds of corrections. */
import { type Kind, kind } from './kind.ts';
import { addEdge, notThisLink, removeEdge } from './linking.ts';
import { ignoreName, merge, rename, retype, split } from './naming.ts';

/** It does nothing by itself: what it takes back is not applied. */
const undo = kind<{ correction: string }>({
  does: 'undo',
  says: 'an earlier correction is taken back',
  fields: { correction: { holds: 'text', says: 'id of the correction' } },
  describe: ({ correction }) => `Takes back ${correction}`,
  apply: () => null,
});

export const kinds: readonly Kind[] = [
  merge,
  split,
  rename,
  retype,
  notThisLink,
  addEdge,
  removeEdge,
  ignoreName,
  undo,
];

export function kindNamed(does: string): Kind | undefined {
  return kinds.find(one => one.does === does);
}
