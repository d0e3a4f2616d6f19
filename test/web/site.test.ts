/** The explorer without a server: one file from the disk, and a folder on any web host. */
import { createReadStream, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Facts } from '#graph/facts';
import { fillSinglePage, TemplateError } from '#graph/single-page';
import { singlePage, writeSite } from '../../src/site.ts';
import { builtPage } from './browser.ts';
import { countOf, searchFor, seriousIn } from './explorer-page.ts';
import { sampleFacts } from './served-sample.ts';
import { describeInBrowser } from './stage.ts';

test('a page without a place for the graph is refused', () => {
  expect(() => fillSinglePage('<html></html>', { nodes: [], edges: [] })).toThrow(TemplateError);
});

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** Any web host: files by their address, nothing else. */
function host(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = join(folder, request.url === '/' ? 'index.html' : request.url!.replace(/\?.*/u, ''));
    response.setHeader('Content-Type', mediaTypes[extname(path)] ?? 'application/octet-stream');
    createReadStream(path)
      .on('error', () => response.writeHead(404).end())
      .pipe(response);
  });
  return new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(server)));
}

describeInBrowser('a site', openUrl => {
  let facts: Facts;
  let folder: string;
  let file: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'herdbook-site-'));
    file = join(folder, 'herd.html');
    facts = await sampleFacts();
    // A name that would end the element it is kept in, were it not written with care.
    const used = facts.edges.find(({ type }) => type === 'USES_TECHNIQUE')!.end;
    const nodes = facts.nodes.map(node =>
      node.id === used
        ? { ...node, properties: { ...node.properties, name: 'A </script><b>name</b> & more' } }
        : node,
    );
    writeFileSync(file, await singlePage({ ...facts, nodes }));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('of one file is small, and opens from the disk with all that it is about', async () => {
    expect(statSync(file).size).toBeLessThan(3_000_000);
    const { page, complaints } = await openUrl(pathToFileURL(file).href);
    await page.getByText(`${countOf(facts, 'Paper')} papers,`).waitFor();
    await searchFor(page, 'A </script>', 'A </script><b>name</b> & more');
    await page.locator('.details h2', { hasText: 'A </script><b>name</b> & more' }).waitFor();
    await page.locator('.relation mark').first().waitFor();
    expect(complaints).toEqual([]);
  });

  test('of one file answers Cypher and questions in the page, and tells mistakes', async () => {
    const { page, complaints } = await openUrl(
      `${pathToFileURL(file).href}#drawer=cypher&cypher=MATCH (n) RETURN count(n) AS n`,
    );
    await page.getByRole('button', { name: 'Run' }).click();
    await page.getByRole('cell', { name: String(facts.nodes.length) }).waitFor();
    await page.locator('.cm-content').fill('MATCH (n) RETRUN n');
    await page.getByRole('button', { name: 'Run' }).click();
    expect(await page.getByRole('alert').textContent()).toMatch(/RETRUN n\s+\^{6}/u);
    await page.getByRole('button', { name: 'Questions' }).click();
    await page.getByRole('button', { name: 'Most used models' }).click();
    await page.getByRole('table', { name: 'Most used models' }).getByRole('row').nth(2).waitFor();
    expect(complaints).toEqual([]);
  });

  test('in a folder runs on any web host', async () => {
    const site = join(folder, 'site');
    await writeSite(facts, site);
    const server = await host(site);
    const { port } = server.address() as AddressInfo;
    const { page, complaints } = await openUrl(`http://127.0.0.1:${port}/#drawer=table`);
    await page.getByText(`${facts.nodes.length} rows`).waitFor();
    expect(complaints).toEqual([]);
    server.closeAllConnections();
    server.close();
  });

  test.each([
    ['is cut in the middle', (text: string) => text.slice(0, text.length >> 1)],
    ['was made by a newer version', (text: string) => text.replace('"type":"node"', '"type":"hyperedge"')],
  ])('whose graph %s says so, and what to do', async (_, spoil) => {
    const site = mkdtempSync(join(folder, 'spoilt-'));
    await writeSite(facts, join(site, 'site'));
    const graph = join(site, 'site', 'graph.jsonl');
    writeFileSync(graph, spoil(readFileSync(graph, 'utf8')));
    const server = await host(join(site, 'site'));
    const { port } = server.address() as AddressInfo;
    const { page } = await openUrl(`http://127.0.0.1:${port}/`);
    const note = page.getByRole('alert');
    await note.waitFor();
    expect(await note.textContent()).toMatch(/cannot be read.*line \d+: expected .*Make it again/su);
    rmSync(graph);
    await page.reload();
    await page.getByText('should lie beside the page, but the host answers 404').waitFor();
    expect(await seriousIn(page)).toEqual([]);
    server.closeAllConnections();
    server.close();
  });

  test('of one file whose graph is damaged says so', async () => {
    const damaged = join(folder, 'damaged.html');
    writeFileSync(damaged, readFileSync(file, 'utf8').replace('{"type":"node"', '{"type:"node"'));
    const { page } = await openUrl(pathToFileURL(damaged).href);
    expect(await page.getByRole('alert').textContent()).toMatch(/cannot be read.*line 1/su);
  });

  test('loads little before it can be used: the first scripts are small', async () => {
    const index = readFileSync(join(builtPage!, 'index.html'), 'utf8');
    const first = [...index.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/gu)].map(match => match[1]!);
    const sizes = first.map(name => gzipSync(readFileSync(join(builtPage!, name))).length);
    expect(first.length).toBeGreaterThan(0);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(350 * 1_024);
  });
});
