/** Those who link: this thread, and as many others as are started. What they are asked they answer alike. */
import { setImmediate as turn } from 'node:timers/promises';
import { LinkThread } from './link-thread.ts';
import type { PaperDesk } from './paper-desk.ts';
import type { Answer, Asked, Questions, ThreadStart } from './protocol.ts';

/** Batches that wait at a thread while it works on one: it need not wait for the next. */
const AHEAD = 2;

export class Crew {
  readonly #here: PaperDesk;
  readonly #threads: LinkThread[] = [];

  constructor(here: PaperDesk) {
    this.#here = here;
  }

  start(threads: number, start: ThreadStart): void {
    while (this.#threads.length < threads) this.#threads.push(new LinkThread(start));
  }

  /** Asks one of them for each; this thread answers where no other has room. @param take takes the answers in the order of what was asked @throws LinkError */
  async share<Name extends keyof Questions>(
    asks: Name,
    jobs: AsyncIterable<Asked<Name>> | Iterable<Asked<Name>>,
    take: (answer: Answer<Name>) => void,
  ): Promise<void> {
    const answers = new InOrder(take);
    const asked: Promise<void>[] = [];
    let failure: { readonly error: unknown } | null = null;
    for await (const job of jobs) {
      if (failure) throw (failure as { readonly error: unknown }).error;
      const place = answers.next();
      const thread = this.#thread();
      if (thread) {
        const answered = thread.ask(asks, job).then(answer => answers.put(place, answer));
        asked.push(
          answered.catch(error => {
            failure ??= { error };
          }),
        );
        continue;
      }
      answers.put(place, this.#answer(asks, job));
      // Answers of others are heard in between.
      if (this.#threads.length > 0) await turn();
    }
    await Promise.all(asked);
    if (failure) throw (failure as { readonly error: unknown }).error;
  }

  /** Asks each of them, this thread first. @throws LinkError */
  async all<Name extends keyof Questions>(asks: Name, about: Asked<Name>): Promise<Answer<Name>[]> {
    const others = this.#threads.map(thread => thread.ask(asks, about));
    return [this.#answer(asks, about), ...(await Promise.all(others))];
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map(thread => thread.close()));
  }

  #answer<Name extends keyof Questions>(asks: Name, about: Asked<Name>): Answer<Name> {
    return (this.#here[asks] as (asked: Asked<Name>) => Answer<Name>).call(this.#here, about);
  }

  /** The one at which the least waits, where it has room. */
  #thread(): LinkThread | null {
    let least: LinkThread | null = null;
    for (const thread of this.#threads)
      if (thread.waiting <= AHEAD && thread.waiting < (least?.waiting ?? Number.POSITIVE_INFINITY))
        least = thread;
    return least;
  }
}

/** Passes values on in the order of their places, whenever they come. */
class InOrder<Value> {
  readonly #take: (value: Value) => void;
  readonly #early = new Map<number, Value>();
  #given = 0;
  #taken = 0;

  constructor(take: (value: Value) => void) {
    this.#take = take;
  }

  /** The next place. */
  next(): number {
    return this.#given++;
  }

  put(place: number, value: Value): void {
    this.#early.set(place, value);
    while (this.#early.has(this.#taken)) {
      const next = this.#early.get(this.#taken)!;
      this.#early.delete(this.#taken++);
      this.#take(next);
    }
  }
}
