/** Entries that inherit from others: BibTeX's cross references and BibLaTeX's data entries. */
import { expect, it } from 'vitest';
import { readText } from './reading.ts';

async function read(text: string) {
  const { records, problems } = await readText(text);
  return {
    records: records.map(({ title, abstract, venue, year, authors, source: { line } }) => ({
      title,
      abstract,
      venue,
      year,
      authors,
      line,
    })),
    problems: problems.map(({ got }) => got),
  };
}

const child = (key: string, more: string): string =>
  `@inproceedings{${key},\n  title = {On ${key}}, abstract = {We study ${key}.}, author = {Ada Example},\n  ${more}\n}\n`;
const volume = '@proceedings{conf24, title = {Proceedings of Invention}, year = 2024, editor = {Bo}}\n';

it('A paper takes year and venue from the volume that it stands in, wherever that stands in the file', async () => {
  const { records, problems } = await read(
    child('early', 'crossref = {conf24}') + volume + child('late', 'crossref = {conf24}, year = 2025'),
  );
  const same = { venue: 'Proceedings of Invention', authors: ['Ada Example'] };
  expect(records).toEqual([
    { title: 'On early', abstract: 'We study early.', ...same, year: 2024, line: 1 },
    { title: 'On late', abstract: 'We study late.', ...same, year: 2025, line: 6 },
  ]);
  expect(problems).toEqual([]);
});

it('Fields of a data entry are taken as they are', async () => {
  const { records } = await read(
    `@xdata{where, publisher = {None}, booktitle = {The Book}}\n${child('x', 'xdata = {where}')}`,
  );
  expect(records).toMatchObject([{ title: 'On x', venue: 'The Book' }]);
});

it('A paper whose volume is not there comes as it is', async () => {
  const { records } = await read(child('alone', 'crossref = {gone}') + child('other', ''));
  expect(records.map(({ title, venue }) => [title, venue])).toEqual([
    ['On other', null],
    ['On alone', null],
  ]);
});
