/** One shape a node type, so that colour is never the only sign: for legend, labels and canvas alike. */
import { nodeTypes } from '#graph/schema';

export const shapes = ['disc', 'disc', 'diamond', 'square', 'triangle'] as const;
export type Shape = (typeof shapes)[number];

/** In the order of the schema's node types; what the schema does not know is a disc. */
export const shapeNumber = (label: number): number => (label < shapes.length ? label : 0);
export const shapeOf = (label: number): Shape => shapes[label] ?? 'disc';

/** Outlines around 0, 0 with about the same area as a disc of radius 1. */
const outlines: Readonly<Record<Shape, string>> = {
  disc: 'M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0Z',
  diamond:
    'M0-1.18Q.1-1.18.2-1.08L1.08-.2Q1.28 0 1.08.2L.2 1.08Q0 1.28-.2 1.08L-1.08.2Q-1.28 0-1.08-.2L-.2-1.08Q-.1-1.18 0-1.18Z',
  square: 'M-.62-.9H.62Q.9-.9.9-.62V.62Q.9.9.62.9H-.62Q-.9.9-.9.62V-.62Q-.9-.9-.62-.9Z',
  triangle: 'M-.2-1.02Q0-1.34.2-1.02L1.16.62Q1.32.98.94.98H-.94Q-1.32.98-1.16.62Z',
};

export const outlineOf = (label: number): string => outlines[shapeOf(label)];
export const shapeCount = nodeTypes.length;
