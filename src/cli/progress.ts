/** A progress bar on standard error, where that is a terminal: one line, one stage at a time. */
import cliProgress from 'cli-progress';
import type { OutputStream } from './surroundings.ts';

export interface ProgressBar {
  /** `total` 0: not known, so nothing is drawn. */
  show(stage: string, done: number, total: number): void;
  /** Takes the bar away; the next `show` draws it anew. */
  clear(): void;
}

const NO_BAR: ProgressBar = { show() {}, clear() {} };

export function drawProgress(stream: OutputStream): ProgressBar {
  if (!stream.isTTY) return NO_BAR;
  let shown = '';
  let bar: cliProgress.SingleBar | null = null;
  const clear = (): void => {
    bar?.stop();
    bar = null;
  };
  return {
    show(stage, done, total) {
      if (total === 0) return;
      if (stage !== shown) clear();
      if (!bar) {
        bar = newBar(stream, stage);
        bar.start(total, done);
        shown = stage;
      }
      bar.update(done);
    },
    clear,
  };
}

function newBar(stream: OutputStream, stage: string): cliProgress.SingleBar {
  return new cliProgress.SingleBar({
    stream,
    format: `${stage.padEnd(15)} {bar} {percentage}% · {eta_formatted} left`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 32,
    clearOnComplete: true,
    hideCursor: true,
    // The work between two updates is synchronous: the bar is drawn when told, not by a timer.
    synchronousUpdate: true,
    fps: 8,
  });
}
