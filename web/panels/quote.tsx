/** A sentence of a paper with the mention marked in it. */
import type { Evidence } from '#graph/facts';
import { cut, mentionIn } from '../data/quotes.ts';
import { wordsOfConfidence, wordsOfRule } from './words.ts';

interface Props {
  readonly evidence: Evidence;
  /** The paper's text, where it is at hand. */
  readonly text: string | undefined;
  /** What the mention may be written as. */
  readonly names: readonly string[];
}

export function Quote({ evidence, text, names }: Props) {
  const mark = mentionIn(evidence.sentence, evidence, text, names);
  const percent = Math.round(100 * evidence.confidence);
  return (
    <figure className="quote">
      <blockquote dir="auto">
        {cut(evidence.sentence, mark ? [mark] : []).map((piece, index) =>
          piece.mark === null ? (
            piece.text
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other name
            <mark key={index}>{piece.text}</mark>
          ),
        )}
      </blockquote>
      <figcaption title={`Rule: ${evidence.rule}`}>
        <span
          className="sureness"
          style={{ '--share': `${percent}%` } as React.CSSProperties}
          aria-hidden="true"
        />
        {wordsOfConfidence(evidence.confidence)} ({percent}%), {wordsOfRule(evidence.rule)}
      </figcaption>
    </figure>
  );
}
