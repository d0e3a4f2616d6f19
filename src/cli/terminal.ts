/** How a command speaks: results on standard output, everything else on standard error. */
import { once } from 'node:events';
import { styleText } from 'node:util';
import { describeProblem, type RecordProblem } from '../records/index.ts';
import { drawProgress, type ProgressBar } from './progress.ts';
import type { OutputStream, Surroundings } from './surroundings.ts';

type Style = Parameters<typeof styleText>[0];

export class Terminal {
  readonly surroundings: Surroundings;
  /** Warnings and errors only. */
  quiet = false;
  readonly #progress: ProgressBar;

  constructor(surroundings: Surroundings) {
    this.surroundings = surroundings;
    this.#progress = drawProgress(surroundings.stderr);
  }

  /** Standard output, at the pace of whoever reads it. */
  async write(chunks: Iterable<string> | AsyncIterable<string>): Promise<void> {
    const { stdout } = this.surroundings;
    this.#progress.clear();
    for await (const chunk of chunks) if (!stdout.write(chunk)) await once(stdout, 'drain');
  }

  note(text: string): void {
    if (!this.quiet) this.#say(text);
  }

  warn(text: string): void {
    this.#say(`${this.paint('yellow', 'warning:', this.surroundings.stderr)} ${text}`);
  }

  fail(text: string): void {
    this.#say(`${this.paint('red', 'error:', this.surroundings.stderr)} ${text}`);
  }

  readonly onProblem = (problem: RecordProblem): void => this.warn(describeProblem(problem));

  readonly onProgress = (stage: string, done: number, total: number): void => {
    if (!this.quiet) this.#progress.show(stage, done, total);
  };

  endProgress(): void {
    this.#progress.clear();
  }

  /** Colours where a person looks at a terminal and has not turned them off (https://no-color.org). */
  paint(style: Style, text: string, stream: OutputStream = this.surroundings.stdout): string {
    const { NO_COLOR, TERM } = this.surroundings.env;
    if (!stream.isTTY || (NO_COLOR !== undefined && NO_COLOR !== '') || TERM === 'dumb') return text;
    return styleText(style, text, { validateStream: false });
  }

  #say(text: string): void {
    this.#progress.clear();
    this.surroundings.stderr.write(`${text}\n`);
  }
}
