/** What the colours say where they do not tell types: communities, which a click shows alone, or years. */
import { useMemo } from 'react';
import { communityColor } from '../map/look.ts';
import { paintOf } from '../map/paint.ts';
import { usePart, useSession } from '../session.ts';
import { communitiesOf } from './communities.ts';

/** Communities that have a colour of their own to be told by. */
const MOST = 10;

export function ColorLegend() {
  const color = usePart(view => view.color);
  if (color === 'community') return <CommunityColors />;
  return color === 'year' ? <YearColors /> : null;
}

function CommunityColors() {
  const { network, store, ground } = useSession();
  const chosen = usePart(view => view.filters.community);
  const communities = useMemo(() => communitiesOf(network, MOST), [network]);
  const paint = paintOf(ground);
  return (
    <section className="color-legend" aria-label="Colours: communities">
      <h2>Communities</h2>
      <ul>
        {communities.map(({ number, name, size }) => (
          <li key={number}>
            <button
              type="button"
              className="legend-toggle"
              aria-pressed={chosen === null || chosen === number}
              title="Show this community alone"
              onClick={() => store.change('setCommunity', chosen === number ? null : number)}
            >
              <i
                className="swatch"
                style={{ background: communityColor(number, paint) }}
                aria-hidden="true"
              />
              <span className="community-name">{name}</span>
              <span className="count">{size.toLocaleString('en')}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function YearColors() {
  const { network, ground } = useSession();
  if (!network.years) return null;
  const [old, recent] = paintOf(ground).years;
  const [first, last] = network.years;
  return (
    <section className="color-legend" aria-label="Colours: years">
      <h2>Colour of a year</h2>
      <p className="year-ramp">
        {first}
        <i style={{ background: `linear-gradient(90deg, ${old}, ${recent})` }} aria-hidden="true" />
        {last}
      </p>
    </section>
  );
}
