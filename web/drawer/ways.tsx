/** Paths as ways to be read: from node to node, each step with the sentences that state it. */
import type { GraphEdge } from '#graph/facts';
import { evidenceOf } from '#graph/facts';
import { nameOf } from '#graph/node-name';
import type { ResultNode, ResultPath, ResultRelationship, Table } from '../data/source.ts';
import { Quote } from '../panels/quote.tsx';
import { namesOf } from '../panels/relations.tsx';
import { phraseOf } from '../panels/words.ts';
import { NodeLink } from '../parts/node-link.tsx';
import { useResource, useSession } from '../session.ts';
import { isPath } from './cells.ts';
import type { ViewProps } from './result-view.ts';

/** Ways whose sentences are laid out; the table has all. */
const MOST = 50;

const pathsIn = ({ rows }: Table): readonly ResultPath[] => rows.flatMap(row => row.filter(isPath));

const evidence = (step: ResultRelationship) => evidenceOf(step as unknown as GraphEdge);

export function Ways({ table, label }: ViewProps) {
  const { texts } = useSession();
  const paths = pathsIn(table);
  const shown = paths.slice(0, MOST);
  const papers = [
    ...new Set(
      shown.flatMap(path => path.relationships.flatMap(step => evidence(step).map(one => one.paper))),
    ),
  ];
  const loaded = useResource(`texts ${papers.join()}`, signal => texts.fetch(papers, signal));
  const known: ReadonlyMap<string, string> = loaded.state === 'ready' ? loaded.value : new Map();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="table-scroll" tabIndex={0} aria-label={`${label}, as ways`}>
      <ol className="ways">
        {shown.map((path, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a way has no name, and none is moved
          <li key={index}>
            <Way path={path} texts={known} />
          </li>
        ))}
      </ol>
      {shown.length < paths.length && (
        <p className="cut">
          Shown are {MOST} ways of {paths.length.toLocaleString('en')}; the table has all.
        </p>
      )}
    </section>
  );
}

function Way({ path, texts }: { readonly path: ResultPath; readonly texts: ReadonlyMap<string, string> }) {
  const { nodes, relationships } = path;
  return (
    <ol className="way">
      {nodes.map((node, index) => {
        const step = relationships[index];
        return (
          <li key={node.id}>
            <Stop node={node} />
            {step && <StepNote step={step} from={node} to={nodes[index + 1]!} texts={texts} />}
          </li>
        );
      })}
    </ol>
  );
}

const Stop = ({ node }: { readonly node: ResultNode }) => (
  <NodeLink id={node.id} label={node.labels[0] ?? ''} name={nameOf(node)} />
);

interface StepProps {
  readonly step: ResultRelationship;
  readonly from: ResultNode;
  readonly to: ResultNode;
  readonly texts: ReadonlyMap<string, string>;
}

function StepNote({ step, from, to, texts }: StepProps) {
  const names = [from, to].flatMap(({ properties }) => namesOf(properties));
  return (
    <div className="way-step">
      <em>{phraseOf(step.type, step.start === from.id)}</em>
      {evidence(step).map(one => (
        <Quote
          key={`${one.paper}${one.start}${one.rule}`}
          evidence={one}
          text={texts.get(one.paper)}
          names={names}
        />
      ))}
    </div>
  );
}
