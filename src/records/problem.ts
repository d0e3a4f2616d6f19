/** What is wrong with a record, where, and what to do. */

export interface RecordProblem {
  readonly file: string;
  /** 1-based; 0: the file as a whole */
  readonly line: number;
  readonly expected: string;
  readonly got: string;
  readonly todo: string;
}

export function describeProblem({ file, line, expected, got, todo }: RecordProblem): string {
  return `${file}${line === 0 ? '' : `:${line}`}: expected ${expected}, got ${got}. ${todo}`;
}

/** A problem that ends the reading: with `strict` any, else a source that cannot be read at all. */
export class RecordError extends Error {
  override readonly name = 'RecordError';
  readonly problem: RecordProblem;

  constructor(problem: RecordProblem) {
    super(describeProblem(problem));
    this.problem = problem;
  }
}

/** A piece of text as a message shows it: short, on one line. */
export function excerpt(text: string): string {
  const line = text.slice(0, 400).replace(/\s+/gu, ' ').trim();
  return line === '' ? 'nothing' : JSON.stringify(line.length > 60 ? `${line.slice(0, 60)}…` : line);
}
