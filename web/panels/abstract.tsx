/** A paper's abstract with every mention in its type's colour, and what was seen and refused. */
import type { GraphNode } from '#graph/facts';
import { evidenceOf } from '#graph/facts';
import { labelNumber } from '../data/network.ts';
import { cut, type Mark, occurrences } from '../data/quotes.ts';
import type { NodeCard, NodePage } from '../data/source.ts';
import { wordFor } from '../parts/glyph.tsx';
import { useSession, visit } from '../session.ts';

interface Mention extends Mark {
  readonly other: NodeCard;
}

interface Refusal extends Mark {
  readonly reason: string;
}

/** What the edges point at, and every other place where the same words stand. */
export function mentionsOf({ node, edges }: NodePage, text: string): readonly Mention[] {
  const stated = edges.flatMap(({ edge, other }) =>
    evidenceOf(edge)
      .filter(one => one.paper === node.id && one.end > one.start)
      .map(({ start, end }) => ({ start, end, other })),
  );
  const repeated = stated.flatMap(({ start, end, other }) =>
    occurrences(text, text.slice(start, end)).map(mark => ({ ...mark, other })),
  );
  return [...stated, ...repeated];
}

export function refusalsOf({ properties }: GraphNode): readonly Refusal[] {
  const {
    refusedSurfaces = [],
    refusedReasons = [],
    refusedStarts = [],
  } = properties as Readonly<Record<string, readonly (string | number)[] | undefined>>;
  return refusedSurfaces.map((surface, index) => ({
    start: Number(refusedStarts[index]),
    end: Number(refusedStarts[index]) + String(surface).length,
    reason: String(refusedReasons[index] ?? ''),
  }));
}

export function Abstract({ page, text }: { readonly page: NodePage; readonly text: string }) {
  const session = useSession();
  const titleEnd = text.indexOf('\n') + 1;
  const abstract = text.slice(titleEnd);
  if (abstract.trim() === '') return <p className="empty">This record has no abstract.</p>;
  const inAbstract = <T extends Mark>(marks: readonly T[]): T[] =>
    marks
      .filter(({ start }) => start >= titleEnd)
      .map(mark => ({ ...mark, start: mark.start - titleEnd, end: mark.end - titleEnd }));
  const mentions = inAbstract(mentionsOf(page, text));
  const refusals = inAbstract(refusalsOf(page.node));
  return (
    <div className="abstract">
      <p dir="auto">
        {cut(abstract, [...mentions, ...refusals]).map((piece, index) => {
          if (piece.mark === null) return piece.text;
          const key = `${index}`;
          const mention = mentions[piece.mark];
          if (!mention)
            return (
              <RefusedWord
                key={key}
                text={piece.text}
                reason={refusals[piece.mark - mentions.length]!.reason}
              />
            );
          const label = mention.other.labels[0] ?? '';
          return (
            <button
              type="button"
              key={key}
              className={`mention type-${labelNumber(label)}`}
              title={`${mention.other.name}, ${wordFor(label)}`}
              onClick={() => visit(session, mention.other.id)}
            >
              {piece.text}
            </button>
          );
        })}
      </p>
      {refusals.length > 0 && <Refusals refusals={refusals} abstract={abstract} />}
    </div>
  );
}

function RefusedWord({ text, reason }: { readonly text: string; readonly reason: string }) {
  return (
    <span className="refused" title={`Not linked: ${reason}`}>
      {text}
    </span>
  );
}

function Refusals({
  refusals,
  abstract,
}: {
  readonly refusals: readonly Refusal[];
  readonly abstract: string;
}) {
  const distinct = new Map(
    refusals.map(({ start, end, reason }) => [
      `${abstract.slice(start, end)} ${reason}`,
      { surface: abstract.slice(start, end), reason },
    ]),
  );
  return (
    <div className="refusals">
      <h3>Seen and not linked</h3>
      <ul>
        {[...distinct].map(([key, { surface, reason }]) => (
          <li key={key}>
            <span className="refused">{surface}</span> {reason}
          </li>
        ))}
      </ul>
    </div>
  );
}
