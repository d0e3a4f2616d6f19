/** Blocks of tests in a real browser, with what they need standing ready: a browser alone, or one before the sample. */
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import type { Facts } from '#graph/facts';
import type { RunningServer, ServerOptions } from '../../src/server/index.ts';
import { canBrowse, launch, open, type Visit } from './browser.ts';
import { mostReached, type Subject } from './explorer-page.ts';
import { sampleFacts, serve } from './served-sample.ts';

/** A fresh page at an address. */
export type OpenUrl = (url: string, options?: BrowserContextOptions) => Promise<Visit>;

/** Tests that share a browser; none leaves a page behind. They are skipped where there is no browser. */
export function describeInBrowser(name: string, tests: (openUrl: OpenUrl) => void): void {
  describe.skipIf(!canBrowse)(name, () => {
    let browser: Browser;

    beforeAll(async () => {
      browser = await launch();
    });
    afterEach(() => Promise.all(browser.contexts().map(context => context.close())));
    afterAll(() => browser?.close());

    tests((url, options) => open(browser, url, options));
  });
}

/** The papers that come with the program, served. What it holds is there once a test runs, not while tests are listed. */
export interface Stage {
  readonly facts: Facts;
  readonly url: string;
  /** The model that most papers build on. */
  readonly model: Subject;
  /** The technique that most papers use. */
  readonly technique: Subject;
  readonly openUrl: OpenUrl;
  /** A fresh page at a view: what stands after the # of an address. */
  open(view?: string, options?: BrowserContextOptions): Promise<Visit>;
  openNode(id: string, options?: BrowserContextOptions): Promise<Visit>;
}

/** Tests that share a browser and a server of the sample. @param more what the server has beside the graph */
export function describeOnSample(
  name: string,
  tests: (stage: Stage) => void,
  more: () => Partial<ServerOptions> = () => ({}),
): void {
  describeInBrowser(name, openUrl => {
    let facts: Facts;
    let server: RunningServer;
    let model: Subject;
    let technique: Subject;

    beforeAll(async () => {
      facts = await sampleFacts();
      model = mostReached(facts, 'Model', 'BUILDS_ON');
      technique = mostReached(facts, 'Technique', 'USES_TECHNIQUE');
      server = await serve(facts, more());
    });
    afterAll(() => server?.close());

    const openView: Stage['open'] = (view, options) =>
      openUrl(view === undefined ? server.url : `${server.url}/#${view}`, options);
    tests({
      get facts() {
        return facts;
      },
      get url() {
        return server.url;
      },
      get model() {
        return model;
      },
      get technique() {
        return technique;
      },
      openUrl,
      open: openView,
      openNode: (id, options) => openView(`node=${encodeURIComponent(id)}`, options),
    });
  });
}
