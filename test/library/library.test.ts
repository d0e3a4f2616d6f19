/** The way in for programs: build, save, open again and ask; link a text. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { build, link, open } from '../../src/library.ts';
import { papers } from '../cli/papers.ts';
import { ownFolder } from '../own-folder.ts';

const folder = ownFolder('library');

it.each(['graph.herdbook', 'graph.jsonl', 'graph.jsonl.gz'])(
  'A graph saved as %s opens as it was',
  async name => {
    const file = join(folder, name);
    const built = await build(papers);
    expect(built.counts).toMatchObject({ papers: 4, problems: 0 });
    await built.save(file);
    const opened = await open(file);
    expect(await opened.facts()).toEqual(await built.facts());
    const { rows } = await opened.query('MATCH (p:Paper) RETURN count(p)');
    expect(rows).toEqual([[4]]);
    expect((await opened.search('lora'))[0]).toMatchObject({ id: 'technique:lora' });
    expect((await opened.ask('builds-on', { model: 'LLaMA' })).rows.length).toBeGreaterThan(0);
    await Promise.all([built.close(), opened.close()]);
  },
);

it('A name in .gz is compressed', async () => {
  const built = await build(papers);
  const [plain, packed] = [join(folder, 'same.jsonl'), join(folder, 'same.jsonl.gz')];
  await Promise.all([built.save(plain), built.save(packed)]);
  expect(gunzipSync(await readFile(packed))).toEqual(await readFile(plain));
  await built.close();
});

it('A text is linked, and what is asked wrongly is said', async () => {
  const { text, mentions } = link({ title: 'Tuning LLaMA', abstract: 'We fine-tune LLaMA with LoRA.' });
  expect(mentions.map(({ name }) => name)).toEqual(expect.arrayContaining(['LLaMA', 'LoRA']));
  for (const { start, end, surface } of mentions) expect(text.slice(start, end)).toBe(surface);
  const graph = await build(papers);
  await expect(graph.ask('build-on')).rejects.toThrow('Did you mean "builds-on"?');
  await graph.close();
});
