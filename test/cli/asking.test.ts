/** Answers out, on the command line: query, ask, export, stats. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildFour } from './built.ts';
import { runCli } from './run-cli.ts';

const four = buildFour();

describe('herdbook query', () => {
  const introduced =
    'MATCH (p:Paper)-[:INTRODUCES]->(m:Model) RETURN p.title AS title, m.name AS model ORDER BY model';

  it('writes a table for people', async () => {
    const { stdout, stderr } = await runCli(['query', four.graph, introduced]);
    expect(stdout.split('\n').slice(0, 3)).toEqual([
      'title                                      model',
      `${'─'.repeat(41)}  ${'─'.repeat(9)}`,
      'Legal Llamas                               LawLlamaQ',
    ]);
    expect(stderr).toMatch(/2 rows in \d+ ms/u);
  });

  it('fits the table to the terminal', async () => {
    const { stdout } = await runCli(['query', four.graph, introduced], {
      columns: 30,
      env: { NO_COLOR: '1' },
    });
    expect(stdout.split('\n')[3]).toBe('Medical Llamas: Ad…  MedLlamaQ');
  });

  it('writes JSON, null and nested values included', async () => {
    const { stdout } = await runCli([
      'query',
      four.graph,
      'RETURN 1 AS one, null AS none, [true, "x"] AS list',
      '-f',
      'json',
    ]);
    expect(JSON.parse(stdout)).toEqual([{ one: 1, none: null, list: [true, 'x'] }]);
    const none = await runCli(['query', four.graph, 'MATCH (n:Model) WHERE false RETURN n', '-f', 'json']);
    expect(JSON.parse(none.stdout)).toEqual([]);
  });

  it('writes CSV with quotes where they are needed', async () => {
    const { stdout } = await runCli([
      'query',
      four.graph,
      `RETURN 'a "b", c' AS text, null AS none, 2 AS two`,
      '-f',
      'csv',
    ]);
    expect(stdout).toBe('text,none,two\r\n"a ""b"", c",,2\r\n');
  });

  it('takes parameters: JSON where they parse, else text', async () => {
    const { stdout } = await runCli([
      'query',
      four.graph,
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
    const { code, stdout, stderr } = await runCli(['query', four.graph, 'MATCH (m:Model) RETURN n.name']);
    expect([code, stdout]).toEqual([1, '']);
    const [message, line, caret] = stderr.split('\n');
    expect(message).toMatch(/^error: .*n/u);
    expect(line).toBe('MATCH (m:Model) RETURN n.name');
    expect(caret!.indexOf('^')).toBe(line!.lastIndexOf('n.name'));
  });

  it('names the nearest function for a mistyped one', async () => {
    const { code, stderr } = await runCli(['query', four.graph, 'MATCH (m:Model) RETURN toUper(m.name)']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/toUpper/u);
  });

  it('stops a statement that would run for ever, and says so', async () => {
    const endless = 'UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a WHERE a < 0 RETURN a';
    const { code, stderr } = await runCli(['query', four.graph, endless, '--timeout', '0.3']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/stopped after 300 ms.*raise --timeout/u);
  });

  it('says when rows were cut', async () => {
    const { code, stdout, stderr } = await runCli([
      'query',
      four.graph,
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
    const { code, stderr } = await runCli(['query', four.graph, 'CREATE (n:Model)']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error: /u);
  });

  it('without a graph reads herdbook.jsonl of the folder', async () => {
    await writeFile(join(four.folder, 'herdbook.jsonl'), await readFile(four.graph));
    const { stdout } = await runCli(['query', 'MATCH (p:Paper) RETURN count(p) AS papers', '-f', 'csv'], {
      cwd: four.folder,
    });
    await rm(join(four.folder, 'herdbook.jsonl'));
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
    const { code, stdout } = await runCli(['ask', four.graph, free.name, '-f', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).length).toBeGreaterThan(0);
  });

  it('names the nearest question and parameter, and what is missing', async () => {
    const wrong = await runCli(['ask', four.graph, 'linage']);
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('Did you mean "lineage"?')]);
    const missing = await runCli(['ask', four.graph, 'lineage']);
    expect([missing.code, missing.stderr]).toEqual([2, expect.stringMatching(/needs \w+ .*--param \w+=/u)]);
    const unknown = await runCli(['ask', four.graph, 'lineage', '-p', 'herd=x']);
    expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('Unknown parameter "herd"')]);
  });
});

describe('herdbook export', () => {
  it('writes every format, to a file as to standard output', async () => {
    const { formats } = await import('#graph/formats/index');
    for (const { name, extension } of formats) {
      const target = join(four.folder, `export.${extension}`);
      const toFile = await runCli(['export', four.graph, '-f', name, '-o', target]);
      const toOutput = await runCli(['export', four.graph, '-f', name]);
      expect([toFile.code, toOutput.code]).toEqual([0, 0]);
      expect(toOutput.stdout).toBe(await readFile(target, 'utf8'));
      expect(toOutput.stdout).toContain('MedLlamaQ');
    }
  });

  it('gives the graph file itself as jsonl', async () => {
    const { stdout } = await runCli(['export', four.graph, '-f', 'jsonl']);
    expect(stdout).toBe(await readFile(four.graph, 'utf8'));
  });

  it('names the nearest format for a mistyped one', async () => {
    const { code, stderr } = await runCli(['export', four.graph, '-f', 'jsnl']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('Did you mean "jsonl"?')]);
  });
});

describe('herdbook stats', () => {
  it('counts nodes and edges by type', async () => {
    const { code, stdout } = await runCli(['stats', four.graph, '--json']);
    expect(code).toBe(0);
    const figures = JSON.parse(stdout);
    expect(figures.Nodes).toContainEqual({ label: 'Paper', nodes: 4 });
    const edges = figures.Edges.find((row: { type: string }) => row.type === 'INTRODUCES');
    expect(edges.edges).toBe(2);
    const table = await runCli(['stats', four.graph]);
    expect(table.stdout).toMatch(/^Most connected models$/mu);
    expect(table.stdout).toMatch(/^Largest communities$/mu);
  });
});
