/** Starts the page: the source is the server that sent it. */
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/rail.css';
import './styles/map.css';
import './styles/details.css';
import './styles/drawer.css';
import './styles/palette.css';
import './styles/page.css';
import './styles/narrow.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { HttpSource } from './data/http-source.ts';
import { typeStyles } from './styles/types.ts';

const styles = document.createElement('style');
styles.textContent = typeStyles();
document.head.append(styles);

createRoot(document.getElementById('root')!).render(<App source={new HttpSource('./')} />);
