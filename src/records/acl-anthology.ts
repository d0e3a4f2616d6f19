/** The XML of the ACL Anthology: collections of volumes of papers. */
import { known, tidy, yearIn } from './field-text.ts';
import { rawRecord, type SourceFormat } from './format.ts';
import { plainTex } from './tex.ts';
import { childNamed, childrenNamed, textIn, type XmlElement, xmlRecords } from './xml-elements.ts';

export const aclAnthology: SourceFormat = {
  name: 'acl',
  says: 'XML of the ACL Anthology: a collection with volumes and papers',
  recognises: head => /^(?:<\?xml[^>]*>\s*)?<collection\b/u.test(head),
  async *read(lines, report) {
    // Front matter is a record too, so that it is not kept.
    for await (const { element, around } of xmlRecords(lines, new Set(['paper', 'frontmatter']), report)) {
      if (element.name !== 'paper') continue;
      const [collection, volume] = ['collection', 'volume'].map(name =>
        around.find(one => one.name === name),
      );
      const meta = childNamed(volume, 'meta');
      const id = anthologyId(collection, volume, element);
      yield rawRecord({
        line: element.line,
        ids: [`acl:${id}`, tidy(textIn(childNamed(element, 'doi')))],
        title: proseIn(childNamed(element, 'title')),
        abstract: proseIn(childNamed(element, 'abstract')),
        year: yearIn(textIn(childNamed(meta, 'year'))) ?? yearIn(collection?.attributes.id),
        authors: childrenNamed(element, 'author').map(nameOf),
        url: id === '' ? null : `https://aclanthology.org/${id}/`,
        venue:
          known(proseIn(childNamed(meta, 'booktitle'))) ??
          known(textIn(childNamed(element, 'journal-title'))),
      });
    }
  },
};

/** As the paper's own address says, else of the numbers around it: `2020.acl-main.1`, and of old `P19-1001`. */
function anthologyId(
  collection: XmlElement | undefined,
  volume: XmlElement | undefined,
  paper: XmlElement,
): string {
  const address = tidy(textIn(childNamed(paper, 'url')));
  if (/^[A-Za-z\d._-]+$/u.test(address)) return address;
  const [first = '', second = '', third = ''] = [collection, volume, paper].map(one => one?.attributes.id);
  if (first === '' || third === '') return '';
  if (!/^[A-Z]\d\d$/u.test(first)) return `${first}-${second}.${third}`;
  // Workshops (W19-4001) and some others give the volume two digits.
  const digits = first.startsWith('W') || first === 'C69' || (first === 'D19' && Number(second) >= 5) ? 2 : 1;
  return `${first}-${second.padStart(digits, '0')}${third.padStart(4 - digits, '0')}`;
}

function nameOf(author: XmlElement): string {
  return tidy(`${textIn(childNamed(author, 'first'))} ${textIn(childNamed(author, 'last'))}`);
}

/** Formulas are TeX of their own element, all else is text with marks for case and font. */
function proseIn(element: XmlElement | undefined): string {
  return tidy(textIn(element, child => (child.name === 'tex-math' ? plainTex(`$${textIn(child)}$`) : null)));
}
