/** Everything about one node: what it is, what is stated about it, and where to go from it. */
import { BookOpen, ExternalLink, X } from 'lucide-react';
import { memo, useEffect, useState } from 'react';
import type { GraphNode } from '#graph/facts';
import { nameOf } from '#graph/node-name';
import { nodeTypeOf } from '#graph/schema';
import { NodeCorrections } from '../corrections/node-corrections.tsx';
import type { ProblemDetails } from '../data/problem.ts';
import { Button, IconButton } from '../parts/button.tsx';
import { Glyph } from '../parts/glyph.tsx';
import { ProblemNote } from '../parts/problem.tsx';
import { Progress } from '../parts/progress.tsx';
import { type Session, usePart, useResource, useSession } from '../session.ts';
import { Abstract } from './abstract.tsx';
import { kickerOf } from './kicker.ts';
import { type Loaded, loadNode } from './load-node.ts';
import { NodeActions } from './node-actions.tsx';
import { Relations } from './relations.tsx';
import { Why } from './why.tsx';
import { count } from './words.ts';

export const Details = memo(function Details() {
  const session = useSession();
  const id = usePart(view => (view.page ? null : view.node));
  return id === null ? null : <NodeDetails key={id} id={id} session={session} />;
});

function NodeDetails({ id, session }: { readonly id: string; readonly session: Session }) {
  const [attempt, setAttempt] = useState(0);
  const loaded = useResource(`${id} ${attempt}`, signal => loadNode(session, id, signal));
  const { store, network } = session;
  const index = network.indexOf.get(id);
  const name = index === undefined ? id : network.columns.nodes.name[index]!;
  const label = index === undefined ? '' : network.columns.nodes.label[index]!;
  return (
    <aside className="details" aria-label={`Details of ${name}`}>
      <header className="details-header">
        <p className="kicker">
          <Glyph label={label} />
          {index === undefined ? 'not in this graph' : kickerOf(label, network.columns.nodes.base[index]!)}
          <YearOf index={index} />
        </p>
        <IconButton
          icon={X}
          says="Close the details"
          keys="Esc"
          onPress={() => store.change('selectNode', null)}
        />
        <h2 className={label === 'Paper' ? 'is-title' : ''} dir="auto">
          {name}
        </h2>
      </header>
      <div className="details-body">
        {loaded.state === 'loading' && <Progress says="Reading…" />}
        {loaded.state === 'failed' && (
          <ProblemNote problem={inWords(loaded.problem)} retry={() => setAttempt(attempt + 1)} />
        )}
        {loaded.state === 'ready' && <NodeBody {...loaded.value} />}
      </div>
    </aside>
  );
}

/** A link outlives what it leads to. */
const inWords = (problem: ProblemDetails): ProblemDetails =>
  problem.kind === 'unknown-node'
    ? {
        hint: 'The link may be of another graph, or of an older build. Search for it by its name.',
        ...problem,
        title: 'This graph has no such node',
      }
    : problem;

function YearOf({ index }: { readonly index: number | undefined }) {
  const { columns } = useSession().network;
  const year = index === undefined ? null : columns.nodes.year[index];
  return year ? <span className="year">{year}</span> : null;
}

function NodeBody({ page, texts, questions }: Loaded) {
  const { store, announce } = useSession();
  const { node, total, edges } = page;
  const stated = count(total, { one: 'stated relation', many: 'stated relations' });
  useEffect(() => announce(`Details of ${nameOf(node)}: ${stated}.`), [announce, node, stated]);
  const text = texts.get(node.id);
  return (
    <>
      <NodeFacts node={node} />
      <NodeActions page={page} questions={questions}>
        <Button icon={BookOpen} onPress={() => store.change('openPage', node.id)}>
          Whole page
        </Button>
      </NodeActions>
      {text !== undefined && node.properties.title !== undefined && (
        <>
          <Abstract page={page} text={text} />
          <Why page={page} text={text} />
        </>
      )}
      <h3 className="section">{stated}</h3>
      {edges.length < total && (
        <p className="cut">
          Shown are the {edges.length.toLocaleString('en')} surest. Ask in Cypher for all.
        </p>
      )}
      <Relations page={page} texts={texts} />
      <NodeCorrections id={node.id} name={nameOf(node)} />
    </>
  );
}

/** Properties that have a place of their own, or say nothing to a reader. */
const elsewhere: ReadonlySet<string> = new Set(['name', 'title', 'abstract', 'year', 'url', 'arxiv', 'id']);

export function NodeFacts({ node }: { readonly node: GraphNode }) {
  const { properties, labels } = node;
  const known = nodeTypeOf(labels)?.properties ?? [];
  const rows = known.filter(
    ({ name, kind }) =>
      !elsewhere.has(name) &&
      !name.startsWith('refused') &&
      properties[name] !== undefined &&
      kind !== 'integers',
  );
  const links = linksOf(node);
  if (rows.length + links.length === 0) return null;
  return (
    <div className="facts">
      <dl>
        {rows.map(({ name, says }) => (
          <div key={name}>
            <dt title={says}>{name}</dt>
            <dd dir="auto">{[properties[name]].flat().join(', ')}</dd>
          </div>
        ))}
      </dl>
      {links.length > 0 && (
        <p className="links">
          {links.map(({ href, says }) => (
            <a key={href} href={href} target="_blank" rel="noreferrer">
              {says}
              <ExternalLink size={12} aria-hidden="true" />
            </a>
          ))}
        </p>
      )}
    </div>
  );
}

/** Addresses are data: only those that lead to the web become links. */
export function linksOf({
  id,
  properties,
}: GraphNode): readonly { readonly href: string; readonly says: string }[] {
  const arxiv = typeof properties.arxiv === 'string' ? properties.arxiv : /^arxiv:(.+)$/u.exec(id)?.[1];
  const doi = /^doi:(.+)$/u.exec(id)?.[1];
  const { url } = properties;
  const links = [
    ...(arxiv ? [{ href: `https://arxiv.org/abs/${encodeURI(arxiv)}`, says: `arXiv ${arxiv}` }] : []),
    ...(doi ? [{ href: `https://doi.org/${encodeURI(doi)}`, says: `DOI ${doi}` }] : []),
    ...(typeof url === 'string' && /^https?:\/\//u.test(url)
      ? [{ href: url, says: new URL(url).hostname }]
      : []),
  ];
  const addressOf = ({ href }: (typeof links)[number]): string => href.replace(/^http:/u, 'https:');
  // Of two that lead to one place the first says more.
  return links.filter(
    (link, index) => links.findIndex(each => addressOf(each) === addressOf(link)) === index,
  );
}
