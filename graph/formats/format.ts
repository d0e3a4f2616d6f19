/** What an export format is. */
import type { Facts } from '../facts.ts';

export interface GraphFormat {
  readonly name: string;
  /** Of a file's name, without the dot. */
  readonly extension: string;
  readonly mediaType: string;
  readonly says: string;
  /** The same facts give the same bytes. */
  write(facts: Facts): Iterable<string>;
  /** The way back, where there is one. @throws FormatError with the line */
  read?(text: string): Facts;
}

/** A file that is not what it should be; the text names the line, what was expected and what was found. */
export class FormatError extends Error {
  override readonly name = 'FormatError';
  /** From 1. */
  readonly line: number;

  constructor(line: number, expected: string, got: string) {
    super(`line ${line}: expected ${expected}, got ${got}`);
    this.line = line;
  }
}
