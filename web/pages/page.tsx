/** The whole page of a node: what it is, and every view that fits its type, each a section of one table. */
import { ArrowLeft, Map as MapIcon } from 'lucide-react';
import { useState } from 'react';
import type { Label } from '#graph/schema';
import { Abstract } from '../panels/abstract.tsx';
import { NodeFacts } from '../panels/details.tsx';
import { kickerOf } from '../panels/kicker.ts';
import { kinOf } from '../panels/kin.ts';
import { type Loaded, loadNode } from '../panels/load-node.ts';
import { NodeActions } from '../panels/node-actions.tsx';
import { Relations } from '../panels/relations.tsx';
import { Why } from '../panels/why.tsx';
import { count, phraseOf } from '../panels/words.ts';
import { Button } from '../parts/button.tsx';
import { Glyph } from '../parts/glyph.tsx';
import { NodeLink } from '../parts/node-link.tsx';
import { ProblemNote } from '../parts/problem.tsx';
import { Progress } from '../parts/progress.tsx';
import { usePart, useResource, useSession } from '../session.ts';
import { Leaderboard } from './leaderboard.tsx';
import { Kinds, Lineage } from './lineage-tree.tsx';
import type { SectionProps } from './section.tsx';
import { SimilarPapers } from './similar.tsx';
import { SeenTogether } from './together.tsx';
import { OverYears } from './year-chart.tsx';

interface Section {
  readonly title: string;
  readonly says: string;
  /** Types that it is for. */
  readonly labels: readonly Label[];
  /** Draws nothing where there is nothing to say. */
  readonly Content: React.ComponentType<SectionProps>;
}

const things: readonly Label[] = ['Model', 'Technique', 'Dataset', 'Benchmark'];

const sections: readonly Section[] = [
  { title: 'Over the years', says: 'papers that work with it', labels: things, Content: OverYears },
  {
    title: 'Lineage',
    says: 'what it comes from, and what comes from it',
    labels: ['Model'],
    Content: Lineage,
  },
  {
    title: 'Broader and narrower',
    says: 'what it is a kind of, and its kinds',
    labels: ['Technique'],
    Content: Kinds,
  },
  {
    title: 'Leaderboard',
    says: 'every score that a paper states, with its sentence',
    labels: ['Benchmark', 'Dataset'],
    Content: Leaderboard,
  },
  { title: 'Goes with', says: 'seen together in papers', labels: things, Content: SeenTogether },
  {
    title: 'Most similar papers',
    says: 'what both work with; a rare thing weighs more',
    labels: ['Paper'],
    Content: SimilarPapers,
  },
];

/** A thing is presented once; a few may claim it. */
const MOST_INTRODUCERS = 3;

export default function Page() {
  const session = useSession();
  const id = usePart(view => view.node)!;
  const [attempt, setAttempt] = useState(0);
  const loaded = useResource(`page ${id} ${attempt}`, signal => loadNode(session, id, signal));
  const node = session.network.indexOf.get(id);
  return (
    <article className="page" key={id}>
      <div className="page-bar">
        <Button kind="quiet" icon={ArrowLeft} onPress={() => session.store.change('closePage', null)}>
          Back to the map
        </Button>
      </div>
      {node !== undefined && <PageHead node={node} />}
      {loaded.state === 'loading' && <Progress says="Reading…" />}
      {loaded.state === 'failed' && (
        <ProblemNote problem={loaded.problem} retry={() => setAttempt(attempt + 1)} />
      )}
      {loaded.state === 'ready' && node !== undefined && <PageBody loaded={loaded.value} node={node} />}
    </article>
  );
}

/** Known at once, whatever has still to be read. */
function PageHead({ node }: { readonly node: number }) {
  const { name, label, base, year } = useSession().network.columns.nodes;
  return (
    <header className="page-header">
      <p className="kicker">
        <Glyph label={label[node]!} size={14} />
        {kickerOf(label[node]!, base[node]!)}
        {year[node] ? <span className="year">{year[node]}</span> : null}
      </p>
      <h2 dir="auto">{name[node]}</h2>
      <Introducers node={node} />
    </header>
  );
}

/** Who presents it, where a paper of the graph does. */
function Introducers({ node }: { readonly node: number }) {
  const { network } = useSession();
  const { id, name, label, year } = network.columns.nodes;
  const papers = kinOf(network, node).find(({ type, outgoing }) => type === 'INTRODUCES' && !outgoing);
  if (!papers) return null;
  return (
    <p className="introducers">
      {phraseOf('INTRODUCES', false)}
      {papers.nodes.slice(0, MOST_INTRODUCERS).map(paper => (
        <NodeLink
          key={paper}
          id={id[paper]!}
          label={label[paper]!}
          name={name[paper]!}
          year={year[paper] ?? null}
        />
      ))}
    </p>
  );
}

function PageBody({ loaded, node }: { readonly loaded: Loaded; readonly node: number }) {
  const { store } = useSession();
  const { page, texts, questions } = loaded;
  const text = texts.get(page.node.id);
  return (
    <>
      <div className="page-facts">
        <NodeFacts node={page.node} />
        <NodeActions page={page} questions={questions}>
          <Button icon={MapIcon} onPress={() => store.change('closePage', null)}>
            Show on the map
          </Button>
        </NodeActions>
      </div>
      {text !== undefined && page.node.properties.title !== undefined && (
        <>
          <Abstract page={page} text={text} />
          <Why page={page} text={text} />
        </>
      )}
      {sections
        .filter(({ labels }) => labels.some(each => page.node.labels.includes(each)))
        .map(({ Content, title, says }) => (
          <Content key={title} title={title} says={says} page={page} node={node} />
        ))}
      <section className="page-section">
        <h3>{count(page.total, { one: 'stated relation', many: 'stated relations' })}</h3>
        <Relations page={page} texts={texts} />
      </section>
    </>
  );
}
