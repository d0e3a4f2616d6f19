/** Reads one paper of a test, and tells what the linker says of it by name. */
import { loadCatalog } from '../../src/catalog/catalog.ts';
import { createLinker } from '../../src/linker/index.ts';
import type { Reading } from '../../src/linker/reading.ts';
import { recordOfText } from '../../src/records/record.ts';

/** Names that the tagger alone would find are not looked for: what is tested here is said of known names. */
const linker = createLinker(loadCatalog(), null);

export function readPaper(abstract: string, title = 'A paper on language models'): Reading {
  const record = recordOfText({ title, abstract });
  return linker.consolidate([linker.read(record)])[0]!;
}

const nameOf = (reading: Reading, node: string): string =>
  reading.entities.find(entity => entity.id === node)?.name ?? node;

/** "BUILDS_ON LLaMA", each once, sorted. */
export function relationsOf(reading: Reading): string[] {
  const told = reading.relations.map(({ type, node }) => `${type} ${nameOf(reading, node)}`);
  return [...new Set(told)].sort();
}

/** "Code Llama <- Llama 2 (fine-tuned)" */
export function lineageOf(reading: Reading): string[] {
  return reading.lineage.map(
    ({ child, parent, how }) =>
      `${nameOf(reading, child)} <- ${nameOf(reading, parent)}${how === null ? '' : ` (${how})`}`,
  );
}

/** "LLaMA 53% HumanEval (accuracy)"; "-" is the paper itself. */
export function scoresOf(reading: Reading): string[] {
  return reading.scores.map(
    ({ subject, value, on, metric }) =>
      `${subject === null ? '-' : nameOf(reading, subject)} ${value} ${nameOf(reading, on)}${metric === null ? '' : ` (${metric})`}`,
  );
}
