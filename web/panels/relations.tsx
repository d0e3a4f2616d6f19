/** A node's edges by relation and direction, each with the sentences that state it. */
import { ChevronRight } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { Heading } from 'react-aria-components/Heading';
import { evidenceOf, type GraphNode } from '#graph/facts';
import { nameOf } from '#graph/node-name';
import { edgeTypes } from '#graph/schema';
import { CorrectButton } from '../corrections/correct-button.tsx';
import { offersForEdge } from '../corrections/offers.ts';
import type { NodePage, StatedEdge } from '../data/source.ts';
import { NodeLink } from '../parts/node-link.tsx';
import { usePart, useSession } from '../session.ts';
import { ExpandMenu } from './expand-menu.tsx';
import { kinKey } from './kin.ts';
import { Quote } from './quote.tsx';
import { phraseOf } from './words.ts';

interface Group {
  readonly key: string;
  readonly phrase: string;
  readonly edges: readonly StatedEdge[];
}

/** Rows shown before "show all". */
const FIRST_ROWS = 12;

export function groupRelations({ node, edges }: NodePage): readonly Group[] {
  const groups = edgeTypes.flatMap(({ type }) =>
    [true, false].map(outgoing => ({
      key: kinKey(type, outgoing),
      phrase: phraseOf(type, outgoing),
      edges: edges.filter(({ edge }) => edge.type === type && (edge.start === node.id) === outgoing),
    })),
  );
  return groups.filter(group => group.edges.length > 0);
}

interface Props {
  readonly page: NodePage;
  readonly texts: ReadonlyMap<string, string>;
}

export function Relations({ page, texts }: Props) {
  const groups = groupRelations(page);
  if (groups.length === 0) return <p className="empty">Nothing is stated about it.</p>;
  return groups.map(group => <RelationGroup key={group.key} group={group} page={page} texts={texts} />);
}

function RelationGroup({ group, page, texts }: Props & { readonly group: Group }) {
  const [all, setAll] = useState(false);
  const chosen = usePart(view => view.edge);
  const rows =
    all || group.edges.some(({ edge }) => edge.id === chosen)
      ? group.edges
      : group.edges.slice(0, FIRST_ROWS);
  return (
    <Disclosure className="relation-group" defaultExpanded>
      <div className="relation-top">
        <Heading level={3}>
          <AriaButton slot="trigger" className="relation-heading">
            <ChevronRight size={14} aria-hidden="true" />
            {group.phrase}
            <span className="count">{group.edges.length}</span>
          </AriaButton>
        </Heading>
        <ExpandMenu node={page.node.id} group={group.key} phrase={group.phrase} />
      </div>
      <DisclosurePanel>
        <ul className="relations">
          {rows.map(stated => (
            <RelationRow key={stated.edge.id} stated={stated} node={page.node} texts={texts} />
          ))}
        </ul>
        {rows.length < group.edges.length && (
          <button type="button" className="more" onClick={() => setAll(true)}>
            Show all {group.edges.length}
          </button>
        )}
      </DisclosurePanel>
    </Disclosure>
  );
}

interface RowProps {
  readonly stated: StatedEdge;
  readonly node: GraphNode;
  readonly texts: ReadonlyMap<string, string>;
}

function RelationRow({ stated: { edge, other }, node, texts }: RowProps) {
  const { store } = useSession();
  const chosen = usePart(view => view.edge === edge.id);
  const [more, setMore] = useState(false);
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const evidence = evidenceOf(edge);
  const names = [...namesOf(node.properties), other.name];
  const { sizes, how, metric, value } = edge.properties;
  const own = nameOf(node);
  const leaves = edge.start === node.id;
  const ends = leaves ? { start: own, end: other.name } : { start: other.name, end: own };
  const offers = offersForEdge(edge, ends, leaves ? node.labels : other.labels);
  const details = [sizes, how, metric, value].flatMap(part => part ?? []).map(String);
  return (
    <li ref={row} className={chosen ? 'relation is-chosen' : 'relation'}>
      <div className="relation-line">
        <NodeLink id={other.id} label={other.labels[0] ?? ''} name={other.name} year={other.year} />
        {details.map(each => (
          <span key={each} className="chip">
            {each}
          </span>
        ))}
        <span className="line-tools">
          <button
            type="button"
            className="show-edge"
            aria-pressed={chosen}
            onClick={() => store.change('selectEdge', { edge: edge.id, node: node.id })}
          >
            show line
          </button>
          <CorrectButton
            isSmall
            name={`${ends.start} ${phraseOf(edge.type, true)} ${ends.end}`}
            offers={offers}
          />
        </span>
      </div>
      {(more ? evidence : evidence.slice(0, 1)).map(one => (
        <Quote
          key={`${one.paper}${one.start}${one.rule}`}
          evidence={one}
          text={texts.get(one.paper)}
          names={names}
        />
      ))}
      {evidence.length > 1 && (
        <button type="button" className="more" aria-expanded={more} onClick={() => setMore(!more)}>
          {more
            ? 'One sentence only'
            : `${evidence.length - 1} more ${evidence.length === 2 ? 'sentence' : 'sentences'}`}
        </button>
      )}
    </li>
  );
}

export function namesOf(properties: GraphNode['properties']): readonly string[] {
  const { name, aliases } = properties;
  return [name, ...(Array.isArray(aliases) ? aliases : [])].filter(
    each => typeof each === 'string',
  ) as string[];
}
