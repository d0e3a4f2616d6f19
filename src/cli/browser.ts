/** A browser for the user, where there is a user and a screen. */
import { release } from 'node:os';
import type { Surroundings } from './surroundings.ts';

/** Never fails: the address is on the terminal in any case. */
export async function openBrowser(url: string, surroundings: Surroundings): Promise<void> {
  if (!hasScreen(surroundings)) return;
  try {
    const { default: open } = await import('open');
    const child = await open(url);
    child.once('error', () => {});
  } catch {
    // No browser, no harm.
  }
}

function hasScreen({ env, stdout }: Surroundings): boolean {
  if (!stdout.isTTY || (env.CI !== undefined && env.CI !== '' && env.CI !== 'false')) return false;
  const isWindowsLinux = /microsoft/iu.test(release());
  return process.platform !== 'linux' || isWindowsLinux || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}
