/** Light and dark in a real browser: another ground changes colours and nothing else. */
import { expect, test } from 'vitest';
import { searchFor } from './explorer-page.ts';
import { describeOnSample } from './stage.ts';

describeOnSample('the ground', stage => {
  test('changes under a node in focus: it stays in focus, and the camera where it is', async () => {
    const { page } = await stage.open();
    await page.locator('.map-land').waitFor();
    await searchFor(page, 'llama 2', 'Llama 2');
    await page.locator('.details h2', { hasText: 'Llama 2' }).waitFor();
    const map = page.locator('[data-focus="on"]');
    await map.waitFor();
    const mapStage = await map.locator('.map-stage').elementHandle();
    // The camera tells the address where it stands, once it has come to rest.
    await page.waitForFunction(() => /[#&]at=/u.test(location.hash));
    const address = page.url();
    await page.getByRole('button', { name: 'Dark ground' }).click();
    await page.waitForTimeout(600);
    expect(await map.count()).toBe(1);
    expect(await mapStage!.evaluate(element => element.isConnected)).toBe(true);
    expect(page.url()).toBe(address);
  });
});
