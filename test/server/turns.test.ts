/** Many requests at once: each has its turn, in order. */
import { expect, test } from 'vitest';
import { Turns } from '../../src/server/turns.ts';

test('turns come in the order in which they were asked for, one in each turn of the event loop', async () => {
  let round = 0;
  const count = (): void => {
    round += 1;
    if (seen.length < 3) setImmediate(count);
  };
  const turns = new Turns();
  const seen: [name: string, round: number][] = [];
  setImmediate(count);
  const work = ['a', 'b', 'c'].map(async name => {
    await turns.take();
    seen.push([name, round]);
  });
  await Promise.all(work);
  expect(seen.map(([name]) => name)).toEqual(['a', 'b', 'c']);
  expect(new Set(seen.map(([, at]) => at)).size).toBe(3);
});

test('who asks when nobody waits has the next turn', async () => {
  const turns = new Turns();
  await turns.take();
  await turns.take();
});
