/** What papers work with together with this node, by type, with how many papers do. */
import { nodeTypes } from '#graph/schema';
import { NodeLink } from '../parts/node-link.tsx';
import { useSession } from '../session.ts';
import { PageSection, type SectionProps } from './section.tsx';
import { seenTogether } from './seen-together.ts';

/** Shown of each type. */
const MOST = 8;

export function SeenTogether({ title, says, node }: SectionProps) {
  const { network } = useSession();
  const companions = seenTogether(network, node);
  if (companions.length === 0) return null;
  const { id, name, label } = network.columns.nodes;
  const most = companions[0]!.papers;
  return (
    <PageSection title={title} says={says}>
      <div className="together">
        {nodeTypes.map(({ label: type, words }) => {
          const own = companions.filter(each => label[each.node] === type).slice(0, MOST);
          return own.length === 0 ? null : (
            <div key={type}>
              <h4>{words.many}</h4>
              <ul>
                {own.map(({ node: other, papers }) => (
                  <li key={other}>
                    <NodeLink id={id[other]!} label={label[other]!} name={name[other]!} />
                    <span
                      className="weight"
                      style={{ '--share': papers / most } as React.CSSProperties}
                      title={`${papers} papers`}
                    >
                      {papers}
                    </span>
                  </li>
                ))}
              </ul>
            </div>
          );
        })}
      </div>
    </PageSection>
  );
}
