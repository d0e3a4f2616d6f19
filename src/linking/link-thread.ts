/** A thread that links papers, as seen from outside. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import {
  type Answer,
  type Asked,
  LinkError,
  type Question,
  type Questions,
  type Reply,
  type ThreadStart,
} from './protocol.ts';

/** There is none where the program runs from its sources, which Node cannot start as they are. */
const threadFile = new URL('thread.js', import.meta.url);
export const canStartThreads: boolean = existsSync(fileURLToPath(threadFile));

/** Megabytes for what is young: most of what the linker makes lives no longer than a paper. */
const YOUNG_MEGABYTES = 16;

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

export class LinkThread {
  readonly #worker: Worker;
  readonly #asked: Waiting[] = [];
  #broken: Error | null = null;

  constructor(start: ThreadStart) {
    this.#worker = new Worker(threadFile, {
      workerData: start,
      // What Node was told of the program's own start (-e, --import) does not hold for a thread.
      execArgv: [],
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
    });
    this.#worker.on('message', (reply: Reply) => {
      const { resolve, reject } = this.#asked.shift()!;
      if ('answer' in reply) resolve(reply.answer);
      else reject(Object.assign(new LinkError(reply.failure), { stack: reply.stack }));
    });
    this.#worker.on('error', error => this.#break(error as Error));
    this.#worker.on('exit', code =>
      this.#break(new LinkError(`A thread that linked papers ended with code ${code}.`)),
    );
  }

  /** How many questions it has not answered yet. */
  get waiting(): number {
    return this.#asked.length;
  }

  ask<Name extends keyof Questions>(asks: Name, about: Asked<Name>): Promise<Answer<Name>> {
    if (this.#broken) return Promise.reject(this.#broken);
    return new Promise((resolve, reject) => {
      this.#asked.push({ resolve: resolve as Waiting['resolve'], reject });
      this.#worker.postMessage({ asks, ...about } as Question);
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #break(error: Error): void {
    this.#broken ??= error;
    for (const { reject } of this.#asked.splice(0)) reject(error);
  }
}
