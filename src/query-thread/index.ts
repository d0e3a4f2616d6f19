/** A graph in a thread of its own, for queries that take long: opened when one comes, closed when none comes for a while. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { CypherError } from '#cypher';
import type { Asked, Beside } from '../server/index.ts';
import type { Question, Reply, ThreadStart } from './protocol.ts';

/** There is none where the program runs from its sources, which Node cannot start as they are. */
const threadFile = new URL('thread.js', import.meta.url);
const canStartThreads = existsSync(fileURLToPath(threadFile));

/** Milliseconds after which a graph that nobody asks gives its memory back. */
const IDLE = 60_000;

export interface QueryThread extends Beside {
  close(): Promise<void>;
}

/** Null where no threads can be started. */
export function openQueryThread(start: ThreadStart): QueryThread | null {
  if (!canStartThreads) return null;
  let running: RunningThread | null = null;
  return {
    answer(asked, build, signal) {
      if (!running || running.hasEnded) running = new RunningThread(start);
      return running.ask(asked, build, signal);
    },
    renew() {
      running?.retire();
      running = null;
    },
    async close() {
      await running?.close();
      running = null;
    },
  };
}

interface Waiting {
  resolve(answer: Uint8Array | null): void;
  reject(error: Error): void;
}

class RunningThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #idle: NodeJS.Timeout;
  #asked = 0;
  #hasEnded = false;

  constructor(start: ThreadStart) {
    // What Node was told of the program's own start (-e, --import) does not hold for a thread.
    this.#worker = new Worker(threadFile, { workerData: start, execArgv: [] });
    this.#worker.unref();
    this.#worker.on('message', (reply: Reply) => this.#settle(reply));
    this.#worker.on('error', error => this.#end(error as NodeJS.ErrnoException));
    this.#worker.on('exit', code => this.#end(new Error(`The thread of queries ended with code ${code}.`)));
    this.#idle = setTimeout(() => this.retire(), IDLE).unref();
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  ask(asked: Asked, build: string | null, signal: AbortSignal): Promise<Uint8Array | null> {
    const left = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
    const leave = (): void => {
      Atomics.store(new Int32Array(left), 0, 1);
    };
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, { once: true });
    this.#asked += 1;
    const question: Question = { number: this.#asked, asked, build, left };
    return new Promise((resolve, reject) => {
      this.#waiting.set(question.number, { resolve, reject });
      this.#worker.postMessage(question);
    });
  }

  /** Closes when all have their answers. */
  retire(): void {
    this.#hasEnded = true;
    if (this.#waiting.size === 0) void this.close();
  }

  async close(): Promise<void> {
    this.#hasEnded = true;
    clearTimeout(this.#idle);
    await this.#worker.terminate();
  }

  #settle(reply: Reply): void {
    const waiting = this.#waiting.get(reply.number)!;
    this.#waiting.delete(reply.number);
    this.#idle.refresh();
    if ('answer' in reply) waiting.resolve(reply.answer);
    else waiting.reject('wrong' in reply ? new CypherError(reply.wrong) : new Error(reply.failure));
    if (this.#hasEnded) this.retire();
  }

  #end(error: NodeJS.ErrnoException): void {
    this.#hasEnded = true;
    clearTimeout(this.#idle);
    for (const { reject } of this.#waiting.values())
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLarge() : error);
    this.#waiting.clear();
  }
}

function tooLarge(): CypherError {
  return new CypherError({
    kind: 'budget',
    detail: 'MemoryLimit',
    message: 'The query needs more memory than there is.',
    hint: 'Narrow it with WHERE or LIMIT.',
  });
}
