/** Starts the page: the graph comes from the server that sent it or, on a static site, from the file beside it. */
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import { HttpSource } from './data/http-source.ts';
import { SourceProblem } from './data/problem.ts';
import type { DataSource } from './data/source.ts';
import { showPage } from './page.tsx';

async function sourceOfPage(): Promise<DataSource> {
  const file = document.querySelector<HTMLMetaElement>('meta[name="herdbook-graph"]')?.content;
  if (!file) return new HttpSource('./');
  const [{ sourceOfFile }, text] = await Promise.all([import('./data/graph-file.ts'), fetchText(file)]);
  return sourceOfFile(text);
}

async function fetchText(file: string): Promise<string> {
  const response = await fetch(file).catch(() => null);
  if (response?.ok) return response.text();
  throw new SourceProblem({
    kind: 'no-graph',
    title: 'The graph of this page is not there',
    detail: `${file} should lie beside the page${response ? `, but the host answers ${response.status}` : ', but the host does not answer'}.`,
    hint: 'Put all files of the site there again, as herdbook site wrote them.',
  });
}

showPage(sourceOfPage());
