/** Elements of XML sources, one record at a time with its line: memory holds one, and a broken one costs only itself. */
import { decodeHTMLStrict } from 'entities';
import { SaxesParser, type SaxesTag } from 'saxes';
import type { Report } from './format.ts';
import type { Line } from './source.ts';

export interface XmlElement {
  readonly name: string;
  readonly line: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

type Open = XmlElement & { readonly children: (XmlElement | string)[] };

export interface XmlRecord {
  readonly element: XmlElement;
  /** The elements around it, outermost first, with what stood in them before. */
  readonly around: readonly XmlElement[];
}

/** Every element of one of the names `records`, whole; what is around them is kept but for other records. */
export async function* xmlRecords(
  lines: AsyncIterable<Line>,
  records: ReadonlySet<string>,
  report: Report,
): AsyncGenerator<XmlRecord> {
  const builder = new RecordBuilder(records, report);
  for await (const { number, text } of lines) yield* builder.push(number, text);
  yield* builder.end();
}

/** Elements further inside count as text of the one around them. */
const DEEPEST = 100;

class RecordBuilder {
  readonly #parser = new SaxesParser({ position: true });
  readonly #records: ReadonlySet<string>;
  readonly #report: Report;
  #open: Open[] = [];
  #done: XmlRecord[] = [];
  #line = 0;
  #failed = false;
  /** A record was left open: what the parser says of tags around it from then on follows from that. */
  #leftOpen = false;

  constructor(records: ReadonlySet<string>, report: Report) {
    this.#records = records;
    this.#report = report;
    this.#parser.on('error', error => this.#fail(error.message.replace(/^\d+:\d+: /u, '')));
    this.#parser.on('opentag', tag => this.#begin(tag));
    this.#parser.on('closetag', tag => this.#finish(tag.name));
    this.#parser.on('text', text => this.#add(text));
    this.#parser.on('cdata', text => this.#add(text));
  }

  push(number: number, text: string): XmlRecord[] {
    this.#line = number;
    this.#parser.write(`${mendEntities(text)}\n`);
    return this.#take();
  }

  end(): XmlRecord[] {
    this.#parser.close();
    return this.#take();
  }

  #take(): XmlRecord[] {
    const done = this.#done;
    this.#done = [];
    return done;
  }

  /** Where the first record is open that is not yet closed. */
  get #inside(): number {
    return this.#open.findIndex(({ name }) => this.#records.has(name));
  }

  #begin({ name, attributes }: SaxesTag): void {
    const outer = this.#inside;
    if (outer >= 0 && this.#records.has(name)) {
      this.#fail(`another <${name}> inside`);
      this.#leftOpen = true;
      this.#open = this.#open.slice(0, outer);
    }
    if (this.#records.has(name)) this.#failed = false;
    if (this.#open.length >= DEEPEST) return;
    this.#open.push({
      name,
      line: this.#line,
      attributes: attributes as Record<string, string>,
      children: [],
    });
  }

  /** Blanks between records would only fill memory. */
  #add(text: string): void {
    if (text.trim() !== '' || this.#inside >= 0) this.#open.at(-1)?.children.push(text);
  }

  #finish(name: string): void {
    // The parser has told of a tag that closes what is not open.
    const at = this.#open.findLastIndex(element => element.name === name);
    if (at < 0) return;
    const element = this.#open[at]!;
    this.#open = this.#open.slice(0, at);
    if (this.#records.has(name)) this.#done.push({ element, around: [...this.#open] });
    else this.#open.at(-1)?.children.push(element);
  }

  /** Each broken record is told once, and so is what is broken outside of them. */
  #fail(got: string): void {
    const inside = this.#inside >= 0;
    if (this.#failed || (this.#leftOpen && !inside)) return;
    this.#failed = true;
    this.#report({
      line: this.#line,
      expected: 'well-formed XML',
      got,
      todo: inside ? 'Check the record; it was read as far as it goes.' : 'Check that the file is whole.',
    });
  }
}

const ENTITY = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)([a-z]\w*;)?/giu;

/** A bare `&`, and what HTML knows and XML does not (`&nbsp;`), as XML writes them. */
function mendEntities(text: string): string {
  return text.replace(ENTITY, (all, name: string | undefined) => {
    const sign = name === undefined ? all : decodeHTMLStrict(all);
    return sign === all ? `&amp;${all.slice(1)}` : sign;
  });
}

export function childrenNamed(element: XmlElement | undefined, name: string): XmlElement[] {
  return (element?.children ?? []).filter(
    child => typeof child !== 'string' && child.name === name,
  ) as XmlElement[];
}

export function childNamed(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return childrenNamed(element, name)[0];
}

/** All text inside; `render` may say otherwise for an element. */
export function textIn(
  element: XmlElement | undefined,
  render: (element: XmlElement) => string | null = () => null,
): string {
  const parts = (element?.children ?? []).map(child =>
    typeof child === 'string' ? child : (render(child) ?? textIn(child, render)),
  );
  return parts.join('');
}
