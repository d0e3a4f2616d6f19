/** A family as an indented tree: ancestors, the node itself, descendants; each step says how and when. */
import type { EdgeType } from '#graph/schema';
import type { Network } from '../data/network.ts';
import { NodeLink } from '../parts/node-link.tsx';
import { usePart, useResource, useSession } from '../session.ts';
import { familyOf, type Relative, sizeOf } from './lineage.ts';
import { PageSection, type SectionProps } from './section.tsx';

export const Lineage = (props: SectionProps) => (
  <Family {...props} type="DERIVED_FROM" up="comes from" down="what comes from it" />
);
export const Kinds = (props: SectionProps) => (
  <Family {...props} type="KIND_OF" up="is a kind of" down="its kinds" />
);

interface Props extends SectionProps {
  readonly type: EdgeType;
  readonly up: string;
  readonly down: string;
}

function Family({ title, says, node, type, up, down }: Props) {
  const { network } = useSession();
  const above = familyOf(network, node, type, 'up');
  const below = familyOf(network, node, type, 'down');
  const steps = useSteps(type, [above, below]);
  if (above.children.length + below.children.length === 0) return null;
  return (
    <PageSection title={title} says={says}>
      <div className="family">
        <Branch heading={up} root={above} network={network} steps={steps} />
        <Branch heading={down} root={below} network={network} steps={steps} />
      </div>
    </PageSection>
  );
}

interface BranchProps {
  readonly heading: string;
  readonly root: Relative;
  readonly network: Network;
  readonly steps: ReadonlyMap<string, string>;
}

function Branch({ heading, root, network, steps }: BranchProps) {
  if (root.children.length === 0) return null;
  return (
    <div>
      <h4>
        {heading} <span className="count">{sizeOf(root)}</span>
      </h4>
      <Children relatives={root.children} network={network} steps={steps} />
    </div>
  );
}

function Children({
  relatives,
  network,
  steps,
}: { readonly relatives: readonly Relative[] } & Pick<BranchProps, 'network' | 'steps'>) {
  const { id, name, label, year } = network.columns.nodes;
  return (
    <ul className="tree">
      {relatives.map(({ node, edge, children }) => {
        const how = edge === null ? undefined : steps.get(network.columns.edges.id[edge]!);
        return (
          <li key={node}>
            <NodeLink id={id[node]!} label={label[node]!} name={name[node]!} year={year[node] ?? null} />
            {how && <span className="chip">{how}</span>}
            {children.length > 0 && <Children relatives={children} network={network} steps={steps} />}
          </li>
        );
      })}
    </ul>
  );
}

const HOW = 'MATCH ()-[r]->() WHERE r.id IN $ids RETURN r.id, r.how';

/** How each step was taken, where the relation says so. */
function useSteps(type: EdgeType, roots: readonly Relative[]): ReadonlyMap<string, string> {
  const { source, network } = useSession();
  const node = usePart(view => view.node);
  const ids = roots.flatMap(edgesIn).map(edge => network.columns.edges.id[edge]!);
  const loaded = useResource(`how ${type} ${node}`, async signal => {
    if (ids.length === 0) return new Map<string, string>();
    const { rows } = await source.query(HOW, { ids }, signal);
    return new Map(rows.flatMap(([id, how]) => (how === null ? [] : [[String(id), String(how)] as const])));
  });
  return loaded.state === 'ready' ? loaded.value : new Map();
}

const edgesIn = ({ edge, children }: Relative): readonly number[] => [
  ...(edge === null ? [] : [edge]),
  ...children.flatMap(edgesIn),
];
