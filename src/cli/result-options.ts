/** The options of every command that shows rows, and the way from a result to the output. */
import type { Command } from 'commander';
import type { QueryResult, RunOptions } from '#cypher';
import { counted } from './counted.ts';
import { JobError, unknownName } from './failure.ts';
import { type Bindings, collectBinding, positiveInteger, seconds } from './option-values.ts';
import { type ResultFormat, resultFormats } from './result-formats.ts';
import type { Terminal } from './terminal.ts';

export interface ResultFlags {
  readonly format: string;
  readonly param?: Bindings;
  readonly limit: number;
  readonly timeout: number;
}

const formatNames = resultFormats.map(format => format.name);

export function addResultOptions(command: Command): Command {
  return command
    .option('-f, --format <name>', `how rows are written: ${formatNames.join(', ')}`, 'table')
    .option(
      '-p, --param <name=value>',
      'a parameter; JSON where it parses, else text; may be repeated',
      collectBinding,
    )
    .option('--limit <rows>', 'most rows to show', positiveInteger, 10_000)
    .option('--timeout <seconds>', 'longest time to run', seconds, 60);
}

export function limitsOf({ limit, timeout }: ResultFlags): RunOptions {
  return { rowLimit: limit, timeoutMs: timeout * 1000 };
}

/** @throws UsageError where there is no such format */
export function resultFormatNamed(name: string): ResultFormat {
  const found = resultFormats.find(format => format.name === name);
  if (!found) throw unknownName('format', name, formatNames);
  return found;
}

/** @throws JobError where time ran out: the rows are not all */
export async function writeResult(
  result: QueryResult,
  format: ResultFormat,
  terminal: Terminal,
): Promise<void> {
  const { stdout, stderr } = terminal.surroundings;
  await terminal.write(format.write(result, stdout.isTTY ? (stdout.columns ?? 80) : 0));
  const { cut, rows, elapsedMs, notices = [] } = result;
  for (const notice of notices) terminal.warn(notice);
  if (cut?.reason === 'time')
    throw new JobError(`${cut.message} These rows are not all; raise --timeout or narrow the query.`);
  if (cut) terminal.warn(`${cut.message} Raise --limit for more.`);
  if (format.name === 'table')
    terminal.note(
      terminal.paint('dim', `${counted(rows.length, 'row')} in ${Math.round(elapsedMs)} ms`, stderr),
    );
}
