/** Which model descends from which: a model that the paper presents starts from the models that it tunes or builds on. */
import type { Draft } from './draft.ts';
import type { LocalNames } from './local-names.ts';
import type { Found } from './mentions.ts';
import type { Lineage, Relation } from './reading.ts';
import { nameKey } from '../catalog/spelling.ts';

const hows: readonly { readonly how: string; readonly test: RegExp }[] = [
  { how: 'distilled', test: /\bdistill/iu },
  { how: 'quantised', test: /\bquanti[sz]/iu },
  { how: 'pruned', test: /\bprun/iu },
  { how: 'merged', test: /\bmerg/iu },
  { how: 'fine-tuned', test: /\b(?:fine-?\s?tun|instruction-?tun|supervised|tuned)/iu },
];

const STARTS_FROM = /\b(?:based (?:up)?on|-based|built (?:up)?on|fine-?\s?tun\w+|initiali[sz]\w+|deriv\w+|trained from|distill\w*|prun\w+|quanti[sz]\w+|adapt\w+|extend\w*|continu\w+|starting from|foundation\w*|tuned|called)\b/iu;

export function findLineage(draft: Draft, found: readonly Found[], relations: readonly Relation[], local: LocalNames): Lineage[] {
  const children = introducedModels(found, local);
  const lineage = new Map<string, Lineage>();
  for (const relation of relations) {
    if (relation.type !== 'BUILDS_ON' || local.introduced.has(relation.node)) continue;
    const parent = found.find(mention => mention.entity.id === relation.node);
    if (parent?.entity.label !== 'Model') continue;
    for (const child of children) {
      const named = nameKey(child.name).includes(nameKey(parent.entity.name));
      const stated = STARTS_FROM.test(relation.sentence) && (children.length === 1 || relation.sentence.includes(child.name));
      const firm = relation.rule === 'tuned' || relation.rule === 'based' || relation.rule === 'self-tuned';
      if (!(stated && firm) && !(named && (firm || relation.rule !== 'applied-to')) && !(stated && relation.sentence.includes(child.name))) continue;
      add(lineage, { child: child.id, parent: relation.node, relation });
    }
  }
  for (const one of calledLineage(draft, found, local)) add(lineage, one);
  return [...lineage.values()];
}

function add(lineage: Map<string, Lineage>, { child, parent, relation }: { child: string; parent: string; relation: Pick<Relation, 'sentence' | 'start' | 'end' | 'confidence' | 'rule'> }): void {
  const key = `${child}>${parent}`;
  if (child === parent || lineage.has(key)) return;
  const { sentence, start, end, confidence } = relation;
  const how = hows.find(entry => entry.test.test(sentence))?.how ?? 'adapted';
  lineage.set(key, { child, parent, how, sentence, start, end, rule: `lineage-${relation.rule}`, confidence });
}

function introducedModels(found: readonly Found[], local: LocalNames): { id: string; name: string }[] {
  const models = new Map<string, { id: string; name: string }>();
  for (const { entity } of found)
    if (entity.label === 'Model' && local.introduced.has(entity.id)) models.set(entity.id, { id: entity.id, name: entity.name });
  return [...models.values()];
}

/** "an instruction-finetuned LLaMA called Alpaca", "Alpaca, a LLaMA fine-tuned on ...", in any paper. */
function calledLineage(draft: Draft, found: readonly Found[], local: LocalNames): { child: string; parent: string; relation: Relation }[] {
  const results: { child: string; parent: string; relation: Relation }[] = [];
  const models = found.filter(mention => mention.entity.label === 'Model');
  models.forEach((a, index) => {
    const b = models[index + 1];
    if (!b || a.entity.id === b.entity.id) return;
    const between = draft.text.slice(a.end, b.start);
    const before = draft.text.slice(Math.max(0, a.start - 40), a.start);
    const child = /^\s(?:models? )?(?:called|named|dubbed|termed) $/u.test(between) && /tuned\s$|based\s$|distilled\s$/u.test(before) ? b : null;
    const reversed = /^,? (?:\([^)]*\),? )?(?:an?|the|our|is an?) (?:[\p{L}\d-]+ ){0,4}$/u.test(between) && /^(?:-based|[\s-](?:[\p{L}\d-]+ ){0,2}models? that (?:is|has been|was) [\p{L}-]*tuned| [\p{L}-]*tuned)/u.test(draft.text.slice(b.end));
    if (!child && !reversed) return;
    const [young, old] = child ? [b, a] : [a, b];
    if (local.introduced.has(old.entity.id)) return;
    const sentence = draft.sentences.find(one => a.start >= one.start && b.end <= one.end);
    if (!sentence) return;
    results.push({
      child: young.entity.id,
      parent: old.entity.id,
      relation: { type: 'BUILDS_ON', node: old.entity.id, sizes: [], sentence: sentence.text, start: old.start, end: old.end, rule: 'apposition', confidence: 0.85 },
    });
  });
  return results;
}
