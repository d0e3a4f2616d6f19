/** From facts to columns. */
import type { Facts } from '../facts.ts';
import type { Codec } from './codec.ts';
import { tablesFrom } from './from-nodes.ts';
import { sourceOf } from './node-source.ts';
import type { Tables } from './tables.ts';

/** @throws StoreError where an edge names a node that is not there */
export function tablesOf(facts: Facts, codec: Codec): Tables {
  return tablesFrom(sourceOf(facts), codec);
}
