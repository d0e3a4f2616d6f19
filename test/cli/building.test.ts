/** Papers in, on the command line: build, link, evaluate. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { buildFour } from './built.ts';
import { paperLines, papers } from './papers.ts';
import { runCli } from './run-cli.ts';

const four = buildFour();

describe('herdbook build', () => {
  it('gives the same bytes for the same papers and seed, from a file, gzip or standard input', async () => {
    const packed = join(four.folder, 'papers.gz');
    await writeFile(packed, gzipSync(paperLines));
    const again = join(four.folder, 'again.jsonl');
    const expected = await readFile(four.graph, 'utf8');
    for (const from of [four.source, packed, '-']) {
      const { code, stdout } = await runCli(['build', from, '-o', again, '--quiet'], { stdin: paperLines });
      expect([code, stdout]).toEqual([0, '']);
      expect(await readFile(again, 'utf8')).toBe(expected);
    }
  });

  it('compresses what is named .gz, and every command reads it', async () => {
    const packed = join(four.folder, 'graph.jsonl.gz');
    await runCli(['build', four.source, '-o', packed]);
    expect(gunzipSync(await readFile(packed)).toString('utf8')).toBe(await readFile(four.graph, 'utf8'));
    const { stdout } = await runCli([
      'query',
      packed,
      'MATCH (p:Paper) RETURN count(p) AS papers',
      '-f',
      'csv',
    ]);
    expect(stdout).toBe('papers\r\n4\r\n');
  });

  it('tells how many records were of papers met before', async () => {
    const twice = join(four.folder, 'twice.jsonl');
    await writeFile(twice, `${JSON.stringify({ ...papers[0], year: undefined, venue: 'Clinics' })}\n`);
    const { stderr } = await runCli(['build', four.source, twice, '-o', join(four.folder, 'joined.jsonl')]);
    expect(stderr).toMatch(/edges from 4 papers \(1 more record told of the same\) in/u);
  });

  it('warns of bad records and goes on; with --strict it stops and leaves no file', async () => {
    const bad = join(four.folder, 'bad.jsonl');
    await writeFile(bad, `{"title":"Bare"}\n${paperLines}`);
    const target = join(four.folder, 'from-bad.jsonl');
    const lenient = await runCli(['build', bad, '-o', target]);
    expect(lenient.code).toBe(0);
    expect(lenient.stderr).toContain('bad.jsonl:1: expected a record with abstract, got none in "Bare"');
    await rm(target);
    const strict = await runCli(['build', bad, '-o', target, '--strict']);
    expect(strict.code).toBe(1);
    expect(strict.stderr).toMatch(/^error: .*bad\.jsonl:1: expected a record with abstract/mu);
    expect((await readdir(four.folder)).filter(name => name.includes('from-bad'))).toEqual([]);
  });

  it('keeps the graph that stands there when the new one fails', async () => {
    const target = join(four.folder, 'kept.jsonl');
    await writeFile(target, 'precious');
    const { code } = await runCli(['build', join(four.folder, 'nowhere.txt'), '-o', target]);
    expect(code).toBe(1);
    expect(await readFile(target, 'utf8')).toBe('precious');
  });

  it('says before the work that the output cannot be written', async () => {
    await mkdir(join(four.folder, 'taken'), { recursive: true });
    for (const [target, reason] of [
      [join(four.folder, 'no', 'such', 'g.jsonl'), 'its folder does not exist'],
      [join(four.folder, 'taken'), 'it is a folder'],
      [join(four.source, 'g.jsonl'), 'a part of its path is no folder'],
    ] as const) {
      const { code, stderr } = await runCli(['build', join(four.folder, 'never-read.txt'), '-o', target]);
      expect([code, stderr]).toEqual([1, expect.stringContaining(`Cannot write ${target}: ${reason}.`)]);
    }
  });

  it('builds no graph of no papers', async () => {
    const { code, stderr } = await runCli(['build', '-', '-o', join(four.folder, 'none.jsonl')], {
      stdin: '{"title":"Bare"}\n',
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/error: Expected at least one paper .* got none\. No graph was built\./u);
  });
});

describe('herdbook link', () => {
  it('gives one object a paper in their order, with offsets that fit the text', async () => {
    const { code, stdout } = await runCli(['link', '-', '-q'], { stdin: paperLines });
    expect(code).toBe(0);
    const found = stdout
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(found.map(one => one.id)).toEqual(papers.map(paper => paper.id));
    for (const [index, { mentions }] of found.entries()) {
      const text = `${papers[index]!.title}\n${papers[index]!.abstract}`;
      expect(mentions.length).toBeGreaterThan(2);
      for (const mention of mentions) {
        expect(Object.keys(mention)).toEqual([
          'start',
          'end',
          'surface',
          'label',
          'name',
          'node',
          'rule',
          'confidence',
        ]);
        expect(text.slice(mention.start, mention.end)).toBe(mention.surface);
      }
    }
    const models = found[0].mentions.filter((mention: { label: string }) => mention.label === 'Model');
    expect(new Set(models.map((mention: { name: string }) => mention.name))).toEqual(
      new Set(['LLaMA', 'MedLlamaQ']),
    );
  });
});

describe('herdbook evaluate', () => {
  it('scores a graph as table and as JSON', async () => {
    const gold = join(four.folder, 'gold.jsonl');
    const entities = [
      { type: 'Model', name: 'MedLlamaQ', relations: ['INTRODUCES'] },
      { type: 'Model', name: 'Nowhere-7', relations: ['EVALUATES'] },
    ];
    await writeFile(gold, JSON.stringify({ id: 7, title: papers[0]!.title, entities }));
    const table = await runCli(['evaluate', four.graph, '--gold', gold, '--errors']);
    expect(table.code).toBe(0);
    expect(table.stdout).toContain('[7] missed Model: Nowhere-7');
    expect(table.stdout).toMatch(/^ {2}INTRODUCES +1\.000 +1\.000 +1\.000 +1 +0 +0$/mu);
    const json = await runCli(['evaluate', four.graph, '--gold', gold, '--json']);
    expect(JSON.parse(json.stdout)).toMatchObject({
      papers: 1,
      missing: 0,
      entitiesByType: { Model: { right: 1, missed: 1 } },
    });
  });

  it('says that the annotated papers are not there', async () => {
    const { code, stderr } = await runCli([
      'evaluate',
      four.graph,
      '--gold',
      join(four.folder, 'none.jsonl'),
    ]);
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/none\.jsonl: expected a file of annotated papers, got no such file/u),
    ]);
  });
});
