/** The legend, which is the filter: a click hides or shows a type, a second button, or a click with Shift, shows it alone. */
import { Eye, EyeOff } from 'lucide-react';
import { useMemo } from 'react';
import { edgeTypes, nodeTypes } from '#graph/schema';
import type { Network } from '../data/network.ts';
import { Glyph } from '../parts/glyph.tsx';
import { usePart, useSession } from '../session.ts';

export function Legend() {
  const { network } = useSession();
  const totals = useMemo(() => tally(network.labelOf, nodeTypes.length), [network]);
  return (
    <section aria-labelledby="legend-heading" className="legend">
      <h2 id="legend-heading">On the map</h2>
      <ul>
        {nodeTypes.map(({ label, words, says }, index) =>
          totals[index] === 0 ? null : (
            <LegendRow key={label} label={label} words={words.many} says={says} total={totals[index]!} />
          ),
        )}
      </ul>
    </section>
  );
}

interface RowProps {
  readonly label: (typeof nodeTypes)[number]['label'];
  readonly words: string;
  readonly says: string;
  readonly total: number;
}

function LegendRow({ label, words, says, total }: RowProps) {
  const { store } = useSession();
  const shown = usePart(view => !view.filters.labels.includes(label));
  return (
    <li>
      <button
        type="button"
        className="legend-toggle"
        aria-pressed={shown}
        title={says}
        onClick={event => store.change(event.shiftKey ? 'isolateLabel' : 'toggleLabel', label)}
      >
        <Glyph label={label} size={13} />
        <span>{words}</span>
        <span className="count">{total.toLocaleString('en')}</span>
        {shown ? <Eye size={14} aria-hidden="true" /> : <EyeOff size={14} aria-hidden="true" />}
      </button>
      <button
        type="button"
        className="only"
        onClick={() => store.change('isolateLabel', label)}
        aria-label={`Only ${words}`}
      >
        only
      </button>
    </li>
  );
}

export function RelationLegend() {
  const { network, store } = useSession();
  const refused = usePart(view => view.filters.types);
  const totals = useMemo(() => tally(network.typeOf, edgeTypes.length), [network]);
  return (
    <ul className="relation-legend">
      {edgeTypes.map(({ type, phrase, says }, index) =>
        totals[index] === 0 ? null : (
          <li key={type}>
            <button
              type="button"
              aria-pressed={!refused.includes(type)}
              title={says}
              className="legend-toggle"
              onClick={() => store.change('toggleType', type)}
            >
              <span className="tick" aria-hidden="true" />
              <span>{phrase}</span>
              <span className="count">{totals[index]!.toLocaleString('en')}</span>
            </button>
          </li>
        ),
      )}
    </ul>
  );
}

function tally(numbers: Network['labelOf'], kinds: number): readonly number[] {
  const counts = new Array<number>(kinds).fill(0);
  for (const number of numbers) if (number < kinds) counts[number]! += 1;
  return counts;
}
