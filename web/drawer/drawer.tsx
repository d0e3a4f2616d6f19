/** What opens below the map: the questions, the Cypher console, the table. */
import { ChevronsDown, ChevronsUp, X } from 'lucide-react';
import { lazy, memo, Suspense, useState } from 'react';
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

/** Drawn again when its own parts of the view become others, not with the page. */
export const Drawer = memo(function Drawer() {
  const { store } = useSession();
  const name = usePart(view => view.drawer);
  const [tall, setTall] = useState(false);
  if (name === null) return null;
  const { title, Content } = drawers[name];
  return (
    <section className={`drawer drawer-${name}`} aria-label={title} data-tall={tall}>
      <header className="drawer-header">
        <h2>{title}</h2>
        <span className="drawer-tools">
          <IconButton
            icon={tall ? ChevronsDown : ChevronsUp}
            says={tall ? 'Lower' : 'Taller'}
            onPress={() => setTall(!tall)}
          />
          <IconButton
            icon={X}
            says={`Close: ${title}`}
            keys="Esc"
            onPress={() => store.change('openDrawer', null)}
          />
        </span>
      </header>
      <Suspense fallback={<p className="loading">Opening…</p>}>
        <Content />
      </Suspense>
    </section>
  );
});
