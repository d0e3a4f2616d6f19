/** What readers do again and again, each as an act on the page; an act leaves the page as it found it or in a state that the next expects. */

const byName = (page, role, name) => page.getByRole(role, { name, exact: true });

/** @param hub node with very many neighbours @param usual node with some */
export const clicksOn = ({ hub, usual, word }) => [
  ['point at a node', page => pointAtNode(page)],
  ['select a node', page => goTo(page, `#node=${encodeURIComponent(usual)}`, '.relation')],
  ['select the hub', page => goTo(page, `#node=${encodeURIComponent(hub)}`, '.relation')],
  ['only its neighbours', page => onlyNeighbours(page)],
  ['undo', page => byName(page, 'button', 'Undo').click()],
  ['redo', page => byName(page, 'button', 'Redo').click()],
  ['close, show all', page => goTo(page, '#', '.tries')],
  ['hide a type', page => page.getByRole('button', { name: /^papers/u }).click()],
  ['show it again', page => page.getByRole('button', { name: /^papers/u }).click()],
  ['years, one step', page => page.getByRole('slider', { name: 'From year' }).press('ArrowRight')],
  ['years, back', page => page.getByRole('slider', { name: 'From year' }).press('ArrowLeft')],
  ['open the search', page => page.keyboard.press('/').then(() => page.getByRole('combobox').waitFor())],
  [
    'type a word',
    page => page.keyboard.type(word, { delay: 60 }).then(() => page.getByRole('option').first().waitFor()),
  ],
  [
    'Enter flies there',
    page => page.keyboard.press('Enter').then(() => page.locator('.relation').first().waitFor()),
  ],
  ['open the table', page => byName(page, 'button', 'Table').click()],
  ['sort the table', page => page.getByRole('table').getByRole('button', { name: 'lines' }).click()],
  ['close the table', page => byName(page, 'button', 'Table').click()],
  ['dark ground', page => page.getByRole('button', { name: /Dark ground|Light ground/u }).click()],
  ['close all', page => goTo(page, '#', '.tries')],
];

async function goTo(page, hash, selector) {
  await page.evaluate(to => {
    window.location.hash = to;
  }, hash);
  await page.locator(selector).first().waitFor();
}

/** From the map's middle outward, until a node is under the pointer. */
async function pointAtNode(page) {
  const map = page.locator('.map');
  const box = await map.boundingBox();
  for (let step = 0; step < 200; step++) {
    const [turn, far] = [step * 2.4, Math.sqrt(step) * 12];
    await page.mouse.move(
      box.x + box.width / 2 + far * Math.cos(turn),
      box.y + box.height / 2 + far * Math.sin(turn),
    );
    if ((await map.getAttribute('data-hover')) === 'true') return;
  }
  throw new Error('No node was found under the pointer.');
}

async function onlyNeighbours(page) {
  await page.getByRole('button', { name: 'Around it…' }).click();
  await page.getByRole('menuitem', { name: /^its neighbours/u }).click();
}
