/** Matches in time that grows with the text, whatever the expression: all ways are followed at once (Thompson 1968). */
import type { Part } from './expression-tree.ts';

type State =
  | { readonly kind: 'atom'; readonly test: (point: string) => boolean; readonly next: number }
  | {
      readonly kind: 'assertion';
      readonly holds: (before: string, after: string) => boolean;
      readonly next: number;
    }
  | { readonly kind: 'split'; readonly next: number[] }
  | { readonly kind: 'accept' };

/** A larger automaton is refused: counted repetitions inside each other multiply. */
const MOST_STATES = 5_000;

/** Whether the whole text matches. Null where the automaton would be too large. */
export function automatonOf(tree: Part, flags: string): ((text: string) => boolean) | null {
  const states: State[] = [{ kind: 'accept' }];
  const start = build(tree, 0);
  return start === null ? null : text => run(states, start, text);

  function add(state: State): number | null {
    if (states.length >= MOST_STATES) return null;
    states.push(state);
    return states.length - 1;
  }

  /** The state in which the part begins; what follows it begins in `next`. Null where there are too many. */
  function build(part: Part, next: number): number | null {
    switch (part.kind) {
      case 'atom':
        return add({ kind: 'atom', test: testOf(part.source, flags), next });
      case 'assertion':
        return add({ kind: 'assertion', holds: assertionOf(part.source, flags), next });
      case 'irregular':
        return null;
      case 'sequence':
        return part.parts.reduceRight<number | null>(
          (after, one) => (after === null ? null : build(one, after)),
          next,
        );
      case 'choice': {
        const starts = part.parts.map(one => build(one, next));
        return starts.includes(null) ? null : add({ kind: 'split', next: starts as number[] });
      }
      case 'repeat':
        return repeat(part, next);
    }
  }

  function repeat({ part, min, max }: Extract<Part, { kind: 'repeat' }>, next: number): number | null {
    let entry: number | null = max === null ? loop(part, next) : next;
    for (let at = min; at < (max ?? min) && entry !== null; at++) {
      const once: number | null = build(part, entry);
      entry = once === null ? null : add({ kind: 'split', next: [once, next] });
    }
    for (let at = 0; at < min && entry !== null; at++) entry = build(part, entry);
    return entry;
  }

  function loop(part: Part, next: number): number | null {
    const ways: number[] = [];
    const split = add({ kind: 'split', next: ways });
    const once = split === null ? null : build(part, split);
    if (once === null) return null;
    ways.push(once, next);
    return split;
  }
}

/** One code point is tested by JavaScript itself; what it said is kept. */
function testOf(source: string, flags: string): (point: string) => boolean {
  const expression = new RegExp(`^(?:${source})$`, flags);
  const known = new Map<string, boolean>();
  return point => {
    const had = known.get(point);
    if (had !== undefined) return had;
    const result = expression.test(point);
    known.set(point, result);
    return result;
  };
}

function assertionOf(source: string, flags: string): (before: string, after: string) => boolean {
  const isLine = (point: string): boolean => flags.includes('m') && /^[\n\r\u2028\u2029]$/u.test(point);
  const isWord = (point: string): boolean => /^\w$/u.test(point);
  if (source === '^') return before => before === '' || isLine(before);
  if (source === '$') return (_, after) => after === '' || isLine(after);
  const wanted = source === '\\b';
  return (before, after) => (isWord(before) !== isWord(after)) === wanted;
}

function run(states: readonly State[], start: number, text: string): boolean {
  const seen = new Int32Array(states.length).fill(-1);
  const points = [...text];
  let active = [start];
  for (let at = 0; ; at++) {
    const [before, after] = [points[at - 1] ?? '', points[at] ?? ''];
    const reached: number[] = [];
    const open = active.reverse();
    for (let state = open.pop(); state !== undefined; state = open.pop()) {
      if (seen[state] === at) continue;
      seen[state] = at;
      const held = states[state]!;
      if (held.kind === 'split') open.push(...held.next);
      else if (held.kind === 'assertion') {
        if (held.holds(before, after)) open.push(held.next);
      } else reached.push(state);
    }
    if (at === points.length) return reached.includes(0);
    active = [];
    for (const state of reached) {
      const held = states[state]!;
      if (held.kind === 'atom' && held.test(after)) active.push(held.next);
    }
    if (active.length === 0) return false;
  }
}
