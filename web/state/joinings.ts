/** How two selections go together. */
import type { Joining } from './view.ts';

interface Join {
  readonly says: string;
  join(marked: readonly string[], found: readonly string[]): readonly string[];
}

export const joinings: Readonly<Record<Joining, Join>> = {
  replace: { says: 'these alone', join: (_, found) => [...new Set(found)] },
  or: { says: 'these too', join: (marked, found) => [...new Set([...marked, ...found])] },
  and: {
    says: 'only what is in both',
    join: (marked, found) => {
      const both = new Set(found);
      return marked.filter(id => both.has(id));
    },
  },
  not: {
    says: 'without these',
    join: (marked, found) => {
      const out = new Set(found);
      return marked.filter(id => !out.has(id));
    },
  },
};
