/** A schema to complete and diagnose by: papers, and what they use; and pieces that any text may be made of. */
import fc from 'fast-check';
import type { CypherSchema } from '#cypher';

const names = (...all: string[]): { name: string }[] => all.map(name => ({ name }));
export const schema: CypherSchema = {
  nodes: [
    { label: 'Paper', says: 'one record', properties: names('title', 'year') },
    { label: 'Technique', properties: names('name', 'area') },
    { label: 'Model', properties: names('name', 'developer') },
    { label: 'Has Space', properties: [] },
  ],
  relationships: [
    { type: 'USES', from: ['Paper'], to: ['Technique'], properties: names('confidence') },
    { type: 'BUILDS_ON', from: ['Paper'], to: ['Model'], properties: names('confidence', 'sizes') },
    { type: 'DERIVED_FROM', from: ['Model'], to: ['Model'], properties: names('how') },
    { type: 'KIND_OF', from: ['Technique'], to: ['Technique'], properties: [] },
  ],
  procedures: ['own.find(text :: STRING) :: (node :: NODE)'],
};

export const pieces = fc.array(
  fc.constantFrom(
    ...'MATCH|OPTIONAL|WITH|RETURN|UNWIND|CALL|WHERE|AS|UNION|ORDER BY|EXISTS {|(|)|[|]|{|}|-|->|<-|:|.|,|||=|*|$|\'|"|`|/*|//|p|Paper|USES|year|date|count(|1|[x IN|CASE|é|\n|\\|😀'.split(
      '|',
    ),
  ),
  { maxLength: 40 },
);
