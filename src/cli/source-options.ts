/** The sources and options that every command takes which reads papers. */
import { type Command, InvalidArgumentError } from 'commander';
import type { PapersOptions } from '../papers.ts';
import { isMappedField, mappedFields } from '../records/format.ts';
import { type FieldMap, sourceFormats } from '../records/index.ts';
import { unknownName } from './failure.ts';
import { positiveInteger } from './option-values.ts';
import { locate } from './surroundings.ts';
import type { Terminal } from './terminal.ts';

export interface SourceFlags {
  readonly strict?: true;
  readonly format?: string;
  readonly map?: FieldMap;
  readonly catalog?: readonly string[];
  readonly workers?: number;
}

const formatNames = sourceFormats.map(format => format.name);

export function addSourceOptions(command: Command): Command {
  return command
    .argument(
      '<sources...>',
      'files, folders or patterns of papers, plain, gzip or zstd; - reads standard input',
    )
    .option('--strict', 'stop at the first bad record')
    .option(
      '--format <name>',
      `how the sources are written (${formatNames.join(', ')}); else found by content`,
    )
    .option(
      '--map <field=name...>',
      `where JSON and tables hold a field (${mappedFields.join(', ')}), for example title=headline abstract=summary.text`,
      collectField,
    )
    .option(
      '--catalog <file>',
      'names of your own beside the bundled ones, tab-separated: label, name, aliases, parent, year, ... (may be repeated)',
      (file: string, before: readonly string[] = []) => [...before, file],
    )
    .option(
      '--workers <count>',
      'threads that link papers; without it as many as there are processors, where the papers are many',
      positiveInteger,
    );
}

function collectField(text: string, before: FieldMap = {}): FieldMap {
  const [, field = '', name = ''] = /^(\w+)=(.+)$/su.exec(text) ?? [];
  if (!isMappedField(field) || name === '')
    throw new InvalidArgumentError(
      `Expected field=name, a field being one of ${mappedFields.join(', ')}; name sources before --map.`,
    );
  return { ...before, [field]: name };
}

/** @throws UsageError where the format is unknown */
export function papersOptions(
  sources: readonly string[],
  flags: SourceFlags,
  terminal: Terminal,
): PapersOptions {
  const { format, map, catalog, workers, strict = false } = flags;
  if (format !== undefined && !formatNames.includes(format))
    throw unknownName('source format', format, formatNames);
  const { surroundings, onProblem, onProgress } = terminal;
  return {
    sources: sources.map(source => locate(surroundings, source)),
    stdin: surroundings.stdin,
    strict,
    ...(format === undefined ? {} : { format }),
    ...(map === undefined ? {} : { fields: map }),
    ...(catalog === undefined ? {} : { catalog: catalog.map(file => locate(surroundings, file)) }),
    ...(workers === undefined ? {} : { workers }),
    onProblem,
    onProgress,
  };
}

/** Says how a file is read, once for each format. */
export function formatTeller(terminal: Terminal): NonNullable<PapersOptions['onFormat']> {
  const said = new Set<string>();
  return (file, { name, says }) => {
    if (!said.has(name)) terminal.note(`${file} is read as ${name}: ${says}`);
    said.add(name);
  };
}
