/** What names mean in one paper: its own introductions and definitions beat the catalog. */
import type { Catalog, Entity } from '../catalog/catalog.ts';
import { NameTrie } from '../catalog/name-trie.ts';
import { nameKey } from '../catalog/spelling.ts';
import type { Candidate } from './candidate.ts';
import { groupCandidates, withLabel } from './candidate-groups.ts';
import type { Draft } from './draft.ts';
import { isData, sameFamily } from './label-families.ts';
import { discovered, type Lexicon } from './lexicon.ts';
import { isDistinctive } from './name-shape.ts';
import type { NameVotes } from './name-votes.ts';
import { canBeName } from './ordinary.ts';
import { areOfAKind, denotes, isOtherPaper, isPresentedHere, isUndescribed } from './own-or-known.ts';
import { findTaggedNames, isKnown } from './tagged-names.ts';
import { hasOwnWords, isAtHome, mayPresent } from './topic.ts';

export interface LocalNames {
  readonly trie: NameTrie<Entity>;
  /** The strongest introduction of each entity that the paper presents, by node id. */
  readonly introduced: ReadonlyMap<string, Candidate>;
  /** Catalog entities that a name does not denote here, by `nameKey`, with the reason. */
  readonly refused: ReadonlyMap<string, { readonly entities: readonly Entity[]; readonly reason: string }>;
  /** Is the paper of the field, so that names which no catalog knows are worth keeping? */
  readonly atHome: boolean;
  /** Confidence in the entities that only the tagger sees, by node id. */
  readonly tagged: ReadonlyMap<string, number>;
  /** Those of them that other papers have too, by node id. */
  readonly shared: ReadonlySet<string>;
}

export function resolveLocalNames(
  draft: Draft,
  catalog: Catalog,
  lexicon: Lexicon,
  votes: NameVotes,
): LocalNames {
  const trie = new NameTrie<Entity>();
  const introduced = new Map<string, Candidate>();
  const refused = new Map<string, { entities: readonly Entity[]; reason: string }>();
  const tagged = new Map<string, number>();
  const shared = new Set<string>();
  const meaning = new Map<string, Entity>();
  const atHome = isAtHome(draft);
  const ofField = hasOwnWords(draft);
  const isNew = (group: readonly Candidate[], isNamesake: boolean): boolean =>
    (atHome || (mayPresent(draft) && group.some(({ introduced }) => introduced))) &&
    // Systems and tools of other fields are named like things of this one.
    (ofField || !isNamesake) &&
    !group.every(({ rule }) => rule === 'title-only');

  for (const group of groupCandidates(draft, possibleNames(draft, atHome, votes, catalog))) {
    const candidate = withLabel(group, draft, votes);
    const known = namesakes(group, catalog);
    const fits = known.filter(entity => denotes(entity, candidate, group, draft, catalog));
    if (known.length > 0 && fits.length === 0) {
      // "We introduce Mamba to roadside perception" tells of no other Mamba, and "a CLIP encoder" of no other CLIP.
      const isElse = group.some(one => one.rule === 'in-list' && isElseHere(one, catalog));
      if (!isElse && (isUndescribed(group, draft) || areOfAKind(group, draft, catalog))) continue;
      refused.set(nameKey(candidate.name), {
        entities: known,
        reason: `the paper presents its own ${candidate.name}`,
      });
    }
    if (fits.length === 0 && !isNew(group, known.length > 0)) continue;
    const entity = fits[0] ?? newEntity(candidate, known, draft, lexicon);
    for (const { name } of group) {
      trie.add(entity, name);
      meaning.set(nameKey(name), entity);
    }
    if (candidate.rule === 'tagged') tagged.set(entity.id, candidate.confidence);
    if (isSharedName(group, draft, votes)) shared.add(entity.id);
    if (isPresentedHere(entity, group, draft, catalog)) introduced.set(entity.id, candidate);
  }
  addDefinitions(draft, atHome, catalog, meaning, trie);
  addVariants(draft, catalog, introduced, meaning);
  return { trie, introduced, refused, tagged, shared, atHome };
}

/** What the paper's own words or the tagger call a name, where it can be one; lists and small letters tell nothing new of a known one. */
function possibleNames(draft: Draft, atHome: boolean, votes: NameVotes, catalog: Catalog): Candidate[] {
  const knows = (name: string): boolean => catalog.trie.named(name).length > 0 || catalog.isNoNode(name);
  const candidates = [...draft.candidates, ...(atHome ? findTaggedNames(draft, votes, catalog) : [])];
  return candidates.filter(
    candidate =>
      canBeName(candidate, draft, catalog) &&
      !(
        candidate.rule === 'in-list' &&
        isKnown(candidate.name, draft, catalog) &&
        !isElseHere(candidate, catalog)
      ) &&
      !(candidate.rule === 'coined' && [candidate.name, candidate.describedAs].some(knows)),
  );
}

