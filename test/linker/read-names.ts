/** Links the papers of a test, the tagger included, and tells which names were found. */
import { loadCatalog } from '../../src/catalog/catalog.ts';
import { createLinker } from '../../src/linker/index.ts';
import type { Reading } from '../../src/linker/reading.ts';
import { type PaperRecord, recordOfText } from '../../src/records/record.ts';

export const linker = createLinker(loadCatalog());

export function paperOf(abstract: string, title = 'A paper on language models', id = 'test'): PaperRecord {
  return recordOfText({ id, title, abstract });
}

export function linkPapers(records: readonly PaperRecord[]): Reading[] {
  return linker.consolidate(records.map(record => linker.read(record)));
}

export const readNames = (abstract: string, title?: string): Reading =>
  linkPapers([paperOf(abstract, title)])[0]!;

/** "Llama 2 (Model)", each once, sorted. */
export function namesOf(reading: Reading): string[] {
  return [...new Set(reading.mentions.map(({ name, label }) => `${name} (${label})`))].sort();
}

/** The names that the paper presents. */
export function presentedIn(reading: Reading): string[] {
  const ids = reading.relations.filter(({ type }) => type === 'INTRODUCES').map(({ node }) => node);
  return [
    ...new Set(
      ids.map(id => {
        const { name, label } = reading.entities.find(entity => entity.id === id)!;
        return `${name} (${label})`;
      }),
    ),
  ].sort();
}
