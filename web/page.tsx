/** Puts the explorer into the page; where the graph comes from is told by who starts it. */
import './styles/tokens.css';
import './styles/base.css';
import './styles/rail.css';
import './styles/map.css';
import './styles/details.css';
import './styles/corrections.css';
import './styles/drawer.css';
import './styles/result.css';
import './styles/console.css';
import './styles/palette.css';
import './styles/page.css';
import './styles/server-note.css';
import './styles/narrow.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { problemOf } from './data/problem.ts';
import type { DataSource } from './data/source.ts';
import { typeStyles } from './styles/types.ts';
import { Threshold } from './threshold.tsx';

/** Says on the way that it is on its way, and in the end why it did not come. */
export function showPage(source: Promise<DataSource>): void {
  const styles = document.createElement('style');
  styles.textContent = typeStyles();
  document.head.append(styles);
  const root = createRoot(document.getElementById('root')!);
  root.render(<Threshold />);
  source.then(
    ready => root.render(<App source={ready} />),
    error => root.render(<Threshold problem={problemOf(error)} />),
  );
}
