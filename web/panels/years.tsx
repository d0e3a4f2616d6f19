/** The years as bars, with a range that limits the map. */
import { Pause, Play } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { Label } from 'react-aria-components/Label';
import { Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components/Slider';
import type { Network } from '../data/network.ts';
import { IconButton } from '../parts/button.tsx';
import { usePart, useSession } from '../session.ts';

/** Milliseconds that a year stays. */
const YEAR = 1_000;

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
      <span className="years-now">
        <SliderOutput>{from === to ? from : `${from} – ${to}`}</SliderOutput>
        <Playback first={first} last={last} />
      </span>
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

/** Lets the years pass, one a second, up to the last. */
function Playback({ first, last }: { readonly first: number; readonly last: number }) {
  const { store } = useSession();
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => {
      const [from = first, to = first] = store.view.filters.years ?? [];
      if (to + 1 >= last) setPlaying(false);
      store.change('setYears', to + 1 >= last && from === first ? null : [from, to + 1]);
    }, YEAR);
    return () => clearInterval(timer);
  }, [playing, store, first, last]);
  const play = (): void => {
    const [from = first, to = last] = store.view.filters.years ?? [];
    if (!playing && to === last) store.change('setYears', [from, from]);
    setPlaying(!playing);
  };
  return (
    <IconButton icon={playing ? Pause : Play} says={playing ? 'Stop' : 'Let the years pass'} onPress={play} />
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
