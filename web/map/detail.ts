/** How much of a large map is drawn at once: as much as this machine draws in time, less while it moves. */

/** So many lines are always drawn, and so many dots while the map moves. */
const LEAST_LINES = 2_000;
const LEAST_DOTS = 6_000;
/** Milliseconds of a frame: below the first more is drawn, above the second less. */
const CHEAP = 25;
const DEAR = 50;
/** Milliseconds after the last frame, before a fuller one is drawn. */
const CALM = 160;

export class Detail {
  readonly #redraw: () => void;
  #lines = LEAST_LINES;
  #lastBegan = Number.NEGATIVE_INFINITY;
  #refining = 0;

  constructor(redraw: () => void) {
    this.#redraw = redraw;
  }

  lines(all: number): number {
    return Math.min(all, this.#lines);
  }

  dots(all: number, isMoving: boolean): number {
    return isMoving ? Math.min(all, Math.max(LEAST_DOTS, 2 * this.#lines)) : all;
  }

  /**
   * Is told of each frame as it begins, and learns what it costs.
   * @param isWhole that nothing was left out of it
   */
  watch(isWhole: boolean, isMoving: boolean): void {
    const began = performance.now();
    // Where frames follow each other, one that the graphics processor is late with shows in their distance.
    const apart = isMoving ? began - this.#lastBegan : 0;
    this.#lastBegan = began;
    window.clearTimeout(this.#refining);
    afterFrame(() => {
      const cost = Math.max(performance.now() - began, apart < 250 ? apart : 0);
      if (cost > DEAR) this.#lines = Math.max(LEAST_LINES, Math.floor((this.#lines * CHEAP) / cost));
      else if (cost < CHEAP && !isWhole) this.#lines *= 2;
      else if (!isMoving) return;
      if (!isWhole && (cost < CHEAP || isMoving)) this.#refining = window.setTimeout(this.#redraw, CALM);
    });
  }

  kill(): void {
    window.clearTimeout(this.#refining);
  }
}

/** Runs when the frame of this moment has been handed over. */
function afterFrame(run: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    run();
  };
  port2.postMessage(null);
}