/** "Methods like CAST" speak of no benchmark of that name. */
function isElseHere({ name, label }: Candidate, catalog: Catalog): boolean {
  const known = catalog.trie.named(name);
  return (
    label !== null && known.length > 0 && known.every(({ entry }) => isData(entry.label) !== isData(label))
  );
}

function isSharedName(group: readonly Candidate[], { names }: Draft, votes: NameVotes): boolean {
  return group.some(({ name }) => {
    const spans = names.get(name);
    return spans !== undefined && votes.judge(name, spans).isShared;
  });
}

function namesakes(group: readonly Candidate[], catalog: Catalog): Entity[] {
  const found = group.flatMap(({ name }) => catalog.trie.named(name).map(named => named.entry));
  return [...new Set(found)];
}

function newEntity(candidate: Candidate, known: readonly Entity[], draft: Draft, lexicon: Lexicon): Entity {
  const label = candidate.label ?? lexicon.labelOf(candidate.name) ?? 'Technique';
  if (known.length === 0 && (isDistinctive(candidate.name) || lexicon.labelOf(candidate.name))) {
    const shared = lexicon.trie.named(candidate.name)[0]?.entry;
    if (shared && (shared.label === label || candidate.label === null || sameFamily(shared.label, label)))
      return shared;
  }
  const key = nameKey(candidate.name);
  const isNamesake = known.some(({ name, aliases }) => [name, ...aliases].some(one => nameKey(one) === key));
  return discovered(label, isNamesake ? qualify(candidate, draft) : candidate.name);
}

/** A namesake of a known thing bears what it is in brackets: "Llama (heterogeneous framework)". */
function qualify(candidate: Candidate, draft: Draft): string {
  const long = draft.definitions.find(({ short }) => nameKey(short) === nameKey(candidate.name))?.long;
  const phrase = candidate.describedAs.split(/\s+(?:for|that|which|to|of|with|in)\s|[,.;:(]/u)[0]!.trim();
  const words = phrase
    .replace(/^(?:an?|the|our)\s+/i, '')
    .split(/\s+/u)
    .filter(word => !/^(?:&|an?|the)$/i.test(word));
  return `${candidate.name} (${long ?? (words.slice(-3).join(' ').toLowerCase() || draft.record.id)})`;
}

/** Who presents Code Llama presents "Code Llama - Python" too, unless that is known to be another paper's. */
function addVariants(
  draft: Draft,
  catalog: Catalog,
  introduced: Map<string, Candidate>,
  meaning: ReadonlyMap<string, Entity>,
): void {
  for (const [id, base] of [...introduced]) {
    if (base.label !== 'Model') continue;
    for (const known of new Set([base.name, catalog.entity(id)?.name ?? base.name]))
      for (const [start, end] of variantsOf(known, draft.text)) {
        const name = draft.text.slice(start, end);
        const entity = meaning.get(nameKey(name)) ?? catalog.trie.named(name)[0]?.entry;
        if (entity?.label !== 'Model' || introduced.has(entity.id) || isOtherPaper(entity, draft)) continue;
        introduced.set(entity.id, { ...base, name, start, end, rule: 'variant' });
      }
  }
}

const VARIANT = /(?: ?-{1,2} ?|[-– ])\p{Lu}[\p{L}\d]+/uy;

/** Where the text has the name with one more word behind it. */
function variantsOf(name: string, text: string): [number, number][] {
  const found: [number, number][] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    VARIANT.lastIndex = at + name.length;
    if (VARIANT.test(text)) found.push([at, VARIANT.lastIndex]);
  }
  return found;
}

/** A short form means what its long form means. */
function addDefinitions(
  draft: Draft,
  atHome: boolean,
  catalog: Catalog,
  meaning: ReadonlyMap<string, Entity>,
  trie: NameTrie<Entity>,
): void {
  for (const { short, long } of draft.definitions) {
    const entity =
      meaning.get(nameKey(long)) ?? meaning.get(nameKey(short)) ?? catalog.trie.named(long)[0]?.entry;
    if (!entity || (!atHome && !meaning.has(nameKey(short)))) continue;
    trie.add(entity, short);
    if (meaning.has(nameKey(short))) trie.add(entity, long);
  }
}
