/** Why the paper is linked as it is, unfolded where the reader asks. */
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { Heading } from 'react-aria-components/Heading';
import { labelNumber } from '../data/network.ts';
import { cut } from '../data/quotes.ts';
import type { NodePage } from '../data/source.ts';
import { NodeLink } from '../parts/node-link.tsx';
import { ProblemNote } from '../parts/problem.tsx';
import { Progress } from '../parts/progress.tsx';
import { useResource, useSession } from '../session.ts';
import { type ExplainedName, type ExplainedSentence, explainPaper, type RefusedName } from './explanation.ts';
import { phraseOf, wordsOfConfidence, wordsOfRule } from './words.ts';

interface Props {
  readonly page: NodePage;
  /** Title, line break, abstract. */
  readonly text: string;
}

export function Why({ page, text }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Disclosure className="why" isExpanded={open} onExpandedChange={setOpen}>
      <Heading level={3}>
        <AriaButton slot="trigger" className="relation-heading">
          <ChevronRight size={14} aria-hidden="true" />
          Why is it linked so?
        </AriaButton>
      </Heading>
      <DisclosurePanel>{open && <Explanation page={page} text={text} />}</DisclosurePanel>
    </Disclosure>
  );
}

function Explanation({ page, text }: Props) {
  const { source } = useSession();
  const { id, properties } = page.node;
  const linked = useResource(`link ${id}`, signal =>
    source.link(String(properties.title ?? ''), String(properties.abstract ?? ''), signal),
  );
  if (linked.state === 'loading') return <Progress says="Reading it again…" />;
  if (linked.state === 'failed') return <ProblemNote problem={linked.problem} />;
  const sentences = explainPaper(page, text, linked.value);
  return (
    <>
      {text.trim() === '' && <p className="empty">Its text is not in this graph.</p>}
      {sentences.length === 0 && <p className="empty">No name was linked or refused in its text.</p>}
      {linked.value === null && sentences.length > 0 && (
        <p className="cut">
          What else a name could mean is known where Herdbook’s linker runs, which is not here.
        </p>
      )}
      <ol className="why-sentences">
        {sentences.map(sentence => (
          <Sentence key={sentence.start} sentence={sentence} />
        ))}
      </ol>
    </>
  );
}

function Sentence({ sentence: { text, start, names, refused } }: { readonly sentence: ExplainedSentence }) {
  const places = [...names, ...refused].map(one => ({ start: one.start - start, end: one.end - start }));
  return (
    <li>
      <blockquote dir="auto">
        {cut(text, places).map((piece, index) => {
          if (piece.mark === null) return piece.text;
          const name = names[piece.mark];
          const type = name ? `mention type-${labelNumber(name.other.labels[0] ?? '')}` : 'refused';
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other name
            <span key={index} className={type}>
              {piece.text}
            </span>
          );
        })}
      </blockquote>
      <ul>
        {names.map(name => (
          <Name key={`${name.start} ${name.other.id}`} name={name} />
        ))}
        {refused.map(name => (
          <Refused key={`${name.start} ${name.node}`} name={name} />
        ))}
      </ul>
    </li>
  );
}

const sureness = ({ rule, confidence }: { readonly rule: string; readonly confidence: number }): string =>
  `${wordsOfRule(rule)}, ${wordsOfConfidence(confidence)} (${Math.round(100 * confidence)}%)`;

function Name({ name: { surface, other, taken, notChosen, relations } }: { readonly name: ExplainedName }) {
  return (
    <li>
      <p className="why-name">
        <q>{surface}</q> is
        <NodeLink id={other.id} label={other.labels[0] ?? ''} name={other.name} />
      </p>
      <dl>
        {taken && <Reason term="the name" says={sureness(taken)} />}
        {relations.map(relation => (
          <Reason
            key={`${relation.type} ${relation.rule}`}
            term={phraseOf(relation.type, true)}
            says={sureness(relation)}
          />
        ))}
        {notChosen.length > 0 && <Reason term="not" says={notChosen.join(', ')} />}
      </dl>
    </li>
  );
}

function Reason({ term, says }: { readonly term: string; readonly says: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{says}</dd>
    </div>
  );
}

function Refused({ name: { surface, node, reason } }: { readonly name: RefusedName }) {
  const { indexOf, columns } = useSession().network;
  const index = indexOf.get(node);
  return (
    <li>
      <p>
        <q className="refused">{surface}</q> is not {index === undefined ? node : columns.nodes.name[index]}:{' '}
        {reason}
      </p>
    </li>
  );
}
