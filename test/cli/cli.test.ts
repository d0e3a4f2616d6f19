/** The command line as a whole, and serving from it: what it says when it cannot. */
import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildFour } from './built.ts';
import { runCli } from './run-cli.ts';

const four = buildFour();

describe('herdbook explore', () => {
  it('serves the graph until it is told to stop', async () => {
    let health: unknown;
    const { code, stdout, stderr } = await runCli(['explore', four.graph, '--port', '0', '--no-open'], {
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
    const { code, stderr } = await runCli(['explore', four.graph, '--port', String(port), '--no-open']);
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
    await writeFile(join(four.folder, 'empty.jsonl'), '');
    for (const [where, says] of [
      [
        join(four.folder, 'nowhere.jsonl'),
        /expected a graph file, got no such file\. Build one: herdbook build/u,
      ],
      [four.folder, /expected a graph file, got a folder/u],
      [four.source, /expected a graph file as "herdbook build" writes it/u],
      [join(four.folder, 'empty.jsonl'), /expected a graph file as "herdbook build" writes it/u],
    ] as const) {
      const { code, stderr } = await runCli(['stats', where]);
      expect([code, stderr]).toEqual([1, expect.stringMatching(says)]);
    }
  });

  it('shows stack traces only where they are asked for', async () => {
    const argv = ['stats', join(four.folder, 'nowhere.jsonl')];
    expect((await runCli(argv)).stderr).not.toMatch(/^\s+at /mu);
    expect((await runCli(argv, { env: { HERDBOOK_DEBUG: '1' } })).stderr).toMatch(/^\s+at /mu);
  });

  it('uses colours on a terminal only, and never with NO_COLOR', async () => {
    const argv = ['query', four.graph, 'RETURN 1 AS one'];
    const colour = '\u001b[';
    expect((await runCli(argv)).stderr).not.toContain(colour);
    expect((await runCli(argv, { columns: 80 })).stderr).toContain(colour);
    expect((await runCli(argv, { columns: 80, env: { NO_COLOR: '1' } })).stderr).not.toContain(`${colour}2m`);
  });

  it('draws progress on a terminal and is quiet when told so', async () => {
    const target = join(four.folder, 'progress.jsonl');
    const shown = await runCli(['build', four.source, '-o', target], { columns: 80 });
    expect(shown.stderr).toMatch(/Linking papers/u);
    const quiet = await runCli(['build', four.source, '-o', target, '--quiet'], { columns: 80 });
    expect(quiet.stderr).toBe('');
    const before = await runCli(['--quiet', 'build', four.source, '-o', target]);
    expect(before).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});
