/** The explorer as tests of a real browser meet it: what they look for, and how they look and point. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Facts, GraphEdge } from '#graph/facts';

/** A technique that several papers use: found in the graph, so that the tests hold for any sample. */
export interface Subject {
  readonly id: string;
  readonly name: string;
}

export function mostReached(facts: Facts, label: string, type: string): Subject {
  const reached = new Map<string, number>();
  for (const edge of facts.edges)
    if (edge.type === type) reached.set(edge.end, (reached.get(edge.end) ?? 0) + 1);
  const nodes = facts.nodes.filter(node => node.labels[0] === label);
  const [first] = nodes.sort((a, b) => (reached.get(b.id) ?? 0) - (reached.get(a.id) ?? 0));
  return { id: first!.id, name: String(first!.properties.name) };
}

export function countOf(facts: Facts, label: string): number {
  return facts.nodes.filter(({ labels }) => labels[0] === label).length;
}

/** The edges of a type that end in a node. */
export function edgesInto(facts: Facts, type: string, node: string): readonly GraphEdge[] {
  return facts.edges.filter(each => each.type === type && each.end === node);
}

/** A name with one long word: a slip in it is forgiven. */
export function longestName(facts: Facts): { readonly name: string; readonly word: string } {
  const names = facts.nodes.flatMap(({ properties: { name } }) => (typeof name === 'string' ? [name] : []));
  const words = names.flatMap(name => (name.match(/[a-z]+/giu) ?? []).map(word => ({ name, word })));
  return words.reduce((longest, each) => (each.word.length > longest.word.length ? each : longest));
}

/** What axe finds that keeps people out. */
export const seriousIn = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate('axe.run()')) as axe.AxeResults;
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(node => `${node.html.slice(0, 160)} ${node.failureSummary}`).join('; ')}`,
    );
};

/** Share of the map's pixels, of a fine grid of them, that are not the ground's colour. */
export async function inkOn(page: Page): Promise<number> {
  const shot = (await page.locator('.map').screenshot()).toString('base64');
  return page.evaluate(async data => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    const context = canvas.getContext('2d')!;
    context.drawImage(image, 0, 0);
    const pixels = context.getImageData(0, 0, image.width, image.height).data;
    const ground = pixels.slice(0, 3);
    let differing = 0;
    for (let at = 0; at < pixels.length; at += 4)
      if ([0, 1, 2].some(part => Math.abs(pixels[at + part]! - ground[part]!) > 24)) differing += 1;
    return (differing * 4) / pixels.length;
  }, shot);
}

/** The map is drawn, and its words in their own type. */
export const settled = async (page: Page): Promise<void> => {
  await page.locator('.map-land').waitFor();
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(150);
};

/** Changes the view as a link inside the page does. @param view what stands after the # of the address */
export const goTo = (page: Page, view: string): Promise<void> =>
  page.evaluate(to => {
    window.location.hash = to;
  }, view);

/** Opens the search by its key, types, waits for a name, and goes to the first hit. */
export async function searchFor(page: Page, typed: string, name: string): Promise<void> {
  await page.keyboard.press('/');
  await page.getByRole('combobox').waitFor();
  await page.keyboard.type(typed);
  await page.getByRole('option', { name }).first().waitFor();
  await page.keyboard.press('Enter');
}

/** Walks the map by keys: onto it and one step on. @returns what is told of the node that was reached */
export async function walkTwoSteps(page: Page): Promise<string> {
  await page.locator('.map-holder').focus();
  const said = page.locator('.for-ears[role=status]');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => said.textContent()).toMatch(/, \d+ lines?/u);
  const first = await said.textContent();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => said.textContent()).not.toBe(first);
  return (await said.textContent())!;
}

/** Moves the pointer over the free part of the map, from its middle outward, until a node is under it. */
export async function pointAtNode(page: Page): Promise<boolean> {
  const map = page.locator('.map');
  const box = (await map.boundingBox())!;
  const centre = { x: box.x + (box.width - 412) / 2, y: box.y + box.height / 2 };
  for (let ring = 0; ring < 16; ring++)
    for (let step = 0; step < Math.max(1, ring * 6); step++) {
      const angle = (2 * Math.PI * step) / Math.max(1, ring * 6);
      await page.mouse.move(centre.x + ring * 14 * Math.cos(angle), centre.y + ring * 14 * Math.sin(angle));
      if ((await map.getAttribute('data-hover')) === 'true') return true;
    }
  return false;
}

/** Draws with a tool around the middle of the map. @param reach share of the map's half that it takes in */
export async function draw(page: Page, tool: string, reach: number): Promise<void> {
  await page.getByRole('button', { name: tool }).click();
  const box = (await page.locator('.gather').boundingBox())!;
  const at = (x: number, y: number): Promise<void> =>
    page.mouse.move(box.x + (box.width / 2) * (1 + x * reach), box.y + (box.height / 2) * (1 + y * reach));
  await at(-1, -1);
  await page.mouse.down();
  for (const [x, y] of [
    [1, -1],
    [1, 1],
    [-1, 1],
    [0.99, 0.99],
  ] as const)
    await at(x, y);
  await page.mouse.up();
}
