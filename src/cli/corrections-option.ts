/** The option that names the file of corrections, and how what becomes of them is told. */
import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { describeCorrection, type Entry, type Outcome } from '#graph/corrections/index';
import { CORRECTIONS, type CorrectionLog, correctionsOf, openCorrections } from '../corrections-log.ts';
import { counted } from './counted.ts';
import { UsageError } from './failure.ts';
import { locate } from './surroundings.ts';
import type { Terminal } from './terminal.ts';

export interface CorrectionsFlags {
  readonly corrections?: string;
}

export function addCorrectionsOption(command: Command): Command {
  return command.option(
    '--corrections <file>',
    `what readers put right; else ${CORRECTIONS} in the folder of the graph, where it is there`,
  );
}

/** The log of a graph. @throws UsageError where a file is named that is not there */
export function correctionLog(
  graph: string,
  { corrections }: CorrectionsFlags,
  { surroundings }: Terminal,
): CorrectionLog {
  if (corrections === undefined)
    return openCorrections(correctionsOf(locate(surroundings, graph), surroundings.cwd));
  const file = locate(surroundings, corrections);
  if (!existsSync(file))
    throw new UsageError(
      `Expected a file of corrections, got no such file: ${corrections}. Make an empty one to begin.`,
    );
  return openCorrections(file);
}

/** Its entries; each line that is none is warned of. */
export async function readLog(log: CorrectionLog, terminal: Terminal): Promise<readonly Entry[]> {
  const { entries, problems } = await log.read();
  for (const problem of problems) terminal.onProblem(problem);
  return entries;
}

/** How many were applied, and each that was not, with the reason. */
export function reportOutcomes(outcomes: readonly Outcome[], log: CorrectionLog, terminal: Terminal): void {
  if (outcomes.length === 0) return;
  for (const { entry, reason } of outcomes)
    if (reason !== null)
      terminal.warn(
        `${log.file}: "${describeCorrection(entry.correction, id => id)}" (${entry.id}) no longer applies: ${reason}.`,
      );
  const applied = outcomes.filter(({ state }) => state === 'applied').length;
  terminal.note(`${counted(applied, 'correction')} of ${log.file} applied.`);
}
