/** What is marked, and what can be done with it. */
import { usePart, useSession } from '../session.ts';
import { joinings } from '../state/joinings.ts';
import { type Joining, joiningNames } from '../state/view.ts';
import { visibleIn } from '../state/visible.ts';
import { among, neighbourhood } from './focus.ts';
import { TooLong } from './too-long.tsx';

export function MarksBar() {
  const session = useSession();
  const { store, network, map } = session;
  const marked = usePart(view => view.marked);
  const joining = usePart(view => view.joining);
  if (marked.length === 0) return null;
  const idsOf = (nodes: readonly number[]): readonly string[] =>
    nodes.map(node => network.columns.nodes.id[node]!);
  const withNeighbours = (): void => {
    const visible = visibleIn(network, store.view);
    const { nodes } = among(network, visible, marked);
    store.change(
      'mark',
      idsOf([...new Set(nodes.flatMap(node => neighbourhood(network, visible, node).nodes))]),
    );
  };
  const onlyThese = (): void => {
    store.change('limitTo', { ids: marked, says: 'What was marked' });
    map.current?.fit(marked.flatMap(id => network.indexOf.get(id) ?? []));
  };
  const actions: readonly (readonly [says: string, run: () => void])[] = [
    ['Only these', onlyThese],
    ['With neighbours', withNeighbours],
    ['Hide', () => store.change('hide', marked)],
    ['Unmark', () => store.change('mark', [])],
  ];
  return (
    <section className="marks-bar" aria-label="What is marked">
      <strong>{marked.length.toLocaleString('en')} marked</strong>
      <TooLong />
      {actions.map(([says, run]) => (
        <button key={says} type="button" onClick={run}>
          {says}
        </button>
      ))}
      <label>
        What is gathered next:
        <select value={joining} onChange={event => store.change('joinBy', event.target.value as Joining)}>
          {joiningNames.map(name => (
            <option key={name} value={name}>
              {joinings[name].says}
            </option>
          ))}
        </select>
      </label>
    </section>
  );
}
