/** What is let onto the map and how it is drawn. */
import { ChevronRight } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { Heading } from 'react-aria-components/Heading';
import { Label } from 'react-aria-components/Label';
import { Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components/Slider';
import { usePart, useSession } from '../session.ts';
import { encodings, origins } from '../state/view.ts';
import { hubDegree } from '../state/visible.ts';
import { communitiesOf } from './communities.ts';
import { encodingWords as words } from './encoding-words.ts';
import { RelationLegend } from './legend.tsx';
import { Years } from './years.tsx';

export function Filters() {
  return (
    <>
      <Years />
      <Fold title="Relations">
        <RelationLegend />
      </Fold>
      <Fold title="Narrow down">
        <Narrowing />
      </Fold>
      <Fold title="Drawn by">
        <Encodings />
      </Fold>
    </>
  );
}

function Fold({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Disclosure className="fold">
      <Heading level={2}>
        <AriaButton slot="trigger" className="fold-heading">
          <ChevronRight size={14} aria-hidden="true" />
          {title}
        </AriaButton>
      </Heading>
      <DisclosurePanel>{children}</DisclosurePanel>
    </Disclosure>
  );
}

const ALL = 'all';
/** Communities that can be chosen from. */
const MOST_COMMUNITIES = 40;

const originWords = {
  all: 'all',
  introduced: 'introduced by a paper here',
  used: 'only worked with',
} as const;

function Narrowing() {
  const { store, network } = useSession();
  const { confidence, links, hubs, community, origin } = usePart(view => view.filters);
  const communities = useMemo(
    () => [{ number: ALL, name: 'all' }, ...communitiesOf(network, MOST_COMMUNITIES)],
    [network],
  );
  const mostLinks = Math.max(1, Math.min(30, network.degree[network.byDegree[0] ?? 0] ?? 1));
  return (
    <div className="narrowing">
      <OneSlider
        label="Certainty at least"
        value={confidence}
        most={1}
        step={0.05}
        words={value => `${Math.round(100 * value)}%`}
        change={value => store.change('setConfidence', value)}
      />
      <OneSlider
        label="Lines at least"
        value={Math.min(links, mostLinks)}
        most={mostLinks}
        step={1}
        words={String}
        change={value => store.change('setLinks', value)}
      />
      <button
        type="button"
        className="legend-toggle"
        aria-pressed={!hubs}
        onClick={() => store.change('showHubs', !hubs)}
      >
        <span className="tick" aria-hidden="true" />
        <span>Hide hubs ({hubDegree(network)} lines or more)</span>
      </button>
      <Choice
        title="Things"
        options={[ALL, ...origins]}
        words={originWords}
        value={origin ?? ALL}
        choose={each => store.change('setOrigin', each === ALL ? null : each)}
      />
      <Choice
        title="Community"
        options={communities.map(({ number }) => String(number))}
        words={Object.fromEntries(communities.map(({ number, name }) => [String(number), name]))}
        value={community === null ? ALL : String(community)}
        choose={each => store.change('setCommunity', each === ALL ? null : Number(each))}
      />
    </div>
  );
}

interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly most: number;
  readonly step: number;
  words(value: number): string;
  change(value: number): void;
}

function OneSlider({ label, value, most, step, words, change }: SliderProps) {
  return (
    <Slider
      className="slider"
      value={value}
      minValue={0}
      maxValue={most}
      step={step}
      onChange={each => change(each as number)}
    >
      <Label>{label}</Label>
      <SliderOutput>{words(value)}</SliderOutput>
      <SliderTrack>
        <SliderThumb aria-label={label} />
      </SliderTrack>
    </Slider>
  );
}

function Encodings() {
  const { store } = useSession();
  const color = usePart(view => view.color);
  const size = usePart(view => view.size);
  const layout = usePart(view => view.layout);
  return (
    <div className="encodings">
      <Choice
        title={words.color.title}
        options={encodings.color}
        words={words.color}
        value={color}
        choose={each => store.change('colorBy', each)}
      />
      <Choice
        title={words.size.title}
        options={encodings.size}
        words={words.size}
        value={size}
        choose={each => store.change('sizeBy', each)}
      />
      <Choice
        title={words.layout.title}
        options={encodings.layout}
        words={words.layout}
        value={layout}
        choose={each => store.change('layOut', each)}
      />
    </div>
  );
}

interface ChoiceProps<T extends string> {
  readonly title: string;
  readonly options: readonly T[];
  readonly words: Readonly<Record<T, string>>;
  readonly value: T;
  choose(value: T): void;
}

function Choice<T extends string>({ title, options, words: says, value, choose }: ChoiceProps<T>) {
  return (
    <label className="choice">
      {title}
      <select value={value} onChange={event => choose(event.target.value as T)}>
        {options.map(option => (
          <option key={option} value={option}>
            {says[option]}
          </option>
        ))}
      </select>
    </label>
  );
}
