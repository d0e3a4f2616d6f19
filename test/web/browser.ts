/** A real browser for tests: one of the machine's own, else Playwright's; null, with the reason printed, where there is none. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { root } from '../house/tracked-files.ts';

const places: readonly (string | undefined)[] = [
  process.env.CHROME_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Where Playwright puts its own download; an error of its own where it knows no place for this system. */
function ownDownload(): string | undefined {
  try {
    return chromium.executablePath();
  } catch {
    return undefined;
  }
}

export const browserPath: string | null =
  [...places, ownDownload()].find(path => path && existsSync(path)) ?? null;

export const builtPage: string | null = existsSync(join(root, 'dist', 'web', 'index.html'))
  ? join(root, 'dist', 'web')
  : null;

if (!browserPath)
  console.log(
    'Browser tests skipped: no browser found. Install Chrome or Chromium, name one in CHROME_PATH, or run: npx playwright-core install chromium',
  );
else if (!builtPage)
  console.log('Browser tests skipped: the page is not built; run npm run build:web first.');
else console.log(`Browser tests run in ${browserPath}`);

export const canBrowse = browserPath !== null && builtPage !== null;

/** Draws in software, so that a machine without a graphics card shows the same. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function launch(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: browserPath!, args: [...flags, ...more] });
}

export interface Visit {
  readonly page: Page;
  /** What the page complained about: errors on its console, and errors that nobody caught. */
  readonly complaints: readonly string[];
}

/** A fresh page, as a new reader has it. */
export async function open(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    acceptDownloads: true,
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  page.on('console', message => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', error => complaints.push(String(error)));
  await page.goto(url);
  return { page, complaints };
}
