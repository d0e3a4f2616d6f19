/** The sources and options that every command takes which reads papers. */
import type { Command } from 'commander';
import type { PapersOptions } from '../build.ts';
import { sourceFormats } from '../records/index.ts';
import { unknownName } from './failure.ts';
import { locate } from './surroundings.ts';
import type { Terminal } from './terminal.ts';

export interface SourceFlags {
  readonly strict?: true;
  readonly format?: string;
}

const formatNames = sourceFormats.map(format => format.name);

export function addSourceOptions(command: Command): Command {
  return command
    .argument('<sources...>', 'files of papers, plain or gzip; - reads standard input')
    .option('--strict', 'stop at the first bad record')
    .option(
      '--format <name>',
      `how the sources are written (${formatNames.join(', ')}); else found by content`,
    );
}

/** @throws UsageError where the format is unknown */
export function papersOptions(
  sources: readonly string[],
  flags: SourceFlags,
  terminal: Terminal,
): PapersOptions {
  const { format, strict = false } = flags;
  if (format !== undefined && !formatNames.includes(format))
    throw unknownName('source format', format, formatNames);
  const { surroundings, onProblem, onProgress } = terminal;
  return {
    sources: sources.map(source => locate(surroundings, source)),
    stdin: surroundings.stdin,
    strict,
    ...(format === undefined ? {} : { format }),
    onProblem,
    onProgress,
  };
}
