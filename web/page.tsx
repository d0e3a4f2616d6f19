/** Puts the explorer into the page; where the graph comes from is told by who starts it. */
import './styles/tokens.css';
import './styles/base.css';
import './styles/rail.css';
import './styles/map.css';
import './styles/details.css';
import './styles/corrections.css';
import './styles/drawer.css';
import './styles/palette.css';
import './styles/page.css';
import './styles/server-note.css';
import './styles/narrow.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import type { DataSource } from './data/source.ts';
import { typeStyles } from './styles/types.ts';

export function showPage(source: DataSource): void {
  const styles = document.createElement('style');
  styles.textContent = typeStyles();
  document.head.append(styles);
  createRoot(document.getElementById('root')!).render(<App source={source} />);
}
