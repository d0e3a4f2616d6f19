/** The most similar papers, each with what makes it so. */
import { Fragment } from 'react';
import { phraseOf } from '../panels/words.ts';
import { NodeLink } from '../parts/node-link.tsx';
import { useSession, visit } from '../session.ts';
import { PageSection, type SectionProps } from './section.tsx';
import { type Shared, similarPapers } from './similar-papers.ts';

const MOST = 10;
/** Shared things named of each. */
const MOST_NAMED = 5;

export function SimilarPapers({ title, says, node }: SectionProps) {
  const session = useSession();
  const { network } = session;
  const papers = similarPapers(network, node, MOST);
  if (papers.length === 0) return null;
  const { id, name, label, year } = network.columns.nodes;
  return (
    <PageSection title={title} says={says}>
      <ol className="similar">
        {papers.map(({ paper, shared, weight }) => (
          <li key={paper}>
            <NodeLink id={id[paper]!} label={label[paper]!} name={name[paper]!} year={year[paper] ?? null} />
            <p>
              {sentencesOf(shared.slice(0, MOST_NAMED)).map(({ says: words, nodes }, part) => (
                <Fragment key={words}>
                  {part > 0 && '; '}
                  {words}{' '}
                  {nodes.map((each, index) => (
                    <Fragment key={each}>
                      {index > 0 && (index === nodes.length - 1 ? ' and ' : ', ')}
                      <button type="button" className="inline-link" onClick={() => visit(session, id[each]!)}>
                        {name[each]}
                      </button>
                    </Fragment>
                  ))}
                </Fragment>
              ))}
              {shared.length > MOST_NAMED && `, and ${shared.length - MOST_NAMED} more`}
              <span
                className="sureness"
                title={`weight ${weight.toFixed(2)}`}
                style={{ '--share': `${(100 * weight) / papers[0]!.weight}%` } as React.CSSProperties}
              />
            </p>
          </li>
        ))}
      </ol>
    </PageSection>
  );
}

/** "both use LoRA and DPO", "both build on LLaMA", "share MMLU". */
export function sentencesOf(
  shared: readonly Shared[],
): readonly { readonly says: string; readonly nodes: readonly number[] }[] {
  const grouped = new Map<string, number[]>();
  for (const { node, relation } of shared) {
    const says = relation === null ? 'share' : `both ${plural(phraseOf(relation, true))}`;
    grouped.set(says, [...(grouped.get(says) ?? []), node]);
  }
  return [...grouped].map(([says, nodes]) => ({ says, nodes }));
}

/** "uses" of two is "use", "builds on" is "build on". */
const plural = (phrase: string): string => phrase.replace(/^(\w+?)s\b/u, '$1');
