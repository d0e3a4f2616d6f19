/** Frames while the map is dragged and zoomed: the explorer's, and those of Sigma's bare example with the same graph. */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Runs in the page: milliseconds a frame while the pointer drags, then while the wheel turns; the same events for any Sigma. */
const drive = async ({ selector, frames }) => {
  const target = document.querySelector(selector);
  const { left, top, width, height } = target.getBoundingClientRect();
  const middle = { x: left + width / 2, y: top + height / 2 };
  const send = (type, x, y, more = {}) =>
    target.dispatchEvent(
      new (type === 'wheel' ? WheelEvent : MouseEvent)(type, {
        clientX: x,
        clientY: y,
        bubbles: true,
        cancelable: true,
        composed: true,
        ...more,
      }),
    );
  const nextFrame = () => new Promise(resolve => requestAnimationFrame(resolve));
  const timed = async step => {
    await nextFrame();
    const began = performance.now();
    for (let frame = 0; frame < frames; frame++) {
      step(frame);
      await nextFrame();
    }
    return (performance.now() - began) / frames;
  };
  send('mousedown', middle.x, middle.y);
  const pan = await timed(frame =>
    send('mousemove', middle.x + 120 * Math.sin(frame / 6), middle.y + 80 * Math.cos(frame / 6)),
  );
  send('mouseup', middle.x, middle.y);
  await new Promise(resolve => setTimeout(resolve, 600));
  const zoom = await timed(frame =>
    send('wheel', middle.x, middle.y, { deltaY: Math.floor(frame / 8) % 2 === 0 ? -120 : 120 }),
  );
  await new Promise(resolve => setTimeout(resolve, 600));
  return { pan, zoom };
};

export const framesOf = (page, selector, frames) => page.evaluate(drive, { selector, frames });

/** Sigma as its documents show it first: nodes with places, sizes, colours and labels, lines between them, nothing set. */
export async function openBareSigma(browser, { nodes, edges }) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await page.setContent(
    '<body style="margin:0"><div id="bare" style="width:1140px;height:900px"></div></body>',
  );
  await page.addScriptTag({
    path: require.resolve('graphology').replace(/[^/]+$/u, 'graphology.umd.min.js'),
  });
  await page.addScriptTag({ path: require.resolve('sigma').replace(/[^/]+$/u, 'sigma.min.js') });
  const drawn = await page.evaluate(
    ([nodeRows, edgeRows]) => {
      const began = performance.now();
      const graph = new globalThis.graphology.MultiGraph();
      for (const [id, x, y, size, label] of nodeRows) graph.addNode(id, { x, y, size, label, color: '#666' });
      for (const [from, to] of edgeRows) graph.addEdge(from, to);
      new globalThis.Sigma(graph, document.getElementById('bare'));
      return performance.now() - began;
    },
    [
      nodes.map(({ id, properties: { x, y, name, title } }) => [id, x, y, 3, String(name ?? title)]),
      edges.map(({ start, end }) => [start, end]),
    ],
  );
  return { page, drawn, close: () => context.close() };
}
