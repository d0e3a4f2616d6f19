/** A file in its real shape for each format, and the records that it holds. */
import type { PaperRecord } from '../../src/records/record.ts';
import { fixture } from './reading.ts';

const DOI = 'doi:10.5555/jim.2024.0001';
export const venue = 'Journal of Invented Medicine';

/** File, format, and what stands in it. */
type Example = readonly [string, string, readonly Partial<PaperRecord>[]];

export const files: readonly Example[] = [
  [
    'arxiv-snapshot.jsonl',
    'arxiv',
    [
      {
        id: DOI,
        otherIds: ['doi:10.5555/jim.2024.0001-e', 'arxiv:2401.91001'],
        title: 'MedLlamaQ: Adapting LLaMA to Clinics with α-LoRA',
        abstract: 'We present MedLlamaQ, a model for clinics. It reaches 53.5% on MedQA and costs $5 a day.',
        year: 2024,
        authors: ['Ada Example', 'Björn Muster', 'Li Wei Jr.'],
        url: 'https://arxiv.org/abs/2401.91001',
        venue: `${venue} 12 (2024) 1–9`,
      },
      { id: 'arxiv:math/9901999', title: 'Knots of S³', year: 1999, authors: ['Carl Beispiel'], venue: null },
    ],
  ],
  [
    'arxiv-atom.xml',
    'arxiv-atom',
    [
      {
        id: DOI,
        otherIds: ['arxiv:2401.91001'],
        title: 'MedLlamaQ: Adapting LLaMA to Clinics with α-LoRA',
        abstract: 'We present MedLlamaQ, a model for clinics with p < 0.05. It reaches 53.5% on MedQA.',
        year: 2024,
        authors: ['Ada Example', 'Björn Muster'],
        url: 'https://arxiv.org/abs/2401.91001',
      },
      { id: 'arxiv:cs/0101999', title: 'Counting Words', year: 2001 },
    ],
  ],
  [
    'openalex.jsonl',
    'openalex',
    [
      {
        id: DOI,
        otherIds: ['arxiv:2401.91001', 'openalex:W9990000001'],
        title: 'MedLlamaQ: Adapting LLaMA to Clinics & Wards',
        abstract: 'We present MedLlamaQ, a model. Here We test it.',
        year: 2024,
        authors: ['Ada Example', 'B. Muster'],
        venue,
      },
      { id: 'arxiv:2402.90002', otherIds: ['openalex:W9990000003'], abstract: 'The constructor runs.' },
    ],
  ],
  [
    'openalex-answer.json',
    'openalex',
    [
      {
        id: 'openalex:W9990000004',
        otherIds: ['acl:2023.inv-main.4'],
        abstract: 'One page.',
        source: { file: fixture('openalex-answer.json'), line: 4 },
      },
    ],
  ],
  [
    's2-answer.json',
    's2',
    [
      {
        id: DOI,
        otherIds: ['arxiv:2401.91001', 's2:0123456789abcdef0123456789abcdef01234567', 's2:999000001'],
        year: 2024,
        authors: ['Ada Example', 'B. Muster'],
      },
    ],
  ],
  [
    'library.bib',
    'bibtex',
    [
      {
        id: DOI,
        title: 'MedLlamaQ: Adapting LLaMA to Clinics – with α-LoRA',
        abstract:
          'We present MedLlamaQ, a model for clinics. It reaches 53.5% on MedQA; % is no comment here, and https://example.org/a_b stays.',
        year: 2024,
        authors: ['Ada Example', 'Björn Muster', 'The MedLlamaQ Team and Friends', 'Wei van der Li'],
        venue: `${venue} (Letters)`,
        source: { file: fixture('library.bib'), line: 6 },
      },
      { id: 'arxiv:2402.90002', title: 'Words of Old', year: 2024 },
      { title: 'Trees in Parentheses', abstract: 'A tree (in a park).', venue: 'Proceedings of Invention' },
      { id: 'arxiv:2303.90003', authors: ['A Example', 'C Beispiel'] },
    ],
  ],
  [
    'references.ris',
    'ris',
    [
      {
        id: DOI,
        title: 'MedLlamaQ: Adapting LLaMA to Clinics & Wards',
        abstract: 'We present MedLlamaQ, a model for clinics. It reaches 53.5% on MedQA.',
        year: 2024,
        authors: ['Ada Example', 'Björn Muster'],
        venue,
      },
      { title: 'Old Tags for the Same Fields', year: 2001, authors: ['Carl Beispiel'] },
    ],
  ],
  [
    'zotero.json',
    'csl-json',
    [
      {
        id: DOI,
        title: 'MedLlamaQ: Adapting LLaMA to Clinics',
        abstract: 'We present MedLlamaQ, a model for clinics.',
        year: 2024,
        authors: ['Ada Example', 'Wei van der Li', 'The MedLlamaQ Team'],
        venue,
      },
      { id: 'arxiv:2402.90002', year: 2024, source: { file: fixture('zotero.json'), line: 38 } },
    ],
  ],
  [
    'zotero.csv',
    'csv',
    [
      {
        id: DOI,
        title: 'MedLlamaQ: Adapting LLaMA, the "Model", to Clinics',
        abstract: 'We present MedLlamaQ, a model for clinics.',
        authors: ['Ada Example', 'Björn Muster'],
        venue,
      },
      { id: 'arxiv:2402.90002', source: { file: fixture('zotero.csv'), line: 4 } },
    ],
  ],
  [
    'table.tsv',
    'csv',
    [
      {
        id: 'doi:10.5555/joi.3',
        title: '5" Disks of Old',
        abstract: 'We spin a 5" disk; it turns.',
        year: 2003,
      },
      { id: 'arxiv:2402.90002', authors: ['Ada Example', 'Carl Beispiel'], year: 2024 },
    ],
  ],
  [
    'papers-with-abstracts.json',
    'papers-with-code',
    [
      {
        id: 'arxiv:2401.91001',
        abstract: 'We present MedLlamaQ, a model that reaches 53.5% on MedQA.',
        year: 2024,
        authors: ['Ada Example', 'Björn Muster'],
      },
      {
        id: 'acl:2020.inv-main.7',
        title: 'Parsing Invented Trees',
        source: { file: fixture('papers-with-abstracts.json'), line: 35 },
      },
    ],
  ],
  [
    'anthology.xml',
    'acl',
    [
      {
        id: 'doi:10.18653/v1/2020.inv-main.7',
        otherIds: ['acl:2020.inv-main.7'],
        title: 'Parsing Invented Trees in O(n²) Time',
        abstract: 'We parse trees that nobody planted; F1 is 90±1 & more.',
        year: 2020,
        authors: ['Carl Beispiel', 'Li Wei', 'Mononym'],
        url: 'https://aclanthology.org/2020.inv-main.7/',
        venue: 'Proceedings of the 1st Meeting of Invention',
      },
    ],
  ],
];
