/** Steps back and forward over views: a pure value, so that undo is exact. */
import { applyChange, type Change, type ChangeName, flowing, unrecorded } from './changes.ts';
import type { View } from './view.ts';

export interface History {
  readonly past: readonly View[];
  readonly view: View;
  readonly future: readonly View[];
  /** The last change, for those that flow together. */
  readonly last: ChangeName | null;
}

/** Steps kept. */
const MOST_STEPS = 200;

export const historyOf = (view: View): History => ({ past: [], view, future: [], last: null });

export function record(history: History, change: Change): History {
  const view = applyChange(history.view, change);
  if (same(view, history.view)) return history;
  if (unrecorded.has(change.change)) return { ...history, view };
  const flows = flowing.has(change.change) && history.last === change.change;
  const past = flows ? history.past : [...history.past, history.view].slice(-MOST_STEPS);
  return { past, view, future: [], last: change.change };
}

/** The camera stays where it is: going back is about what is shown, not about where one looks. */
export function undo({ past, view, future }: History): History | null {
  const before = past.at(-1);
  if (!before) return null;
  return { past: past.slice(0, -1), view: keepCamera(before, view), future: [view, ...future], last: null };
}

export function redo({ past, view, future }: History): History | null {
  const [after, ...rest] = future;
  if (!after) return null;
  return { past: [...past, view], view: keepCamera(after, view), future: rest, last: null };
}

const keepCamera = (to: View, from: View): View =>
  to.layout === from.layout ? { ...to, camera: from.camera } : to;

function same(a: View, b: View): boolean {
  if (a === b) return true;
  const keys = Object.keys(a) as (keyof View)[];
  return keys.every(key => a[key] === b[key] || JSON.stringify(a[key]) === JSON.stringify(b[key]));
}
