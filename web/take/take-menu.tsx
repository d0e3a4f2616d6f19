/** Taking it along: the view or the whole graph as a picture or in any format, papers as BibTeX, the link. */
import { Share } from 'lucide-react';
import { useState } from 'react';
import { Header } from 'react-aria-components/Header';
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { type ProblemDetails, problemOf } from '../data/problem.ts';
import { Button } from '../parts/button.tsx';
import { ProblemNote } from '../parts/problem.tsx';
import { useResource, useSession } from '../session.ts';
import { type Taking, takings } from './takings.ts';

export function TakeMenu() {
  const session = useSession();
  const [problem, setProblem] = useState<ProblemDetails | null>(null);
  const [busy, setBusy] = useState(false);
  const formats = useResource('formats', () => session.source.formats());
  const sections = takings(formats.state === 'ready' ? formats.value : []);
  const all = new Map(sections.flatMap(({ entries }) => entries.map(entry => [entry.title, entry] as const)));
  const take = (taking: Taking): void => {
    setBusy(true);
    setProblem(null);
    taking
      .take(session)
      .then(
        () => session.announce(`${taking.title}: done.`),
        error => setProblem(problemOf(error)),
      )
      .finally(() => setBusy(false));
  };
  return (
    <div className="take-door">
      <MenuTrigger>
        <Button icon={Share} isDisabled={busy}>
          {busy ? 'Writing…' : 'Take along'}
        </Button>
        <Popover className="suggestions take-menu">
          <Menu
            aria-label="Take along"
            className="palette-list"
            onAction={key => take(all.get(String(key))!)}
          >
            {sections.map(({ title, entries }) => (
              <MenuSection key={title} id={title}>
                <Header>{title}</Header>
                {entries.map(entry => (
                  <MenuItem
                    key={entry.title}
                    id={entry.title}
                    className="palette-item"
                    textValue={entry.title}
                  >
                    <span className="palette-title">{entry.short}</span>
                    <span className="palette-says">{entry.says}</span>
                  </MenuItem>
                ))}
              </MenuSection>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      {problem && <ProblemNote problem={problem} />}
    </div>
  );
}
