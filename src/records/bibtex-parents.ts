/** Entries that inherit: `crossref` from the volume that they stand in, `xdata` from fields kept apart (BibLaTeX manual, 2.4.1 and 3.13). */
import type { BibEntry } from './bibtex-entry.ts';

export interface PlacedEntry {
  readonly entry: BibEntry;
  readonly line: number;
}

/** What a volume says of itself and not of the papers in it. */
const OWN: ReadonlySet<string> = new Set([
  'abstract',
  'author',
  'crossref',
  'doi',
  'eprint',
  'note',
  'pages',
  'title',
  'url',
  'xdata',
]);
const VOLUME = /^(?:mv)?(?:proceedings|book|collection|reference)$|^xdata$/u;

/** Children wait for parents that come later in the file. */
export class Parents {
  readonly #known = new Map<string, BibEntry>();
  readonly #waiting = new Map<string, PlacedEntry[]>();

  /** The entries that are whole now: this one, or those that waited for it. */
  take(placed: PlacedEntry): readonly PlacedEntry[] {
    const { entry } = placed;
    const ready: PlacedEntry[] = [];
    if (VOLUME.test(entry.type) && entry.key !== '') {
      this.#known.set(entry.key, entry);
      ready.push(...(this.#waiting.get(entry.key) ?? []).map(child => inherit(child, entry)));
      this.#waiting.delete(entry.key);
    }
    const wanted = parentOf(entry);
    const parent = this.#known.get(wanted);
    if (wanted !== '' && !parent) this.#wait(wanted, placed);
    else ready.push(parent ? inherit(placed, parent) : placed);
    return ready;
  }

  /** Those whose parent is not in the file go as they are. */
  rest(): readonly PlacedEntry[] {
    return [...this.#waiting.values()].flat();
  }

  #wait(key: string, placed: PlacedEntry): void {
    const waiting = this.#waiting.get(key);
    if (waiting) waiting.push(placed);
    else this.#waiting.set(key, [placed]);
  }
}

function parentOf({ fields }: BibEntry): string {
  return (fields.get('crossref') ?? fields.get('xdata') ?? '').trim();
}

/** What the child has stands; the title of a volume is the child's book title. */
function inherit({ entry, line }: PlacedEntry, parent: BibEntry): PlacedEntry {
  const fields = new Map(entry.fields);
  const all = parent.type === 'xdata';
  for (const [name, value] of parent.fields)
    if ((all || !OWN.has(name)) && !fields.has(name)) fields.set(name, value);
  const title = parent.fields.get('title');
  if (!all && title !== undefined && !fields.has('booktitle')) fields.set('booktitle', title);
  return { entry: { ...entry, fields }, line };
}
