/** Questions and the Cypher console in a real browser. */
import { describe, expect, test } from 'vitest';
import { edgesInto, seriousIn } from './explorer-page.ts';
import { describeOnSample } from './stage.ts';

describeOnSample('the explorer', stage => {
  describe('questions', () => {
    test('papers that share a technique, from the technique', async () => {
      const { page, complaints } = await stage.openNode(stage.technique.id);
      await page.getByRole('button', { name: 'Papers that use it' }).click();
      const table = page.getByRole('table', { name: 'Papers that use a technique' });
      await table.getByRole('row').nth(1).waitFor();
      const using = new Set(
        edgesInto(stage.facts, 'USES_TECHNIQUE', stage.technique.id).map(({ start }) => start),
      );
      const rows = Number(await table.getAttribute('aria-rowcount')) - 1;
      expect(rows).toBeGreaterThanOrEqual(Math.min(50, using.size));
      await page.getByRole('button', { name: 'Only these' }).click();
      await page.getByText('Papers that use a technique:').waitFor();
      expect(complaints).toEqual([]);
    });

    test('papers that share a technique, from a paper', async () => {
      const [edge] = edgesInto(stage.facts, 'USES_TECHNIQUE', stage.technique.id);
      const { page } = await stage.openNode(edge!.start);
      await page.getByRole('button', { name: 'Papers that share a technique with it' }).click();
      const first = page.getByRole('table').getByRole('row').nth(1);
      await first.waitFor();
      expect((await first.textContent())!.length).toBeGreaterThan(5);
    });

    test('a form offers names while one types, and is filled by the keyboard alone', async () => {
      const { page } = await stage.open('drawer=questions&question=lineage');
      const field = page.getByRole('combobox', { name: 'the model' });
      await field.click();
      await field.fill(stage.model.name.slice(0, 4));
      await page.getByRole('option', { name: stage.model.name, exact: true }).first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.locator('.result-bar').waitFor();
      expect(page.url()).toContain('answers=');
      expect(await seriousIn(page)).toEqual([]);
    });

    test('an answer is told to be wrong where no node is called so', async () => {
      const answers = encodeURIComponent(JSON.stringify({ model: 'nothing of this name' }));
      const { page } = await stage.open(`drawer=questions&question=lineage&answers=${answers}`);
      expect(await page.getByRole('alert').textContent()).toContain('nothing of this name');
    });
  });

  describe('the Cypher console', () => {
    test('runs what a link brought only when told to, and shows a table', async () => {
      const cypher = encodeURIComponent(
        'MATCH (p:Paper) RETURN p AS paper, p.year AS year ORDER BY p.title LIMIT 30',
      );
      const { page, complaints } = await stage.open(`drawer=cypher&cypher=${cypher}`);
      await page.locator('.cm-content').waitFor();
      await page.waitForTimeout(300);
      expect(await page.getByRole('table').count()).toBe(0);
      await page.getByRole('button', { name: 'Run' }).click();
      const table = page.getByRole('table');
      await table.waitFor();
      expect(await table.getAttribute('aria-rowcount')).toBe('31');
      const titles = stage.facts.nodes
        .filter(({ labels }) => labels[0] === 'Paper')
        .map(({ properties }) => String(properties.title));
      expect(titles).toContain(await table.locator('tbody .node-name').first().textContent());
      await table.getByRole('button', { name: 'year' }).click();
      expect(await table.locator('th').nth(1).getAttribute('aria-sort')).toBe('ascending');
      const saved = page.waitForEvent('download');
      await page.getByRole('button', { name: 'CSV' }).click();
      expect((await saved).suggestedFilename()).toBe('result-of-the-query.csv');
      expect(await seriousIn(page)).toEqual([]);
      expect(complaints).toEqual([]);
    });

    test('shows the place of a mistake with a caret, and what was meant', async () => {
      const { page } = await stage.open('drawer=cypher');
      await page.locator('.cm-content').click();
      await page.keyboard.type('MATCH (n) RETRUN n');
      await page.locator('.cm-lintRange-error').waitFor();
      await page.keyboard.press('Control+Enter');
      const note = page.getByRole('alert');
      await note.waitFor();
      expect(await note.textContent()).toMatch(/MATCH \(n\) RETRUN n\n\s+\^{6}/u);
      expect(await note.textContent()).toContain('RETURN');
    });

    test('completes labels and relations from the schema', async () => {
      const { page } = await stage.open('drawer=cypher');
      await page.locator('.cm-content').click();
      await page.keyboard.type('MATCH (t:Tech');
      await page.locator('.cm-completionLabel', { hasText: 'Technique' }).waitFor();
      await page.waitForTimeout(150);
      await page.keyboard.press('Enter');
      await page.keyboard.type(')<-[:USES');
      await page.locator('.cm-completionLabel', { hasText: 'USES_TECHNIQUE' }).waitFor();
      expect(await page.locator('.cm-content').textContent()).toContain('(t:Technique');
    });
  });
});
