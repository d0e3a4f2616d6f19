/** Starts the page that is one file: the graph is in it. */
import './styles/single-fonts.css';
import { jsonl } from '#graph/formats/jsonl';
import { DATA_ELEMENT } from '#graph/single-page';
import { MemorySource } from './data/memory-source.ts';
import { showPage } from './page.tsx';

const data = document.getElementById(DATA_ELEMENT)?.textContent ?? '';
showPage(new MemorySource(jsonl.read!(data)));
