/** The shape of a node type in its colour, as on the map. */
import { nodeTypes } from '#graph/schema';
import { labelNumber } from '../data/network.ts';
import { outlineOf } from '../map/shapes.ts';

export function Glyph({ label, size = 11 }: { readonly label: string; readonly size?: number }) {
  const number = labelNumber(label);
  const color = nodeTypes[number]?.color;
  return (
    <svg
      className="glyph"
      width={size}
      height={size}
      viewBox="-1.4 -1.4 2.8 2.8"
      aria-hidden="true"
      style={
        { '--light': color?.light ?? '#6f7782', '--dark': color?.dark ?? '#8d97a5' } as React.CSSProperties
      }
    >
      <path d={outlineOf(number)} />
    </svg>
  );
}

/** `model`, `technique`, ... as the schema calls it. */
export const wordFor = (label: string): string =>
  nodeTypes[labelNumber(label)]?.words.one ?? label.toLowerCase();
