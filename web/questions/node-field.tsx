/** A field for a node: offers names while one types. */
import { useState } from 'react';
import { ComboBox } from 'react-aria-components/ComboBox';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import type { NameHit } from '#graph/search';
import { Glyph } from '../parts/glyph.tsx';
import { useResource, useSession } from '../session.ts';

interface Props {
  readonly says: string;
  readonly labels: readonly string[];
  /** A node's id, or what was typed. */
  readonly value: string;
  change(value: string): void;
  choose(value: string): void;
}

/** Asked for, since those of other types are left out afterwards. */
const ASKED = 100;
const SHOWN = 12;

export function NodeField({ says, labels, value, change, choose }: Props) {
  const { source, network } = useSession();
  const known = network.indexOf.get(value);
  const name = known === undefined ? value : network.columns.nodes.name[known]!;
  const [typed, setTyped] = useState(name);
  const [shownFor, setShownFor] = useState(value);
  // Another question or link brings another node.
  if (shownFor !== value) {
    setShownFor(value);
    setTyped(name);
  }
  const found = useResource(`${labels.join()} ${typed}`, async signal => {
    if (typed.trim() === '') return mostLinked(network, labels);
    const hits = await source.search(typed, ASKED, signal);
    return hits.filter(hit => hit.labels.some(label => labels.includes(label))).slice(0, SHOWN);
  });
  const items: readonly Pick<NameHit, 'id' | 'name' | 'labels'>[] =
    found.state === 'ready' ? found.value : [];
  return (
    <ComboBox
      className="field node-field"
      inputValue={typed}
      onInputChange={text => {
        setTyped(text);
        if (text !== name) {
          setShownFor(text);
          change(text);
        }
      }}
      items={items}
      allowsCustomValue
      allowsEmptyCollection
      menuTrigger="focus"
      selectedKey={known === undefined ? null : value}
      onSelectionChange={key => {
        if (key === null || key === value) return;
        const chosen = items.find(item => item.id === key);
        setTyped(chosen?.name ?? String(key));
        setShownFor(String(key));
        choose(String(key));
      }}
    >
      <Label>{says}</Label>
      <Input placeholder="Type a name…" />
      <Popover className="suggestions">
        <ListBox<(typeof items)[number]>
          renderEmptyState={() => (
            <p className="palette-empty">
              {found.state === 'loading' ? 'Looking…' : 'Nothing is called so.'}
            </p>
          )}
        >
          {({ id, name: each, labels: [label = ''] }) => (
            <ListBoxItem id={id} textValue={each} className="palette-item">
              <Glyph label={label} />
              <span className="palette-title" dir="auto">
                {each}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

function mostLinked(
  { byDegree, columns }: ReturnType<typeof useSession>['network'],
  labels: readonly string[],
): readonly Pick<NameHit, 'id' | 'name' | 'labels'>[] {
  const { id, name, label } = columns.nodes;
  const fitting: number[] = [];
  for (const node of byDegree) {
    if (labels.includes(label[node]!)) fitting.push(node);
    if (fitting.length === SHOWN) break;
  }
  return fitting.map(node => ({ id: id[node]!, name: name[node]!, labels: [label[node]!] }));
}
