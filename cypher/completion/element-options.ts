/** What fits in a node or relationship of a pattern: its variable, and the labels or types that can stand there. */
import { type Binding, namesOf } from './frames.ts';
import { type CompletionOption, labelOption, typeOption, variableOption, wordOption } from './options.ts';
import type { Rule } from './place.ts';
import type { QueryState } from './query-state.ts';
import { labelsBeyond, relationshipsBetween, type Way } from './schema.ts';

/** In a node or relationship: its variable, its labels or types. */
export const inElement: Rule = ({ state, last, rest }) => {
  const { top, query, schema } = state;
  const { element } = top;
  if (!element || (top.kind !== 'node' && top.kind !== 'relationship') || element.part === 'where')
    return undefined;
  if (element.part === 'name')
    return /^[([]$/u.test(last?.text ?? '') ? elementVariables(state, element.kind) : [];
  if (element.part === 'properties') return [wordOption('WHERE')];
  if (!/^[:|&!(]$/u.test(last?.text ?? '')) return [wordOption('WHERE')];
  const left = query.last ? state.namesOf(query.last) : [];
  if (element.kind === 'node') {
    const types = query.hop ? namesOf(query.hop) : [];
    const isOneHop = query.hop !== null && !query.hop.isIntricate;
    return labelOptions(state, isOneHop ? labelsBeyond(schema, left, types, query.hop!.way) : []);
  }
  const { way, right } = waysOn(element.way, rest);
  const fitting = relationshipsBetween(schema, left, way, right);
  return (fitting.length > 0 ? fitting : schema.relationships).map(typeOption);
};

/** Variables that are such elements, then those that may be. */
function elementVariables(state: QueryState, wanted: Binding['kind']): CompletionOption[] {
  const all = [...state.variables()];
  const maybe = all.filter(([, { kind, temporal }]) => kind === 'value' && !temporal);
  return [...all.filter(([, { kind }]) => kind === wanted), ...maybe].map(([name, one]) =>
    variableOption(name, one),
  );
}

/** What stands behind the cursor may tell the direction and the label at the other end: `]->(:Model`. */
function waysOn(way: Way, rest: string): { way: Way; right: readonly string[] } {
  const [, head, label] =
    /^[^\]()]*\]\s*-\s*(>)?\s*\(\s*[\p{L}\p{N}_]*\s*(?::\s*([\p{L}\p{N}_]+))?/u.exec(rest) ?? [];
  const known = way === 'in' ? (head ? 'both' : 'in') : head ? 'out' : 'both';
  return { way: known, right: label ? [label] : [] };
}

/** Labels that fit, and those that no relationship speaks of; all where none fits. */
export function labelOptions({ schema }: QueryState, fitting: readonly string[]): CompletionOption[] {
  if (fitting.length === 0) return schema.nodes.map(labelOption);
  const told = new Set(schema.relationships.flatMap(({ from, to }) => [...from, ...to]));
  const isOpen = ({ label }: { label: string }): boolean => fitting.includes(label) || !told.has(label);
  return schema.nodes.filter(isOpen).map(labelOption);
}
