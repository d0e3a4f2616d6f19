/** The years as bars, with a range that limits the map. */
import { useMemo } from 'react';
import { Label } from 'react-aria-components/Label';
import { Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components/Slider';
import type { Network } from '../data/network.ts';
import { usePart, useSession } from '../session.ts';

export function Years() {
  const { network, store } = useSession();
  const chosen = usePart(view => view.filters.years);
  const bars = useMemo(() => papersByYear(network), [network]);
  if (!network.years || network.years[0] === network.years[1]) return null;
  const [first, last] = network.years;
  const [from, to] = chosen ?? network.years;
  const most = Math.max(...bars);
  return (
    <Slider
      className="years"
      value={[from, to]}
      minValue={first}
      maxValue={last}
      step={1}
      onChange={value => {
        const [low = first, high = last] = value as number[];
        store.change('setYears', low === first && high === last ? null : [low, high]);
      }}
    >
      <Label>Years</Label>
      <SliderOutput>{from === to ? from : `${from} – ${to}`}</SliderOutput>
      <div className="year-bars" aria-hidden="true">
        {bars.map((papers, index) => {
          const year = first + index;
          return (
            <i
              key={year}
              className={year >= from && year <= to ? '' : 'is-out'}
              style={{ height: `${papers === 0 ? 0 : 6 + (94 * papers) / most}%` }}
              title={`${year}: ${papers}`}
            />
          );
        })}
      </div>
      <SliderTrack>
        <SliderThumb index={0} aria-label="From year" />
        <SliderThumb index={1} aria-label="To year" />
      </SliderTrack>
    </Slider>
  );
}

/** Papers of each year; where no paper says its year, the things that do. */
function papersByYear({ years, columns, labelOf }: Network): readonly number[] {
  if (!years) return [];
  const dated = columns.nodes.year.flatMap((year, node) => (year === null ? [] : { year, node }));
  const papers = dated.filter(({ node }) => labelOf[node] === 0);
  const bars = new Array<number>(years[1] - years[0] + 1).fill(0);
  for (const { year } of papers.length > 0 ? papers : dated) bars[year - years[0]]! += 1;
  return bars;
}
