/** Atom feeds of arXiv: what its search interface answers. */
import { known, tidy, yearIn } from './field-text.ts';
import { rawRecord, type SourceFormat } from './format.ts';
import { plainTex } from './tex.ts';
import { childNamed, childrenNamed, textIn, type XmlElement, xmlRecords } from './xml-elements.ts';

export const arxivAtom: SourceFormat = {
  name: 'arxiv-atom',
  says: 'an Atom feed of arXiv',
  recognises: head => /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<feed\b/u.test(head),
  async *read(lines, report) {
    for await (const { element } of xmlRecords(lines, new Set(['entry']), report)) {
      const text = (name: string): string => tidy(plainTex(textIn(childNamed(element, name))));
      const id = tidy(textIn(childNamed(element, 'id')));
      if (id.includes('/api/errors')) {
        report({ line: element.line, expected: 'papers', got: text('summary'), todo: 'Correct the search.' });
        continue;
      }
      yield rawRecord({
        line: element.line,
        ids: [id, textIn(childNamed(element, 'arxiv:doi')), ...linksOf(element)],
        title: text('title'),
        abstract: text('summary'),
        year: yearIn(textIn(childNamed(element, 'published'))),
        authors: childrenNamed(element, 'author').flatMap(
          author => known(plainTex(textIn(childNamed(author, 'name')))) ?? [],
        ),
        url: known(id.replace(/^http:/u, 'https:').replace(/v\d+$/u, '')),
        venue: known(text('arxiv:journal_ref')),
      });
    }
  },
};

const linksOf = (entry: XmlElement): string[] =>
  childrenNamed(entry, 'link').flatMap(({ attributes }) => attributes.href ?? []);
