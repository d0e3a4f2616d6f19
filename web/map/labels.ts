/** Where labels stand: the greater node first, beside its node, and never over another label. */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface LabelWish {
  readonly node: number;
  /** The node's place and radius in pixels. */
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** The text's size in pixels. */
  readonly width: number;
  readonly height: number;
}

export interface PlacedLabel {
  readonly node: number;
  /** Left end and middle of the text. */
  readonly x: number;
  readonly y: number;
  readonly box: Box;
}

const GAP = 4;
/** Free room around each label. */
const AIR = 3;

/** Right, left, below, above: the first that is free is taken. */
function* standings({ x, y, radius, width, height }: LabelWish): Generator<Box> {
  const far = radius + GAP;
  yield boxAt(x + far, y - height / 2, width, height);
  yield boxAt(x - far - width, y - height / 2, width, height);
  yield boxAt(x - width / 2, y + far - 1, width, height);
  yield boxAt(x - width / 2, y - far + 1 - height, width, height);
}

const boxAt = (left: number, top: number, width: number, height: number): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});

/** Boxes by the cells that they touch, so that a new one is compared with its neighbours only. */
export class Occupied {
  readonly #cells = new Map<number, Box[]>();
  readonly #size = 64;

  isFree(box: Box): boolean {
    for (const cell of this.#cellsOf(box))
      for (const other of this.#cells.get(cell) ?? []) if (overlap(box, other)) return false;
    return true;
  }

  add(box: Box): void {
    for (const cell of this.#cellsOf(box)) {
      const held = this.#cells.get(cell);
      if (held) held.push(box);
      else this.#cells.set(cell, [box]);
    }
  }

  *#cellsOf({ left, top, right, bottom }: Box): Generator<number> {
    const [size, rowLength] = [this.#size, 4_096];
    for (let row = Math.floor(top / size); row <= Math.floor(bottom / size); row++)
      for (let column = Math.floor(left / size); column <= Math.floor(right / size); column++)
        yield row * rowLength + column;
  }
}

export const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * @param wishes the most important first
 * @param taken what no label may cover, such as large nodes
 */
export function placeLabels(
  wishes: Iterable<LabelWish>,
  bounds: Box,
  taken: Occupied,
  most: number,
): readonly PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  for (const wish of wishes) {
    if (placed.length >= most) break;
    for (const box of standings(wish)) {
      const inside =
        box.left >= bounds.left &&
        box.right <= bounds.right &&
        box.top >= bounds.top &&
        box.bottom <= bounds.bottom;
      const airy = boxAt(
        box.left - AIR,
        box.top - 1,
        box.right - box.left + 2 * AIR,
        box.bottom - box.top + 2,
      );
      if (!inside || !taken.isFree(airy)) continue;
      taken.add(box);
      placed.push({ node: wish.node, x: box.left, y: (box.top + box.bottom) / 2, box });
      break;
    }
  }
  return placed;
}
