/** A node over the years, as bars with their numbers. */
import { useSession } from '../session.ts';
import { papersOverYears } from './over-years.ts';
import { PageSection, type SectionProps } from './section.tsx';

export function OverYears({ title, says, node }: SectionProps) {
  const years = papersOverYears(useSession().network, node, ['MENTIONS']);
  if (years.length < 2) return null;
  const most = Math.max(...years.map(({ papers }) => papers));
  return (
    <PageSection title={title} says={says}>
      <ol className="year-chart">
        {years.map(({ year, papers }) => (
          <li key={year}>
            <span
              className="bar"
              style={{ height: `${papers === 0 ? 0 : 4 + (66 * papers) / most}px` }}
              aria-hidden="true"
            />
            <b>{papers}</b>
            <span>{year}</span>
          </li>
        ))}
      </ol>
    </PageSection>
  );
}
