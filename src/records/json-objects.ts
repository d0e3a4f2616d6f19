/** Objects of JSON sources, one at a time with their lines: one a line, in a list, or in the list of a service's answer. */
import type { Report } from './format.ts';
import { excerpt } from './problem.ts';
import type { Line } from './source.ts';

export interface JsonObject {
  readonly line: number;
  readonly value: unknown;
}

/** Keys under which services answer with a list. */
const LISTS: ReadonlySet<string> = new Set(['data', 'results', 'items']);

export async function* jsonObjects(
  lines: AsyncIterable<Line>,
  report: Report,
  expected: string,
): AsyncGenerator<JsonObject> {
  const left = (line: number, got: string): void =>
    report({ line, expected, got, todo: 'Correct it; it was left out.' });
  let scanner: ListScanner | null = null;
  let first = true;
  let held: Line | null = null;
  for await (const line of lines) {
    if (scanner) yield* scanner.push(line);
    else if (line.text.trim() === '') continue;
    else if (first && isList(line.text)) {
      scanner = new ListScanner(left);
      yield* scanner.push(line);
    } else if (held && !/^\s*[[{]/u.test(line.text)) {
      // The first object goes on: it is written over several lines.
      scanner = new ListScanner(left);
      yield* scanner.push(held);
      yield* scanner.push(line);
      held = null;
    } else {
      if (held) left(held.number, parse(held.text).problem ?? 'nothing');
      held = null;
      const { problem, value } = parse(line.text);
      if (problem === undefined) yield* unwrapped({ line: line.number, value });
      else if (first) held = line;
      else left(line.number, problem);
    }
    first = false;
  }
  if (held) left(held.number, parse(held.text).problem ?? 'nothing');
  if (scanner) scanner.end();
}

/** The beginning of a list of objects, or an object of which the first line holds but a bracket. */
const isList = (text: string): boolean => /^\s*(?:\[\s*(?:\{|null|\]|$)|\{\s*$)/u.test(text);

function parse(text: string): { readonly value?: unknown; readonly problem?: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return {
      problem: `${excerpt(text)} (${error instanceof Error ? excerptOf(error.message) : String(error)})`,
    };
  }
}

/** Node quotes the whole text in its message. */
const excerptOf = (message: string): string => message.replace(/,? ?(?:\.\.\.)?"[\s\S]*$/u, '').slice(0, 80);

function* unwrapped({ line, value }: JsonObject): Generator<JsonObject> {
  const list = Object.entries(value ?? {}).find(([key, entry]) => LISTS.has(key) && Array.isArray(entry));
  if (!list || 'title' in (value as object)) yield { line, value };
  else for (const one of list[1] as unknown[]) if (one !== null) yield { line, value: one };
}

/** Finds the objects of a list by their brackets, so that memory holds one at a time and a broken one spoils no other. */
class ListScanner {
  readonly #left: (line: number, got: string) => void;
  /** Brackets open around the place, with the key in front of each. */
  #open: string[] = [];
  #key = '';
  #parts: string[] | null = null;
  /** Of the object being read. */
  #start = { line: 0, column: 0, depth: 0 };

  constructor(left: (line: number, got: string) => void) {
    this.#left = left;
  }

  *push({ number, text }: Line): Generator<JsonObject> {
    this.#dropBroken(number, text);
    let from = 0;
    // Strings and brackets; a string that its line does not end is broken, and ends there.
    for (const match of text.matchAll(/"(?:[^"\\]|\\.)*"?|[[\]{}]/gu)) {
      const [token] = match;
      if (token.startsWith('"')) this.#key = this.#open.length === 1 ? token.slice(1, -1) : this.#key;
      else if (token === '{' || token === '[') {
        if (this.#begins(token)) {
          this.#parts = [];
          this.#start = { line: number, column: match.index, depth: this.#open.length };
          from = match.index;
        } else if (
          token === '[' &&
          this.#open.length === 1 &&
          LISTS.has(this.#key) &&
          this.#start.depth === 0
        )
          // The object is a service's answer, and what is asked for is inside.
          this.#parts = null;
        this.#open.push(token);
      } else {
        this.#open.pop();
        if (this.#parts && this.#open.length === this.#start.depth) {
          this.#parts.push(text.slice(from, match.index + 1));
          yield* this.#finish();
        }
      }
    }
    this.#parts?.push(text.slice(from));
  }

  end(): void {
    if (this.#parts) this.#left(this.#start.line, `half an object, ${excerpt(this.#parts.join('\n'))}`);
  }

  #begins(token: string): boolean {
    if (this.#parts || token !== '{') return false;
    const around = this.#open.join('');
    return around === '' || around === '[' || (around === '{[' && LISTS.has(this.#key));
  }

  *#finish(): Generator<JsonObject> {
    const text = this.#parts!.join('\n');
    this.#parts = null;
    const { problem, value } = parse(text);
    if (problem === undefined) yield { line: this.#start.line, value };
    else this.#left(this.#start.line, problem);
  }

  /** An object at the head of a line, where none can be or where the open one began: the open one never ended. */
  #dropBroken(number: number, text: string): void {
    const { line, column, depth } = this.#start;
    if (!this.#parts || number === line || !/^\s*\{/u.test(text)) return;
    const before = this.#parts.findLast(part => part.trim() !== '') ?? '';
    const misplaced = this.#open.at(-1) === '{' && !before.trimEnd().endsWith(':');
    // Without indentation the column says something only of objects that are written on one line.
    const again = text.indexOf('{') === column && (column > 0 || this.#parts[0]!.trim() !== '{');
    if (!misplaced && !again) return;
    this.#left(line, `half an object, ${excerpt(this.#parts.join('\n'))}`);
    this.#parts = null;
    this.#open = this.#open.slice(0, depth);
  }
}
