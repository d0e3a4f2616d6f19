/** Which built entity stands for which annotated one: the closest name first, the right type before a near one. */
import { type BuiltEntity, keyOf } from './built.ts';
import type { EntityType, GoldEntity } from './gold.ts';

export interface Match {
  readonly gold: GoldEntity;
  readonly built: BuiltEntity | null;
}

export interface Matching {
  readonly matches: readonly Match[];
  /** Built, and annotated nowhere. */
  readonly extra: readonly BuiltEntity[];
}

/** Datasets and benchmarks are told apart by use, so that taking one for the other is half right. */
const family = (type: EntityType): string => (type === 'Benchmark' ? 'Dataset' : type);

const typesOf = (gold: GoldEntity): readonly EntityType[] => [gold.type, ...gold.altTypes];

export function hasType(gold: GoldEntity, built: BuiltEntity): boolean {
  return typesOf(gold).includes(built.type);
}

export function hasFamily(gold: GoldEntity, built: BuiltEntity): boolean {
  return typesOf(gold).some(type => family(type) === family(built.type));
}

type Test = (gold: GoldEntity, built: BuiltEntity) => boolean;

const goldKeys = (gold: GoldEntity): string[] => [gold.name, ...gold.aliases].map(keyOf);
const sameName: Test = (gold, built) => keyOf(built.name) === keyOf(gold.name);
const nameIsAlias: Test = (gold, built) =>
  goldKeys(gold).includes(keyOf(built.name)) || built.keys.has(keyOf(gold.name));
const shareAlias: Test = (gold, built) => goldKeys(gold).some(key => built.keys.has(key));

/** From sure to loose; a later pass takes only what the earlier ones left. */
const passes: readonly Test[] = [
  ...[sameName, nameIsAlias, shareAlias].flatMap((names): Test[] => [
    (gold, built) => names(gold, built) && hasType(gold, built),
    (gold, built) => names(gold, built) && hasFamily(gold, built),
  ]),
  (gold, built) => sameName(gold, built) || nameIsAlias(gold, built),
];

export function matchEntities(gold: readonly GoldEntity[], built: readonly BuiltEntity[]): Matching {
  const taken = new Map<GoldEntity, BuiltEntity>();
  const left = new Set(built);
  for (const test of passes) {
    for (const entity of gold) {
      if (taken.has(entity)) continue;
      const found = [...left].find(candidate => test(entity, candidate));
      if (!found) continue;
      taken.set(entity, found);
      left.delete(found);
    }
  }
  return {
    matches: gold.map(entity => ({ gold: entity, built: taken.get(entity) ?? null })),
    extra: [...left],
  };
}

/** The annotated relations, or the second set that is as good, whichever is nearer to what was built. */
export function expectedRelations(gold: GoldEntity, built: ReadonlySet<string>): ReadonlySet<string> {
  const first = new Set(gold.relations);
  if (!gold.altRelations || built.size === 0) return first;
  const second = new Set(gold.altRelations);
  return differences(second, built) < differences(first, built) ? second : first;
}

function differences(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return [...a].filter(one => !b.has(one)).length + [...b].filter(one => !a.has(one)).length;
}
