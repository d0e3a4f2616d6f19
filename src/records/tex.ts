/** TeX inside titles and abstracts to plain text: accents, symbols, fonts and simple formulas; what is not known stays as written. */
import {
  accents,
  droppedCommands,
  fontCommands,
  namedSymbols,
  spaces,
  subscripts,
  superscripts,
} from './tex-signs.ts';

const FORMULA = /\$\$([^$]+)\$\$|\$((?:[^$\\]|\\[\s\S])+?)\$|\\\(([\s\S]+?)\\\)|\\\[([\s\S]+?)\\\]/gu;
const SOMETHING = /[\\${}~]|--|``|''/u;

/** Longer texts are no abstracts and are refused later on. */
const LONGEST = 200_000;
/** Braces and commands inside of one another; deeper ones are no text of a person. */
const DEEPEST = 60;

export function plainTex(text: string): string {
  if (text.length > LONGEST || !SOMETHING.test(text)) return text;
  const parts: string[] = [];
  let from = 0;
  const formula = new RegExp(FORMULA);
  for (let match = formula.exec(text); match; match = formula.exec(text)) {
    const inner = match.slice(1).find(Boolean) ?? '';
    if (isMoney(inner, text[formula.lastIndex])) {
      formula.lastIndex = match.index + 1;
      continue;
    }
    parts.push(plainText(text.slice(from, match.index)), plainFormula(inner));
    from = formula.lastIndex;
  }
  parts.push(plainText(text.slice(from)));
  return parts.join('');
}

/** A command, an accent, a sign that only TeX escapes, a tie or a formula: without one a tilde and two hyphens mean themselves. */
const WRITTEN_IN_TEX = /\\[a-zA-Z"'`^~=.%&_]|\p{L}~[\p{L}\d]|\$[^$]*[\\^_{][^$]*\$/u;

/** The same for a text of any origin, where it is written in TeX. */
export const plainTexIfAny = (text: string): string => (WRITTEN_IN_TEX.test(text) ? plainTex(text) : text);

/** "$5 and $10": no sign of a formula, but a space inside the dollars or a number behind. */
function isMoney(inner: string, behind = ''): boolean {
  return !/[\\^_{]/u.test(inner) && (inner.trim() !== inner || /^\d/u.test(behind));
}

function plainText(text: string): string {
  const quoted = text
    .replaceAll('---', '—')
    .replaceAll('--', '–')
    .replaceAll('``', '“')
    .replaceAll("''", '”');
  return new TexScanner(quoted, false).all();
}

function plainFormula(text: string): string {
  return new TexScanner(text, true).all().replace(/\s+/gu, ' ').trim();
}

const scripts: Readonly<Record<string, ReadonlyMap<string, string>>> = { '^': superscripts, _: subscripts };

/** Goes once over a piece of TeX; `formula`: `^` and `_` raise and lower. */
class TexScanner {
  readonly #text: string;
  readonly #formula: boolean;
  #at = 0;
  #depth = 0;

  constructor(text: string, formula: boolean) {
    this.#text = text;
    this.#formula = formula;
  }

  all(): string {
    let out = '';
    while (this.#at < this.#text.length) out += this.#next();
    return out.normalize('NFC');
  }

  #next(): string {
    const char = this.#text[this.#at]!;
    if (this.#depth < DEEPEST && (char === '\\' || char === '{' || (this.#formula && scripts[char]))) {
      this.#depth += 1;
      const inner = this.#nested(char);
      this.#depth -= 1;
      return inner;
    }
    this.#at += 1;
    if (char === '{' || char === '}') return '';
    return char === '~' ? ' ' : char;
  }

  #nested(char: string): string {
    if (char === '\\') return this.#command();
    if (char === '{') return this.#group();
    this.#at += 1;
    return this.#script(char, scripts[char]!);
  }

  /** What stands in braces, or one sign or command. */
  #argument(): string {
    while (this.#text[this.#at] === ' ') this.#at += 1;
    return this.#at < this.#text.length ? this.#next() : '';
  }

  #group(): string {
    let out = '';
    this.#at += 1;
    while (this.#at < this.#text.length && this.#text[this.#at] !== '}') out += this.#next();
    this.#at += 1;
    return out;
  }

  #script(sign: string, table: ReadonlyMap<string, string>): string {
    const raised = this.#argument();
    const small = [...raised].map(char => table.get(char));
    return small.includes(undefined)
      ? `${raised === '∘' || raised === '′' ? '' : sign}${raised === '∘' ? '°' : raised}`
      : small.join('');
  }

  #command(): string {
    const [whole, name] = /^\\([a-zA-Z]+\*?|[\s\S]|$)/u.exec(this.#text.slice(this.#at, this.#at + 40))!;
    this.#at += whole.length;
    const space = spaces.get(name!);
    if (space !== undefined) return space;
    const isWord = /^[a-zA-Z]/u.test(name!);
    const accent = accents.get(name!);
    if (accent !== undefined) return this.#accented(name!, isWord, accent);
    if (!isWord) return name!;
    return this.#word(name!.replace(/\*$/u, ''));
  }

  #accented(name: string, isWord: boolean, accent: string): string {
    // `\c` and `\v` are accents only before a letter of their own: `\cite` is met as a whole word.
    const letter = this.#argument();
    if (letter === '') return isWord ? `\\${name}` : name;
    const [first = '', ...rest] = letter === 'ı' ? ['i'] : letter === 'ȷ' ? ['j'] : [...letter];
    return `${first}${accent}${rest.join('')}`;
  }

  #word(name: string): string {
    const symbol = namedSymbols.get(name);
    if (symbol !== undefined) {
      // A space behind a command only ends its name; in a formula it is no text at all.
      if (/^[ \t]/u.test(this.#text.slice(this.#at)) && !this.#formula) this.#at += 1;
      return symbol;
    }
    if (fontCommands.has(name)) {
      if (!this.#formula && this.#text[this.#at] === ' ') this.#at += 1;
      return '';
    }
    if (droppedCommands.has(name)) {
      this.#argument();
      return '';
    }
    if (name === 'textsuperscript') return this.#script('', superscripts);
    if (name === 'textsubscript') return this.#script('', subscripts);
    if (name === 'href' || name === 'textcolor' || name === 'hyperlink') {
      this.#argument();
      return this.#argument();
    }
    if (name === 'frac' || name === 'tfrac' || name === 'dfrac')
      return `${this.#argument()}/${this.#argument()}`;
    if (name === 'sqrt') return `√${this.#argument()}`;
    if (name === 'footnote') return ` (${this.#argument()})`;
    // Formulas are full of functions such as \log; elsewhere an author's own macro stays as it is.
    return this.#formula ? name : `\\${name}`;
  }
}
