/** The frame of a section on a node's page. */
import type { ReactNode } from 'react';
import type { NodePage } from '../data/source.ts';

export interface SectionProps {
  readonly title: string;
  readonly says: string;
  readonly page: NodePage;
  /** The node's number in the network. */
  readonly node: number;
}

interface FrameProps {
  readonly title: string;
  readonly says: string;
  readonly children: ReactNode;
}

export function PageSection({ title, says, children }: FrameProps) {
  return (
    <section className="page-section" aria-label={title}>
      <h3>
        {title} <small>{says}</small>
      </h3>
      {children}
    </section>
  );
}
