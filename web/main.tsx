/** Starts the page: the graph comes from the server that sent it or, on a static site, from the file beside it. */
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import { HttpSource } from './data/http-source.ts';
import type { DataSource } from './data/source.ts';
import { showPage } from './page.tsx';

async function sourceOfPage(): Promise<DataSource> {
  const file = document.querySelector<HTMLMetaElement>('meta[name="herdbook-graph"]')?.content;
  if (!file) return new HttpSource('./');
  const [{ MemorySource }, { jsonl }, response] = await Promise.all([
    import('./data/memory-source.ts'),
    import('#graph/formats/jsonl'),
    fetch(file),
  ]);
  return new MemorySource(jsonl.read!(await response.text()));
}

void sourceOfPage().then(showPage);
