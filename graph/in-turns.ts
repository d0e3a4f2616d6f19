/** Long work in slices, so that whoever shares the thread has a turn between them. */

/** Milliseconds of a slice: shorter than anybody notices, longer than a turn costs. */
const SLICE = 10;

/** Work says where it can be interrupted, by yielding there: at least every few milliseconds. */
export type Work<T> = Generator<void, T, void>;

export async function inTurns<T>(work: Work<T>): Promise<T> {
  let until = performance.now() + SLICE;
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    if (performance.now() < until) continue;
    await new Promise(resolve => setTimeout(resolve));
    until = performance.now() + SLICE;
  }
}

/** All of it now. */
export function atOnce<T>(work: Work<T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}
