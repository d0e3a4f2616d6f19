/** Starts the page that is one file: the graph is in it. */
import './styles/single-fonts.css';
import { DATA_ELEMENT } from '#graph/single-page';
import { sourceOfFile } from './data/graph-file.ts';
import { showPage } from './page.tsx';

const data = document.getElementById(DATA_ELEMENT)?.textContent ?? '';
showPage(new Promise(resolve => resolve(sourceOfFile(data))));
