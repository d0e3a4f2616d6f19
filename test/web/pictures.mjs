/** Makes the pictures of the documents again, from the page that is built: `node test/web/pictures.mjs`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('../../', import.meta.url));
const docs = fileURLToPath(new URL('../../docs/', import.meta.url));
const desk = { width: 1280, height: 800 };
const query =
  'MATCH (p:Paper)-[:USES_TECHNIQUE]->(t:Technique) WHERE t.name CONTAINS $part RETURN p, t LIMIT 40';
const address = parts =>
  Object.entries(parts)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');

const pictures = [
  { name: 'explorer-light', at: {} },
  { name: 'explorer-dark', at: { color: 'community' }, dark: true },
  { name: 'details', at: { node: 'model:llama-2' } },
  { name: 'page', at: { node: 'model:llama', page: 1 } },
  {
    name: 'console',
    at: { drawer: 'cypher', cypher: query, parameters: '{"part":"LoRA"}' },
    async before(page) {
      await page.getByRole('button', { name: 'Run' }).click();
      await page.getByRole('tab', { name: 'Graph' }).click();
      await page.locator('.dot').first().waitFor();
    },
  },
  {
    name: 'paths',
    at: { drawer: 'questions', question: 'path', answers: '{"from":"model:goat","to":"technique:lora"}' },
    dark: true,
    before: page => page.locator('.way').first().waitFor(),
  },
  { name: 'phone', at: { node: 'model:goat' }, viewport: { width: 390, height: 844 } },
];

/** The address that the server says it is at. */
async function serve() {
  const command = [`${root}dist/program/herdbook.js`, 'explore', '--no-open', '--port', '0'];
  const server = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const text of server.stdout.setEncoding('utf8')) {
    const [url] = /http:\S+/u.exec(text) ?? [];
    if (url) return { server, url };
  }
  throw new Error('The server said no address.');
}

const { server, url } = await serve();
const browser = await chromium.launch({
  executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
});
for (const { name, at, dark = false, viewport = desk, before } of pictures) {
  const page = await browser.newPage({
    viewport,
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  await page.goto(`${url}/#${address(at)}`);
  await page.locator('.map-land').waitFor();
  await page.evaluate(() => document.fonts.ready);
  await before?.(page);
  await page.waitForTimeout(1_500);
  await page.screenshot({ path: `${docs}${name}.png` });
  await page.close();
  console.log(`docs/${name}.png`);
}
await browser.close();
server.kill();
await once(server, 'exit');
