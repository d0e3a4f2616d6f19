/** Light or dark: as the reader chose, else as the machine is set. */
import { useEffect, useState } from 'react';
import type { Ground } from './map/paint.ts';

const KEY = 'herdbook.ground';
const dark = window.matchMedia('(prefers-color-scheme: dark)');

function chosen(): Ground | null {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === 'light' || kept === 'dark' ? kept : null;
  } catch {
    return null;
  }
}

const current = (): Ground => chosen() ?? (dark.matches ? 'dark' : 'light');

export function useGround(): readonly [Ground, () => void] {
  const [ground, setGround] = useState(current);
  useEffect(() => {
    document.documentElement.dataset.ground = ground;
  }, [ground]);
  useEffect(() => {
    const follow = (): void => setGround(current());
    dark.addEventListener('change', follow);
    return () => dark.removeEventListener('change', follow);
  }, []);
  const change = (): void => {
    const other = ground === 'dark' ? 'light' : 'dark';
    try {
      localStorage.setItem(KEY, other);
    } catch {
      // Without a store the choice lasts as long as the page.
    }
    setGround(other);
  };
  return [ground, change];
}
