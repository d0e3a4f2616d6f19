/** A page of the explorer under the clock: when it answers, how long its main thread is taken, what memory it holds. */

/** Milliseconds without a long task after which a page is at rest. */
const REST = 400;

/** Notes every task of the main thread that takes 50 ms or more. */
const watchTasks = () => {
  globalThis.longTasks = [];
  new PerformanceObserver(list => {
    for (const { startTime, duration } of list.getEntries())
      globalThis.longTasks.push({ startTime, duration });
  }).observe({ type: 'longtask', buffered: true });
};

/** A fresh page that is watched from its first script on. */
export async function openWatched(browser, url) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const complaints = [];
  page.on('pageerror', error => complaints.push(String(error)));
  page.on('crash', () => complaints.push('the page crashed'));
  page.on('console', message => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.addInitScript(watchTasks);
  const clock = await context.newCDPSession(page);
  await clock.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(url);
  await page.locator('.map-land').waitFor();
  await atRest(page);
  return { page, clock, complaints, processor: await processorTime(clock), close: () => context.close() };
}

/** Waits until the main thread has had nothing long to do for a while. */
export async function atRest(page) {
  await page.evaluate(
    rest =>
      new Promise(resolve => {
        const look = () => {
          const last = globalThis.longTasks.at(-1);
          const end = last ? last.startTime + last.duration : 0;
          const wait = Math.max(end, began) + rest - performance.now();
          if (wait <= 0) resolve();
          else setTimeout(look, wait);
        };
        const began = performance.now();
        look();
      }),
    REST,
  );
}

/** Milliseconds from when the page's files were there until it was drawn, and until its main thread was free. */
export const opening = page =>
  page.evaluate(() => {
    const files = performance
      .getEntriesByType('resource')
      .filter(({ name }) => /\.(?:js|css)$|api\/graph/u.test(name));
    const there = Math.max(...files.map(({ responseEnd }) => responseEnd));
    const drawn = performance.getEntriesByName('map drawn')[0].startTime;
    const ends = globalThis.longTasks.map(({ startTime, duration }) => startTime + duration);
    const blocks = globalThis.longTasks
      .filter(({ startTime }) => startTime >= there)
      .map(({ duration }) => duration);
    return {
      drawn: drawn - there,
      interactive: Math.max(drawn, ...ends) - there,
      longest: Math.max(0, ...blocks),
    };
  });

/** The longest task that an act begins, by the clock on the wall and in processor time, and all processor time that it takes; milliseconds. */
export async function answer({ page, clock }, act) {
  const browser = page.context().browser();
  const before = await processorTime(clock);
  const began = await page.evaluate(() => performance.now());
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
  await act(page);
  await atRest(page);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const wall = await page.evaluate(
    from =>
      Math.max(
        0,
        ...globalThis.longTasks.filter(({ startTime }) => startTime >= from).map(({ duration }) => duration),
      ),
    began,
  );
  return { wall, longest: longestTask(traceEvents), all: (await processorTime(clock)) - before };
}

/** Of the pages' main threads; what else the machine does at the time does not count. */
function longestTask(events) {
  const thread = ({ pid, tid }) => `${pid}.${tid}`;
  const main = new Set(
    events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(thread),
  );
  const tasks = events.filter(event => /RunTask/u.test(event.name) && event.tdur && main.has(thread(event)));
  return Math.max(0, ...tasks.map(({ tdur }) => tdur / 1_000));
}

async function processorTime(clock) {
  const { metrics } = await clock.send('Performance.getMetrics');
  return 1_000 * metrics.find(({ name }) => name === 'TaskDuration').value;
}

/** MiB that the page's script holds, after its waste was collected. */
export async function heap({ clock }) {
  await clock.send('HeapProfiler.collectGarbage');
  const { metrics } = await clock.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'JSHeapUsedSize').value / 1_048_576;
}
