/** Adds neighbours of one relation to a map that shows a part: how many there are is said before. */
import { Plus } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import type { StatedEdge } from '../data/source.ts';
import { Button } from '../parts/button.tsx';
import { usePart, useSession } from '../session.ts';

/** So many at once, where there are more. */
const SOME = 25;

export function ExpandMenu({
  edges,
  phrase,
}: {
  readonly edges: readonly StatedEdge[];
  readonly phrase: string;
}) {
  const { store, network } = useSession();
  const scope = usePart(view => view.scope);
  if (scope === null) return null;
  const there = new Set(scope);
  const missing = [...new Map(edges.map(({ other }) => [other.id, other])).values()].filter(
    ({ id }) => !there.has(id),
  );
  if (missing.length === 0) return null;
  const degree = (id: string): number => network.degree[network.indexOf.get(id) ?? 0] ?? 0;
  const choices: readonly (readonly [says: string, ids: () => readonly string[]])[] = [
    [`all ${missing.length.toLocaleString('en')}`, () => missing.map(({ id }) => id)],
    [
      `newest ${SOME}`,
      () =>
        missing
          .toSorted((a, b) => (b.year ?? 0) - (a.year ?? 0))
          .slice(0, SOME)
          .map(({ id }) => id),
    ],
    [
      `most linked ${SOME}`,
      () =>
        missing
          .toSorted((a, b) => degree(b.id) - degree(a.id))
          .slice(0, SOME)
          .map(({ id }) => id),
    ],
  ];
  const offered = missing.length > SOME ? choices : choices.slice(0, 1);
  return (
    <MenuTrigger>
      <Button kind="quiet" icon={Plus} aria-label={`Add to the map: ${phrase}, ${missing.length}`}>
        {missing.length.toLocaleString('en')}
      </Button>
      <Popover className="suggestions expand-menu">
        <Menu
          aria-label={`Add to the map: ${phrase}`}
          onAction={key => store.change('addToScope', offered.find(([says]) => says === key)![1]())}
        >
          {offered.map(([says]) => (
            <MenuItem key={says} id={says} className="palette-item">
              {says}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
