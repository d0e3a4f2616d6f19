/** How lines look: the same for all, but for a breath of the far end's colour. */
import { mix } from './paint.ts';
import type { Scene } from './scene.ts';

/** Share of the ink in a line's colour. */
export const INK_IN_LINE = 0.45;

export function edgeTint({ network, look: { paint, colors } }: Scene, edge: number): string {
  return mix(colors[network.columns.edges.target[edge]!]!, paint.faintInk, INK_IN_LINE);
}

/** The more lines, the fainter each. */
export function edgeOpacity({ network, look: { paint } }: Scene): number {
  return (paint.name === 'dark' ? 0.34 : 0.3) / (1 + Math.min(network.edgeCount, 60_000) / 2_500) + 0.01;
}
