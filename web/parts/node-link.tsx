/** A node's name that opens it. */
import { labelNumber } from '../data/network.ts';
import { useSession, visit } from '../session.ts';
import { Glyph, wordFor } from './glyph.tsx';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly name: string;
  readonly year?: number | null;
}

export function NodeLink({ id, label, name, year }: Props) {
  const session = useSession();
  const title = labelNumber(label) === 0;
  return (
    <button
      type="button"
      className={title ? 'node-link is-title' : 'node-link'}
      onClick={() => visit(session, id)}
      dir="auto"
    >
      <Glyph label={label} />
      <span className="node-name">{name}</span>
      <span className="for-ears">, {wordFor(label)}</span>
      {year ? <span className="node-year">{year}</span> : null}
    </button>
  );
}
