/** The tools at the map's edge: nearer, farther, all, and the two outlines that gather nodes. */
import { Lasso, Maximize, Minus, Plus, SquareDashed } from 'lucide-react';
import { IconButton } from '../parts/button.tsx';
import { useSession } from '../session.ts';
import type { OutlineShape } from './gather.ts';

interface Props {
  readonly gathering: OutlineShape | null;
  gather(shape: OutlineShape | null): void;
}

const outlines = [
  ['lasso', Lasso, 'Mark with a lasso'],
  ['box', SquareDashed, 'Mark with a box'],
] as const;

export function MapTools({ gathering, gather }: Props) {
  const { map } = useSession();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a field set is for forms
    <div className="map-tools" role="group" aria-label="Tools of the map">
      {outlines.map(([shape, icon, says]) => (
        <IconButton
          key={shape}
          icon={icon}
          says={says}
          aria-pressed={gathering === shape}
          onPress={() => gather(gathering === shape ? null : shape)}
        />
      ))}
      <span className="rule" />
      <IconButton icon={Plus} says="Nearer" keys="+" onPress={() => map.current?.zoom(1 / 1.5)} />
      <IconButton icon={Minus} says="Farther" keys="-" onPress={() => map.current?.zoom(1.5)} />
      <IconButton icon={Maximize} says="Show all" keys="0" onPress={() => map.current?.fit(null)} />
    </div>
  );
}
