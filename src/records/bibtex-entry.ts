/** One BibTeX entry: its type and fields, strings joined and macros put in, values still in TeX. */

export interface BibEntry {
  /** In lower case; `string` defines macros. */
  readonly type: string;
  /** Empty where it has none. */
  readonly key: string;
  /** By name in lower case. */
  readonly fields: ReadonlyMap<string, string>;
}

/** Say nothing of papers. */
const ASIDE: ReadonlySet<string> = new Set(['comment', 'preamble']);
const NAME = /[^\s"#%'(),={}]+/uy;

export function parseEntry(
  text: string,
  macros: ReadonlyMap<string, string>,
): BibEntry | { readonly problem: string } {
  const head = /^\s*@\s*([a-z]+)\s*[{(]/iu.exec(text)!;
  const type = head[1]!.toLowerCase();
  const fields = new Map<string, string>();
  if (ASIDE.has(type)) return { type, key: '', fields };
  const scanner = new EntryScanner(text, head[0].length, macros);
  const key = type === 'string' ? '' : scanner.key();
  while (!scanner.atEnd()) {
    const name = scanner.name();
    if (name === null) return { problem: `no field name at ${scanner.rest()}` };
    const value = scanner.value();
    if (value === null) return { problem: `no value of ${name}` };
    if (!fields.has(name)) fields.set(name, value);
  }
  return { type, key, fields };
}

class EntryScanner {
  readonly #text: string;
  readonly #macros: ReadonlyMap<string, string>;
  #at: number;

  constructor(text: string, at: number, macros: ReadonlyMap<string, string>) {
    this.#text = text;
    this.#at = at;
    this.#macros = macros;
  }

  /** A key may hold almost anything, or be missing. */
  key(): string {
    return this.#skip(/[^,={}]*,/uy)
      .slice(0, -1)
      .trim();
  }

  atEnd(): boolean {
    this.#skip(/[\s,]*/uy);
    return this.#at >= this.#text.length || /[})]/u.test(this.#text[this.#at]!);
  }

  name(): string | null {
    const name = this.#skip(NAME);
    this.#skip(/\s*/uy);
    return name !== '' && this.#skip(/=\s*/uy) !== '' ? name.toLowerCase() : null;
  }

  rest(): string {
    return JSON.stringify(this.#text.slice(this.#at, this.#at + 20));
  }

  /** Strings, numbers and macros joined with `#`. */
  value(): string | null {
    const parts: string[] = [];
    do {
      this.#skip(/\s*/uy);
      const part = this.#part();
      if (part === null) return null;
      parts.push(part);
      this.#skip(/\s*/uy);
    } while (this.#skip(/#/uy) !== '');
    return parts.join('');
  }

  #part(): string | null {
    const char = this.#text[this.#at];
    if (char === '{') return this.#until('}');
    if (char === '"') return this.#until('"');
    const name = this.#skip(NAME);
    if (name === '') return null;
    return /^\d+$/u.test(name) ? name : (this.#macros.get(name.toLowerCase()) ?? name);
  }

  /** To the end sign outside of all braces. */
  #until(end: string): string | null {
    const from = this.#at + 1;
    let depth = 0;
    for (let at = from; at < this.#text.length; at += 1) {
      const char = this.#text[at]!;
      if (char === end && depth === 0) {
        this.#at = at + 1;
        return this.#text.slice(from, at);
      }
      if (char === '{') depth += 1;
      else if (char === '}') depth -= 1;
    }
    return null;
  }

  #skip(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }
}
