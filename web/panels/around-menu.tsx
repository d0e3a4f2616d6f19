/** What is around a node, counted before it is shown: so many steps of it alone, relations to add, loose ends to take off. */
import { Waypoints } from 'lucide-react';
import { useState } from 'react';
import { Header } from 'react-aria-components/Header';
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { nodeTypes } from '#graph/schema';
import { type Network, UNKNOWN } from '../data/network.ts';
import { Button } from '../parts/button.tsx';
import { type Session, useSession } from '../session.ts';
import { type Visible, visibleIn } from '../state/visible.ts';
import { choicesToAdd } from './adding.ts';
import { hangingOn, kinOf, ringsAround } from './kin.ts';
import { count, phraseOf } from './words.ts';

interface Choice {
  readonly title: string;
  readonly says: string;
  run(): void;
}

interface Section {
  readonly title: string;
  readonly choices: readonly Choice[];
}

const MOST_STEPS = 3;

export function AroundMenu({ node }: { readonly node: number }) {
  const session = useSession();
  return (
    <MenuTrigger>
      <Button icon={Waypoints}>Around it…</Button>
      <Popover className="suggestions around-menu">
        <AroundList node={node} session={session} />
      </Popover>
    </MenuTrigger>
  );
}

/** Counted when the menu is opened. */
function AroundList({ node, session }: { readonly node: number; readonly session: Session }) {
  const [sections] = useState(() => sectionsFor(session, node));
  const all = new Map<string, Choice>(
    sections.flatMap(({ title, choices }) => choices.map(each => [`${title} ${each.title}`, each] as const)),
  );
  return (
    <Menu aria-label="Around it" className="palette-list" onAction={key => all.get(String(key))?.run()}>
      {sections.map(({ title, choices }) => (
        <MenuSection key={title} id={title}>
          <Header>{title}</Header>
          {choices.map(each => (
            <MenuItem
              key={each.title}
              id={`${title} ${each.title}`}
              textValue={`${each.title}, ${each.says}`}
              className="palette-item"
            >
              <span className="palette-title">{each.title}</span>
              <span className="palette-says">{each.says}</span>
            </MenuItem>
          ))}
        </MenuSection>
      ))}
    </Menu>
  );
}

function sectionsFor(session: Session, node: number): readonly Section[] {
  const { network, store } = session;
  const whole = visibleIn(network, { ...store.view, scope: null });
  const shown = store.view.scope === null ? whole : visibleIn(network, store.view);
  const sections = [
    { title: 'On the map only it and', choices: stepChoices(session, node, whole) },
    { title: 'Add to the map', choices: addChoices(session, node) },
    { title: 'Take off the map', choices: dropChoices(session, node, shown) },
  ];
  return sections.filter(({ choices }) => choices.length > 0);
}

function stepChoices({ network, store, map }: Session, node: number, visible: Visible): readonly Choice[] {
  const rings = ringsAround(network, visible, node, MOST_STEPS);
  return rings.flatMap((nodes, index) => {
    const steps = index + 1;
    if (nodes.length === (rings[index - 1]?.length ?? 1)) return [];
    const title = steps === 1 ? 'its neighbours' : `what is ${steps} steps away`;
    return [
      {
        title,
        says: tallied(network, nodes.slice(1)),
        run: () => {
          const says = `${network.columns.nodes.name[node]} and ${title}`;
          store.change('limitTo', { ids: idsOf(network, nodes), says });
          map.current?.fit(nodes);
        },
      },
    ];
  });
}

/** Where the map shows all there is nothing to add. */
function addChoices({ network, store }: Session, node: number): readonly Choice[] {
  const { scope } = store.view;
  if (scope === null) return [];
  return kinOf(network, node).flatMap(({ type, outgoing, nodes }) => {
    const [all, ...some] = choicesToAdd(network, nodes, scope);
    if (!all) return [];
    const title = phraseOf(type, outgoing);
    const added = all.ids.map(id => network.indexOf.get(id)!);
    return [
      { title, says: tallied(network, added), run: () => store.change('addToScope', all.ids) },
      ...some.map(({ says, ids }) => ({
        title: `${title}: ${says}`,
        says: '',
        run: () => store.change('addToScope', ids),
      })),
    ];
  });
}

function dropChoices({ network, store }: Session, node: number, visible: Visible): readonly Choice[] {
  const loose = hangingOn(network, visible, node);
  if (loose.length === 0) return [];
  const ids = idsOf(network, loose);
  const run = (): void =>
    store.view.scope === null ? store.change('hide', ids) : store.change('takeFromScope', ids);
  return [{ title: 'what hangs on it alone', says: tallied(network, loose), run }];
}

const idsOf = ({ columns }: Network, nodes: readonly number[]): readonly string[] =>
  nodes.map(node => columns.nodes.id[node]!);

/** "412 papers, 3 models" */
function tallied({ labelOf }: Network, nodes: readonly number[]): string {
  const tally = new Uint32Array(UNKNOWN + 1);
  for (const node of nodes) tally[labelOf[node]!]! += 1;
  const parts = nodeTypes.flatMap(({ words }, label) => (tally[label] ? [count(tally[label], words)] : []));
  return parts.join(', ');
}
