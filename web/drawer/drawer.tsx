/** What opens below the map: the questions, the Cypher console, the table. */
import { X } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { IconButton } from '../parts/button.tsx';
import { Questions } from '../questions/questions.tsx';
import { usePart, useSession } from '../session.ts';
import type { Drawer as DrawerName } from '../state/view.ts';
import { NodeTable } from './node-table.tsx';

/** The editor is as large as the rest of the page: it comes when it is opened. */
const Console = lazy(() => import('../console/console.tsx'));

const drawers: Readonly<
  Record<DrawerName, { readonly title: string; readonly Content: React.ComponentType }>
> = {
  questions: { title: 'Questions', Content: Questions },
  cypher: { title: 'Cypher', Content: Console },
  table: { title: 'What the map shows', Content: NodeTable },
};

export function Drawer() {
  const { store } = useSession();
  const name = usePart(view => view.drawer);
  if (name === null) return null;
  const { title, Content } = drawers[name];
  return (
    <section className={`drawer drawer-${name}`} aria-label={title}>
      <header className="drawer-header">
        <h2>{title}</h2>
        <IconButton
          icon={X}
          says={`Close: ${title}`}
          keys="Esc"
          onPress={() => store.change('openDrawer', null)}
        />
      </header>
      <Suspense fallback={<p className="loading">Opening…</p>}>
        <Content />
      </Suspense>
    </section>
  );
}
