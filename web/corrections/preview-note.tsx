/** What a correction would change, before it is kept. */
import type { CorrectionPreview } from '../data/source.ts';
import { count, phraseOf } from '../panels/words.ts';
import { ProblemNote } from '../parts/problem.tsx';
import type { Resource } from '../session.ts';

/** Edges that are named. */
const MOST = 3;

export function PreviewNote({ preview }: { readonly preview: Resource<CorrectionPreview | null> }) {
  if (preview.state === 'loading') return <p className="loading">Looking what it changes…</p>;
  if (preview.state === 'failed') return <ProblemNote problem={preview.problem} />;
  const change = preview.value;
  if (!change) return null;
  if (change.state !== 'applied') return <p className="cut">Nothing to correct: {change.reason}.</p>;
  return (
    <section className="correction-preview" aria-label="What it changes">
      <p>
        <strong dir="auto">{change.says}.</strong> {inNumbers(change)}
      </p>
      <EdgeList says="What goes" edges={change.edges.removed} />
      <EdgeList says="What comes" edges={change.edges.added} />
    </section>
  );
}

function inNumbers({ nodes, edges }: CorrectionPreview): string {
  const parts = [
    part(nodes.removed.count, 'node', 'go', 'goes'),
    part(nodes.added.count, 'node', 'come', 'comes'),
    part(edges.removed.count, 'edge', 'go', 'goes'),
    part(edges.added.count, 'edge', 'come', 'comes'),
    part(nodes.changed.count + edges.changed.count, 'fact', 'change', 'changes'),
  ].filter(text => text !== '');
  return parts.length === 0 ? '' : `${parts.join(', ')}.`;
}

const part = (number: number, one: string, verb: string, verbOfOne: string): string =>
  number === 0 ? '' : `${count(number, { one, many: `${one}s` })} ${number === 1 ? verbOfOne : verb}`;

interface ListProps {
  readonly says: string;
  readonly edges: CorrectionPreview['edges']['added'];
}

function EdgeList({ says, edges }: ListProps) {
  if (edges.count === 0) return null;
  return (
    <>
      <h3>{says}</h3>
      <ul>
        {edges.first.slice(0, MOST).map(({ id, type, start, end }) => (
          <li key={id} dir="auto">
            {end}: {phraseOf(type, false)} {start}
          </li>
        ))}
        {edges.count > MOST && <li>and {(edges.count - MOST).toLocaleString('en')} more</li>}
      </ul>
    </>
  );
}
