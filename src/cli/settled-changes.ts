/** Changes of files, told when they have settled: a program that saves writes several times. */
import { stat } from 'node:fs/promises';
import { watch } from 'chokidar';

/** Milliseconds without a change after which all is taken to be written. */
const SETTLED = 400;

export interface Changes {
  /** Resolves when something has changed since the last call, and no more is changing. */
  next(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Watches files and folders, what is hidden and what is ignored aside.
 * @throws the system's error where one of the paths is not there
 */
export async function watchPaths(
  paths: readonly string[],
  ignores: (path: string) => boolean,
  onError: (error: unknown) => void,
): Promise<Changes> {
  await Promise.all(paths.map(path => stat(path)));
  let changed = false;
  let timer: NodeJS.Timeout | undefined;
  let wake = (): void => {};
  const hidden = (path: string): boolean => /(?:^|[\\/])\.[^\\/.][^\\/]*$/u.test(path);
  const watcher = watch([...paths], { ignoreInitial: true, ignored: path => hidden(path) || ignores(path) });
  watcher.on('error', onError);
  watcher.on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      changed = true;
      wake();
    }, SETTLED);
  });
  await new Promise<void>(resolve => watcher.once('ready', resolve));
  return {
    async next() {
      if (!changed)
        await new Promise<void>(resolve => {
          wake = resolve;
        });
      changed = false;
    },
    close() {
      clearTimeout(timer);
      return watcher.close();
    },
  };
}
