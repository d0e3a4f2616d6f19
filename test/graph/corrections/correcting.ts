/** Corrections of the herd, written as they stand in a log. */
import {
  type Corrected,
  type Correction,
  correctFacts,
  isProblem,
  parseCorrection,
} from '#graph/corrections/index';
import type { Facts } from '#graph/facts';
import { herd } from '../herd.ts';

export function correction(json: Readonly<Record<string, unknown>>): Correction {
  const parsed = parseCorrection({ why: 'it is so', ...json });
  if (isProblem(parsed)) throw new Error(`${parsed.expected}, got ${parsed.got}`);
  return parsed;
}

export const correct = (...list: readonly Readonly<Record<string, unknown>>[]): Corrected =>
  correctFacts(
    herd,
    list.map((json, at) => ({ id: `c${at}`, correction: correction(json) })),
  );

export const edgeIds = ({ edges }: Facts): readonly string[] => edges.map(({ id }) => id);
export const nodeOf = ({ nodes }: Facts, id: string) => nodes.find(node => node.id === id);
