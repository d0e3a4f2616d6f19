/** The data files hold together, and what is wrong in them or in a user's own is said by file and line. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundledFolder, catalogFiles, loadCatalog } from '../../src/catalog/catalog.ts';
import type { NameConflict } from '../../src/catalog/own-names.ts';
import { CatalogError } from '../../src/catalog/table.ts';

const folder = mkdtempSync(join(tmpdir(), 'herdbook-catalog-'));
beforeAll(() => cpSync(bundledFolder, folder, { recursive: true }));
afterAll(() => rmSync(folder, { recursive: true }));

function own(...lines: readonly string[]): string {
  const file = join(folder, 'own.tsv');
  writeFileSync(file, lines.map(line => line.replaceAll('|', '\t')).join('\n'));
  return file;
}

describe('the bundled catalog', () => {
  const catalog = loadCatalog();

  it('has entries of every label, each under one id', () => {
    for (const { label } of catalogFiles)
      expect(catalog.entities.filter(entity => entity.label === label).length).toBeGreaterThan(500);
    expect(new Set(catalog.entities.map(({ id }) => id)).size).toBe(catalog.entities.length);
  });

  it('finds every entry that is linked under its own name', () => {
    const lost = catalog.entities.filter(
      ({ id, name }) =>
        !catalog.isNoNode(name) && !catalog.trie.named(name).some(({ entry }) => entry.id === id),
    );
    expect(lost.map(({ id }) => id)).toEqual([]);
  });

  it('has no circle of parents', () => {
    const circles = catalog.entities.filter(entity => {
      const seen = new Set<string>();
      for (let at = entity; at.parent; ) {
        if (seen.has(at.id)) return true;
        seen.add(at.id);
        const next = catalog.entities.find(({ label, name }) => label === at.label && name === at.parent);
        if (!next) return false;
        at = next;
      }
      return false;
    });
    expect(circles.map(({ id }) => id)).toEqual([]);
  });

  it('knows ordinary words, fields and the senses of a name', () => {
    expect(catalog.isPlain('well-known')).toBe(true);
    expect(catalog.isPlain('LLaMA')).toBe(false);
    expect(catalog.isNoNode('deep learning')).toBe(true);
    expect(catalog.sensesOf('LLAMA').length).toBeGreaterThan(1);
  });
});

describe('errors in the data files', () => {
  it.each([
    ['a bad year', (text: string) => text.replace(/\t(?:19|20)\d\d\t/u, '\tlately\t'), 'a year such as 2023'],
    ['a missing cell', (text: string) => text.replace(/\t[^\t\n]*\n/u, '\n'), 'the header'],
    ['a name twice', (text: string) => `${text}${text.split('\n')[1]}\n`, 'does not bear'],
  ])('%s', (_, spoil, expected) => {
    const file = join(folder, 'models.tsv');
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, spoil(before));
    try {
      expect(() => loadCatalog({ folder })).toThrow(CatalogError);
      expect(() => loadCatalog({ folder })).toThrow(expected);
      expect(() => loadCatalog({ folder })).toThrow(
        /models\.tsv:\d+: expected .*, got .*\. Correct the line/u,
      );
    } finally {
      writeFileSync(file, before);
    }
  });
});

describe('a file of own names', () => {
  it('adds entries, and aliases to known ones', () => {
    const file = own('label|name|aliases', 'Model|ZorbLM|Zorb Model', 'Model|Llama 2|Second Herd');
    const catalog = loadCatalog({ own: [file] });
    expect(catalog.named('Zorb Model', 'Model')?.name).toBe('ZorbLM');
    expect(catalog.named('Second Herd', 'Model')?.name).toBe('Llama 2');
  });

  it.each([
    [['label|name|colour', 'Model|A|red'], /own\.tsv:1: expected columns of/u],
    [['label', 'Model'], /own\.tsv:1: expected a column name/u],
    [['label|name', 'Planet|Mars'], /own\.tsv:2: expected one of Model, Technique/u],
    [['label|name', 'Model|ZorbLM', 'Model'], /own\.tsv:3: expected 2 cells/u],
    [['label|name|parent', 'Model|ZorbLM|No Such Model'], /own\.tsv:2: expected a parent/u],
  ])('says what is wrong: %j', (lines, message) => {
    expect(() => loadCatalog({ own: [own(...lines)] })).toThrow(message);
  });

  it('a file that is not there', () => {
    expect(() => loadCatalog({ own: [join(folder, 'none.tsv')] })).toThrow(/none\.tsv:1: expected a file/u);
  });

  it('reports two entries that claim one name; who bears it as its name keeps it, else the user', () => {
    const conflicts: NameConflict[] = [];
    const file = own(
      'label|name|aliases',
      'Model|ZorbLM|Llama 2',
      'Model|OtherLM|Zorb',
      'Model|ThirdLM|Zorb',
    );
    const catalog = loadCatalog({ own: [file], onConflict: conflict => conflicts.push(conflict) });
    expect(conflicts).toEqual([
      { file, line: 2, claimed: 'Llama 2', owner: 'Llama 2', other: 'ZorbLM' },
      { file, line: 4, claimed: 'Zorb', owner: 'OtherLM', other: 'ThirdLM' },
    ]);
    expect(catalog.named('Llama 2', 'Model')?.name).toBe('Llama 2');
    expect(catalog.named('Zorb', 'Model')?.name).toBe('OtherLM');
  });
});
