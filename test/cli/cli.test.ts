/** The command line: what each command gives, and what it says when it cannot. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paperLines, papers } from './papers.ts';
import { runCli } from './run-cli.ts';

let folder: string;
let source: string;
let graph: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'herdbook-cli-'));
  source = join(folder, 'papers.jsonl');
  graph = join(folder, 'graph.jsonl');
  await writeFile(source, paperLines);
  const built = await runCli(['build', source, '-o', graph]);
  expect(built.stderr).toMatch(/nodes and \d+ edges from 4 papers/u);
  expect(built.code).toBe(0);
});
afterAll(() => rm(folder, { recursive: true }));

describe('herdbook build', () => {
  it('gives the same bytes for the same papers and seed, from a file, gzip or standard input', async () => {
    const packed = join(folder, 'papers.gz');
    await writeFile(packed, gzipSync(paperLines));
    const again = join(folder, 'again.jsonl');
    const expected = await readFile(graph, 'utf8');
    for (const from of [source, packed, '-']) {
      const { code, stdout } = await runCli(['build', from, '-o', again, '--quiet'], { stdin: paperLines });
      expect([code, stdout]).toEqual([0, '']);
      expect(await readFile(again, 'utf8')).toBe(expected);
    }
  });

  it('compresses what is named .gz, and every command reads it', async () => {
    const packed = join(folder, 'graph.jsonl.gz');
    await runCli(['build', source, '-o', packed]);
    expect(gunzipSync(await readFile(packed)).toString('utf8')).toBe(await readFile(graph, 'utf8'));
    const { stdout } = await runCli([
      'query',
      packed,
      'MATCH (p:Paper) RETURN count(p) AS papers',
      '-f',
      'csv',
    ]);
    expect(stdout).toBe('papers\r\n4\r\n');
  });

  it('warns of bad records and goes on; with --strict it stops and leaves no file', async () => {
    const bad = join(folder, 'bad.jsonl');
    await writeFile(bad, `{"title":"Bare"}\n${paperLines}`);
    const target = join(folder, 'from-bad.jsonl');
    const lenient = await runCli(['build', bad, '-o', target]);
    expect(lenient.code).toBe(0);
    expect(lenient.stderr).toContain('bad.jsonl:1: expected a record with abstract, got none in "Bare"');
    await rm(target);
    const strict = await runCli(['build', bad, '-o', target, '--strict']);
    expect(strict.code).toBe(1);
    expect(strict.stderr).toMatch(/^error: .*bad\.jsonl:1: expected a record with abstract/mu);
    expect((await readdir(folder)).filter(name => name.includes('from-bad'))).toEqual([]);
  });

  it('keeps the graph that stands there when the new one fails', async () => {
    const target = join(folder, 'kept.jsonl');
    await writeFile(target, 'precious');
    const { code } = await runCli(['build', join(folder, 'nowhere.txt'), '-o', target]);
    expect(code).toBe(1);
    expect(await readFile(target, 'utf8')).toBe('precious');
  });

  it('says before the work that the output cannot be written', async () => {
    await mkdir(join(folder, 'taken'), { recursive: true });
    for (const [target, reason] of [
      [join(folder, 'no', 'such', 'g.jsonl'), 'its folder does not exist'],
      [join(folder, 'taken'), 'it is a folder'],
      [join(source, 'g.jsonl'), 'a part of its path is no folder'],
    ] as const) {
      const { code, stderr } = await runCli(['build', join(folder, 'never-read.txt'), '-o', target]);
      expect([code, stderr]).toEqual([1, expect.stringContaining(`Cannot write ${target}: ${reason}.`)]);
    }
  });

  it('builds no graph of no papers', async () => {
    const { code, stderr } = await runCli(['build', '-', '-o', join(folder, 'none.jsonl')], {
      stdin: '{"title":"Bare"}\n',
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/error: Expected at least one paper .* got none\. No graph was built\./u);
  });
});

describe('herdbook query', () => {
  const introduced =
    'MATCH (p:Paper)-[:INTRODUCES]->(m:Model) RETURN p.title AS title, m.name AS model ORDER BY model';

  it('writes a table for people', async () => {
    const { stdout, stderr } = await runCli(['query', graph, introduced]);
    expect(stdout.split('\n').slice(0, 3)).toEqual([
      'title                                      model',
      `${'─'.repeat(41)}  ${'─'.repeat(9)}`,
      'Legal Llamas                               LawLlamaQ',
    ]);
    expect(stderr).toMatch(/2 rows in \d+ ms/u);
  });

  it('fits the table to the terminal', async () => {
    const { stdout } = await runCli(['query', graph, introduced], { columns: 30, env: { NO_COLOR: '1' } });
    expect(stdout.split('\n')[3]).toBe('Medical Llamas: Ad…  MedLlamaQ');
  });

  it('writes JSON, null and nested values included', async () => {
    const { stdout } = await runCli([
      'query',
      graph,
      'RETURN 1 AS one, null AS none, [true, "x"] AS list',
      '-f',
      'json',
    ]);
    expect(JSON.parse(stdout)).toEqual([{ one: 1, none: null, list: [true, 'x'] }]);
    const none = await runCli(['query', graph, 'MATCH (n:Model) WHERE false RETURN n', '-f', 'json']);
    expect(JSON.parse(none.stdout)).toEqual([]);
  });

  it('writes CSV with quotes where they are needed', async () => {
    const { stdout } = await runCli([
      'query',
      graph,
      `RETURN 'a "b", c' AS text, null AS none, 2 AS two`,
      '-f',
      'csv',
    ]);
    expect(stdout).toBe('text,none,two\r\n"a ""b"", c",,2\r\n');
  });

  it('takes parameters: JSON where they parse, else text', async () => {
    const { stdout } = await runCli([
      'query',
      graph,
      'RETURN $n + 1 AS n, $s AS s, $list AS list',
      '-f',
      'json',
      '-p',
      'n=41',
      '-p',
      's=LLaMA',
      '-p',
      'list=[1,2]',
    ]);
    expect(JSON.parse(stdout)).toEqual([{ n: 42, s: 'LLaMA', list: [1, 2] }]);
  });

  it('shows where a statement is wrong, with a caret', async () => {
    const { code, stdout, stderr } = await runCli(['query', graph, 'MATCH (m:Model) RETURN n.name']);
    expect([code, stdout]).toEqual([1, '']);
    const [message, line, caret] = stderr.split('\n');
    expect(message).toMatch(/^error: .*n/u);
    expect(line).toBe('MATCH (m:Model) RETURN n.name');
    expect(caret!.indexOf('^')).toBe(line!.lastIndexOf('n.name'));
  });

  it('names the nearest function for a mistyped one', async () => {
    const { code, stderr } = await runCli(['query', graph, 'MATCH (m:Model) RETURN toUper(m.name)']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/toUpper/u);
  });

  it('stops a statement that would run for ever, and says so', async () => {
    const endless = 'UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a WHERE a < 0 RETURN a';
    const { code, stderr } = await runCli(['query', graph, endless, '--timeout', '0.3']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/stopped after 300 ms.*raise --timeout/u);
  });

  it('says when rows were cut', async () => {
    const { code, stdout, stderr } = await runCli([
      'query',
      graph,
      'UNWIND range(1, 9) AS n RETURN n',
      '--limit',
      '2',
      '-f',
      'csv',
    ]);
    expect([code, stdout]).toEqual([0, 'n\r\n1\r\n2\r\n']);
    expect(stderr).toMatch(/warning: .*2 rows.*Raise --limit/u);
  });

  it('refuses to write', async () => {
    const { code, stderr } = await runCli(['query', graph, 'CREATE (n:Model)']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error: /u);
  });

  it('without a graph reads herdbook.jsonl of the folder', async () => {
    await writeFile(join(folder, 'herdbook.jsonl'), await readFile(graph));
    const { stdout } = await runCli(['query', 'MATCH (p:Paper) RETURN count(p) AS papers', '-f', 'csv'], {
      cwd: folder,
    });
    await rm(join(folder, 'herdbook.jsonl'));
    expect(stdout).toBe('papers\r\n4\r\n');
  });
});

describe('herdbook ask', () => {
  it('without a question lists them with their parameters', async () => {
    const { code, stdout } = await runCli(['ask']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^lineage {2}/mu);
    expect(stdout).toMatch(/--param \w+=\.\.\. .*\(needed\)/u);
  });

  it('answers a question whose parameters can all be left out', async () => {
    const { questions } = await import('#graph/questions');
    const free = questions.find(question => question.parameters.every(parameter => !parameter.required))!;
    const { code, stdout } = await runCli(['ask', graph, free.name, '-f', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).length).toBeGreaterThan(0);
  });

  it('names the nearest question and parameter, and what is missing', async () => {
    const wrong = await runCli(['ask', graph, 'linage']);
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('Did you mean "lineage"?')]);
    const missing = await runCli(['ask', graph, 'lineage']);
    expect([missing.code, missing.stderr]).toEqual([2, expect.stringMatching(/needs \w+ .*--param \w+=/u)]);
    const unknown = await runCli(['ask', graph, 'lineage', '-p', 'herd=x']);
    expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('Unknown parameter "herd"')]);
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

describe('herdbook export', () => {
  it('writes every format, to a file as to standard output', async () => {
    const { formats } = await import('#graph/formats/index');
    for (const { name, extension } of formats) {
      const target = join(folder, `export.${extension}`);
      const toFile = await runCli(['export', graph, '-f', name, '-o', target]);
      const toOutput = await runCli(['export', graph, '-f', name]);
      expect([toFile.code, toOutput.code]).toEqual([0, 0]);
      expect(toOutput.stdout).toBe(await readFile(target, 'utf8'));
      expect(toOutput.stdout).toContain('MedLlamaQ');
    }
  });

  it('gives the graph file itself as jsonl', async () => {
    const { stdout } = await runCli(['export', graph, '-f', 'jsonl']);
    expect(stdout).toBe(await readFile(graph, 'utf8'));
  });

  it('names the nearest format for a mistyped one', async () => {
    const { code, stderr } = await runCli(['export', graph, '-f', 'jsnl']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('Did you mean "jsonl"?')]);
  });
});

describe('herdbook evaluate', () => {
  it('scores a graph as table and as JSON', async () => {
    const gold = join(folder, 'gold.jsonl');
    const entities = [
      { type: 'Model', name: 'MedLlamaQ', relations: ['INTRODUCES'] },
      { type: 'Model', name: 'Nowhere-7', relations: ['EVALUATES'] },
    ];
    await writeFile(gold, JSON.stringify({ id: 7, title: papers[0]!.title, entities }));
    const table = await runCli(['evaluate', graph, '--gold', gold, '--errors']);
    expect(table.code).toBe(0);
    expect(table.stdout).toContain('[7] missed Model: Nowhere-7');
    expect(table.stdout).toMatch(/^ {2}INTRODUCES +1\.000 +1\.000 +1\.000 +1 +0 +0$/mu);
    const json = await runCli(['evaluate', graph, '--gold', gold, '--json']);
    expect(JSON.parse(json.stdout)).toMatchObject({
      papers: 1,
      missing: 0,
      entitiesByType: { Model: { right: 1, missed: 1 } },
    });
  });

  it('says that the annotated papers are not there', async () => {
    const { code, stderr } = await runCli(['evaluate', graph, '--gold', join(folder, 'none.jsonl')]);
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/none\.jsonl: expected a file of annotated papers, got no such file/u),
    ]);
  });
});

describe('herdbook stats', () => {
  it('counts nodes and edges by type', async () => {
    const { code, stdout } = await runCli(['stats', graph, '--json']);
    expect(code).toBe(0);
    const figures = JSON.parse(stdout);
    expect(figures.Nodes).toContainEqual({ label: 'Paper', nodes: 4 });
    const edges = figures.Edges.find((row: { type: string }) => row.type === 'INTRODUCES');
    expect(edges.edges).toBe(2);
    const table = await runCli(['stats', graph]);
    expect(table.stdout).toMatch(/^Most connected models$/mu);
    expect(table.stdout).toMatch(/^Largest communities$/mu);
  });
});

describe('herdbook explore', () => {
  it('serves the graph until it is told to stop', async () => {
    let health: unknown;
    const { code, stdout, stderr } = await runCli(['explore', graph, '--port', '0', '--no-open'], {
      async stopped({ stdout: text }) {
        const url = /http:\/\/\S+/u.exec(text())![0];
        health = await (await fetch(new URL('/api/health', url))).json();
      },
    });
    expect(health).toMatchObject({ status: 'ok', store: { kind: 'memory' } });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Herdbook is at http:\/\/127\.0\.0\.1:\d+/u);
    expect(stderr).toMatch(/Stopped\./u);
  });

  it('says that a port is busy, and which one is free', async () => {
    const blocker = await new Promise<Server>(resolve => {
      const server = createServer().listen(0, '127.0.0.1', () => resolve(server));
    });
    const { port } = blocker.address() as { port: number };
    const { code, stderr } = await runCli(['explore', graph, '--port', String(port), '--no-open']);
    blocker.close();
    expect(code).toBe(1);
    expect(stderr).toMatch(new RegExp(`Port ${port} is busy\\. Choose another: --port \\d+`, 'u'));
  });
});

describe('the command line', () => {
  it.each(['build', 'explore', 'query', 'ask', 'link', 'export', 'evaluate', 'stats'])(
    'explains %s with examples',
    async command => {
      const { code, stdout } = await runCli([command, '--help']);
      expect(code).toBe(0);
      expect(stdout).toMatch(new RegExp(`Examples:\\n {2}(.* \\| )?herdbook ${command}`, 'u'));
    },
  );

  it('prints the version of the package', async () => {
    const { version } = JSON.parse(await readFile('package.json', 'utf8'));
    expect(await runCli(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [['qury'], /unknown command 'qury'.*Did you mean query\?/su],
    [['build'], /missing required argument|required option/u],
    [['build', 'x'], /required option '-o, --output/u],
    [['build', 'x', '-o', 'y', '--format', 'txt'], /Unknown source format "txt"\. Did you mean "text"\?/u],
    [['build', 'x', '-o', 'y', '--seed', 'many'], /Expected a whole number/u],
    [['build', 'x', '-o', 'y', '--stict'], /unknown option '--stict'.*Did you mean --strict\?/su],
    [['query'], /Expected a Cypher statement, got none/u],
    [['query', 'RETURN 1', '--format', 'tabel'], /Did you mean "table"\?/u],
    [['query', 'RETURN 1', '--param', 'novalue'], /Expected name=value/u],
    [['query', 'RETURN 1', '--limit', '0'], /above 0/u],
    [['query', 'RETURN 1', '--timeout', 'soon'], /number of seconds/u],
    [['explore', '--port', '70000'], /Expected a port from 0 to 65535/u],
    [['export'], /required option '-f, --format/u],
    [['evaluate', 'g.jsonl'], /required option '--gold/u],
  ];
  it.each(wrong)('answers %j with exit code 2 and what was expected', async (argv, says) => {
    const { code, stdout, stderr } = await runCli(argv);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(says);
    expect(stderr).toMatch(/^error: /u);
  });

  it('says what is wrong with a graph that cannot be opened', async () => {
    await writeFile(join(folder, 'empty.jsonl'), '');
    for (const [where, says] of [
      [join(folder, 'nowhere.jsonl'), /expected a graph file, got no such file\. Build one: herdbook build/u],
      [folder, /expected a graph file, got a folder/u],
      [source, /expected a graph file as "herdbook build" writes it/u],
      [join(folder, 'empty.jsonl'), /expected a graph file as "herdbook build" writes it/u],
    ] as const) {
      const { code, stderr } = await runCli(['stats', where]);
      expect([code, stderr]).toEqual([1, expect.stringMatching(says)]);
    }
  });

  it('shows stack traces only where they are asked for', async () => {
    const argv = ['stats', join(folder, 'nowhere.jsonl')];
    expect((await runCli(argv)).stderr).not.toMatch(/^\s+at /mu);
    expect((await runCli(argv, { env: { HERDBOOK_DEBUG: '1' } })).stderr).toMatch(/^\s+at /mu);
  });

  it('uses colours on a terminal only, and never with NO_COLOR', async () => {
    const argv = ['query', graph, 'RETURN 1 AS one'];
    const colour = '\u001b[';
    expect((await runCli(argv)).stderr).not.toContain(colour);
    expect((await runCli(argv, { columns: 80 })).stderr).toContain(colour);
    expect((await runCli(argv, { columns: 80, env: { NO_COLOR: '1' } })).stderr).not.toContain(`${colour}2m`);
  });

  it('draws progress on a terminal and is quiet when told so', async () => {
    const target = join(folder, 'progress.jsonl');
    const shown = await runCli(['build', source, '-o', target], { columns: 80 });
    expect(shown.stderr).toMatch(/Linking papers/u);
    const quiet = await runCli(['build', source, '-o', target, '--quiet'], { columns: 80 });
    expect(quiet.stderr).toBe('');
    const before = await runCli(['--quiet', 'build', source, '-o', target]);
    expect(before).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});
