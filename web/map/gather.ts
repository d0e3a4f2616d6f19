/** Gathering nodes into a selection: which lie inside of an outline. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export const shapesOfOutline = ['lasso', 'box'] as const;
export type OutlineShape = (typeof shapesOfOutline)[number];

/** The outline of a pointer's way: the way itself, or the box that its ends span. */
export function outlineOfWay(way: readonly Point[], shape: OutlineShape): readonly Point[] {
  const [from] = way;
  const to = way.at(-1);
  if (!from || !to || shape === 'lasso') return way;
  return [from, { x: to.x, y: from.y }, to, { x: from.x, y: to.y }];
}

/** Whether the point lies inside, by the number of sides that a ray to the right crosses. */
export function isInside({ x, y }: Point, outline: readonly Point[]): boolean {
  let inside = false;
  outline.forEach((a, index) => {
    const b = outline[(index + 1) % outline.length]!;
    const crosses = a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x;
    if (crosses) inside = !inside;
  });
  return inside;
}
