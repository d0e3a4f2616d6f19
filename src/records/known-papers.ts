/** Papers as they are met: new ones go on, known ones are told of, halves wait for their other half. */
import { normalTitle } from './identity.ts';
import { excerpt, type RecordProblem } from './problem.ts';
import { mergeRecords, missingIn, type PaperRecord } from './record.ts';
import { type PaperMarks, SamePapers } from './same-paper.ts';

export interface Listener {
  onProblem(problem: RecordProblem): void;
  /** A record of papers that went on before, by their numbers from 0; the first gives title and abstract. */
  onSame(record: PaperRecord, papers: readonly number[]): void;
}

export interface Place {
  readonly file: string;
  readonly line: number;
  /** `titleHash` of the title. */
  readonly title: number;
}

/** Papers that an earlier run met. */
export interface EarlierPapers {
  readonly marks: PaperMarks;
  /** Where one was met, by its number; null: that another record tells of it too is no problem. */
  placeOf(paper: number): Place | null;
}

export class KnownPapers {
  readonly #same = new SamePapers();
  readonly #places: Places;
  readonly #halves = new Halves();
  readonly #listener: Listener;

  constructor(listener: Listener, earlier: EarlierPapers | null = null) {
    this.#listener = listener;
    this.#places = new Places(earlier);
    if (earlier) this.#same.admit(earlier.marks);
  }

  /** The paper that goes on, where it is a new and whole one. */
  take(record: PaperRecord): PaperRecord | null {
    const papers = this.#same.find(record);
    if (papers.length > 0) {
      this.#tell(record, papers);
      this.#same.add(record, papers);
      return null;
    }
    const halves = this.#halves.take(record);
    const whole = (missingIn(record) ? [...halves, record] : [record, ...halves]).reduce(mergeRecords);
    if (missingIn(whole)) {
      if (whole.id.startsWith('paper:')) this.#refuse(whole);
      else this.#halves.hold(whole);
      return null;
    }
    this.#same.add(whole, []);
    this.#places.add(whole);
    return whole;
  }

  /** Tells of the halves that nothing completed. */
  end(): void {
    for (const half of this.#halves.all()) this.#refuse(half);
  }

  #tell(record: PaperRecord, papers: readonly number[]): void {
    const { file, line } = record.source;
    const earlier = this.#places.at(papers[0]!);
    if (earlier) {
      const changed = record.title !== '' && earlier.title !== titleHash(record.title);
      if (changed || earlier.file === file)
        this.#listener.onProblem({
          file,
          line,
          expected: 'a paper that was not read before',
          got: `${record.id} again${changed ? ` with another title, ${excerpt(record.title)}` : ''}`,
          todo: `The first one, at ${earlier.file}:${earlier.line}, was kept, with what it lacked of this one.`,
        });
    } else this.#places.put(papers[0]!, record);
    this.#listener.onSame(record, papers);
  }

  #refuse(record: PaperRecord): void {
    const missing = missingIn(record)!;
    this.#listener.onProblem({
      ...record.source,
      expected: `a record with ${missing}`,
      got: `none in ${excerpt(record.title || record.abstract)}`,
      todo: `Add the ${missing}, or a source that has it; the record was left out.`,
    });
  }
}

/** Records without abstract or without title, by their ids: another source may have the rest. */
class Halves {
  readonly #byId = new Map<string, PaperRecord>();

  hold(record: PaperRecord): void {
    for (const id of [record.id, ...record.otherIds]) this.#byId.set(id, record);
  }

  /** Those that share an id with the record, which are held no longer. */
  take(record: PaperRecord): PaperRecord[] {
    if (this.#byId.size === 0) return [];
    const found = new Set([record.id, ...record.otherIds].flatMap(id => this.#byId.get(id) ?? []));
    for (const { id, otherIds } of found) for (const one of [id, ...otherIds]) this.#byId.delete(one);
    return [...found];
  }

  all(): Iterable<PaperRecord> {
    return new Set(this.#byId.values());
  }
}

/** Where each paper was met, in columns of numbers: there may be millions. */
class Places {
  readonly #earlier: EarlierPapers | null;
  /** How many of the papers are of an earlier run. */
  readonly #first: number;
  /** Where those of them were met that have no place of their own. */
  readonly #found = new Map<number, Place>();
  readonly #files: string[] = [];
  readonly #fileOf: number[] = [];
  readonly #lines: number[] = [];
  readonly #titles: number[] = [];

  constructor(earlier: EarlierPapers | null) {
    this.#earlier = earlier;
    this.#first = earlier?.marks.papers ?? 0;
  }

  add({ source, title }: PaperRecord): void {
    if (this.#files.at(-1) !== source.file) this.#files.push(source.file);
    this.#fileOf.push(this.#files.length - 1);
    this.#lines.push(source.line);
    this.#titles.push(titleHash(title));
  }

  /** Of a paper of an earlier run that has none. */
  put(paper: number, { source, title }: PaperRecord): void {
    this.#found.set(paper, { ...source, title: titleHash(title) });
  }

  at(paper: number): Place | null {
    if (paper < this.#first) return this.#found.get(paper) ?? this.#earlier!.placeOf(paper);
    const at = paper - this.#first;
    return { file: this.#files[this.#fileOf[at]!]!, line: this.#lines[at]!, title: this.#titles[at]! };
  }
}

/** FNV-1a in 31 bits, of letters and digits only. */
export function titleHash(title: string): number {
  let hash = 0x811c9dc5;
  for (const char of normalTitle(title)) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193);
  return hash >>> 1;
}
