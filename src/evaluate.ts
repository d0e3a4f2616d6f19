/** A graph held against papers annotated by hand: entities, relations, results, lineage, and what went wrong. */
import type { Facts } from '#graph/facts';
import {
  type BuiltEntity,
  type BuiltGraph,
  type BuiltScore,
  keyOf,
  keysOf,
  layOut,
} from './evaluation/built.ts';
import { entityTypes, type GoldPaper } from './evaluation/gold.ts';
import { expectedRelations, hasFamily, hasType, type Match, matchEntities } from './evaluation/matching.ts';
import { type Score, Tallies, Tally } from './evaluation/tally.ts';

export { GoldError, type GoldPaper, parseGold } from './evaluation/gold.ts';
export type { Score } from './evaluation/tally.ts';

export interface Evaluation {
  readonly papers: number;
  /** Annotated papers that the graph does not hold. */
  readonly missing: number;
  readonly entities: Score;
  /** With a dataset taken for a benchmark, or the reverse, counted as right. */
  readonly entitiesLenient: Score;
  readonly entitiesByType: Readonly<Record<string, Score>>;
  readonly relations: Score;
  readonly relationsWithoutMentions: Score;
  readonly relationsByType: Readonly<Record<string, Score>>;
  readonly introduces: Score;
  /** Recall only: a graph may know more lineage than one abstract states. */
  readonly lineage: Score;
  readonly results: Score;
  readonly traps: { readonly sprung: number; readonly set: number };
  /** Annotated things that the graph keeps as several nodes. */
  readonly splits: number;
  /** Nodes that stand for several annotated things. */
  readonly merges: number;
  /** Every miss in words. */
  readonly errors: readonly string[];
}

/** Compares the graph with the annotated papers, found by their titles. */
export function evaluateGraph(facts: Facts, gold: readonly GoldPaper[]): Evaluation {
  const graph = layOut(facts);
  const count = newCount();
  for (const paper of gold) countPaper(paper, graph, count);
  return {
    papers: gold.length,
    missing: count.missing,
    entities: count.entities.score(),
    entitiesLenient: count.lenient.score(),
    entitiesByType: count.byType.scores(),
    relations: count.relations.score(),
    relationsWithoutMentions: count.relationsWithoutMentions.score(),
    relationsByType: count.byRelation.scores(),
    introduces: count.byRelation.of('INTRODUCES').score(),
    lineage: count.lineage.score(),
    results: count.results.score(),
    traps: { sprung: count.sprung, set: count.traps },
    splits: surplus(count.nodesOfThing),
    merges: surplus(count.thingsOfNode),
    errors: count.errors,
  };
}

type Count = ReturnType<typeof newCount>;

function newCount() {
  const byType = new Tallies();
  for (const type of entityTypes) byType.of(type);
  return {
    byType,
    byRelation: new Tallies(),
    entities: new Tally(),
    lenient: new Tally(),
    relations: new Tally(),
    relationsWithoutMentions: new Tally(),
    lineage: new Tally(),
    results: new Tally(),
    nodesOfThing: new Map<string, Set<string>>(),
    thingsOfNode: new Map<string, Set<string>>(),
    errors: [] as string[],
    missing: 0,
    sprung: 0,
    traps: 0,
  };
}

function countPaper(paper: GoldPaper, graph: BuiltGraph, count: Count): void {
  const id = graph.paper(paper.title);
  const note = (text: string): number => count.errors.push(`[${paper.id}] ${text}`);
  if (id === null) {
    count.missing += 1;
    note(`missing paper: ${paper.title}`);
  }
  const built = id === null ? [] : graph.entities(id);
  const { matches, extra } = matchEntities(paper.entities, built);
  for (const match of matches) if (!match.gold.optional) countMatch(match, count, note);
  for (const entity of extra) countExtra(entity, count, note);
  countTraps(paper, built, count, note);
  countResults(paper, id === null ? [] : graph.scores(id), count, note);
  for (const [child, parent] of paper.derived) {
    const found = graph.descends(child, parent);
    count.lineage.add(true, found);
    if (!found) note(`lineage missed: ${child} -> ${parent}`);
  }
}

type Note = (text: string) => void;

function countMatch({ gold, built }: Match, count: Count, note: Note): void {
  const right = built !== null && hasType(gold, built);
  const near = built !== null && hasFamily(gold, built);
  count.entities.add(true, right);
  count.lenient.add(true, near);
  count.byType.of(gold.type).add(true, right);
  if (!built) note(`missed ${gold.type}: ${gold.name}`);
  else if (!right) {
    count.entities.add(false, true);
    count.byType.of(built.type).add(false, true);
    if (!near) count.lenient.add(false, true);
    note(`type: ${gold.name} is a ${gold.type}, built as ${built.type}`);
  }
  const have: ReadonlySet<string> = near ? built.relations : new Set<string>();
  const wanted = expectedRelations(gold, have);
  for (const type of new Set([...wanted, ...have]))
    countRelation(type, wanted.has(type), have.has(type), count);
  if (!near) return;
  if (![...wanted].some(type => have.has(type)))
    note(`relation: ${gold.name} wants ${[...wanted].join(', ')}, built ${[...have].join(', ')}`);
  const thing = `${gold.type}:${keyOf(gold.name)}`;
  gather(count.nodesOfThing, thing, built.id);
  gather(count.thingsOfNode, built.id, thing);
}

function countExtra(entity: BuiltEntity, count: Count, note: Note): void {
  for (const tally of [count.entities, count.lenient, count.byType.of(entity.type)]) tally.add(false, true);
  for (const type of entity.relations) countRelation(type, false, true, count);
  note(`extra ${entity.type}: ${entity.name} (${[...entity.relations].join(', ')})`);
}

function countRelation(type: string, wanted: boolean, built: boolean, count: Count): void {
  count.relations.add(wanted, built);
  if (type !== 'MENTIONS') count.relationsWithoutMentions.add(wanted, built);
  count.byRelation.of(type).add(wanted, built);
}

function countTraps({ traps }: GoldPaper, built: readonly BuiltEntity[], count: Count, note: Note): void {
  count.traps += traps.length;
  for (const { surface, not } of traps) {
    if (!built.some(entity => keyOf(entity.name) === keyOf(not))) continue;
    count.sprung += 1;
    note(`trap: ${surface} linked to ${not}`);
  }
}

/** A stated result is found where number, benchmark and, if one is named, model agree. */
function countResults(paper: GoldPaper, scores: readonly BuiltScore[], count: Count, note: Note): void {
  const spellings = (name: string): string[] => {
    const entity = paper.entities.find(candidate => keyOf(candidate.name) === keyOf(name));
    return [name, ...(entity?.aliases ?? [])].map(keyOf);
  };
  const left = new Set(scores);
  for (const { model, benchmark, value } of paper.results) {
    const found = [...left].find(
      ({ edge, subject, on }) =>
        digitsOf(edge.properties.value) === digitsOf(value) &&
        spellings(benchmark).some(key => keysOf(on).has(key)) &&
        (!model || spellings(model).some(key => keysOf(subject).has(key))),
    );
    count.results.add(true, found !== undefined);
    if (found) left.delete(found);
    else note(`result missed: ${model ?? 'the paper'} ${value} on ${benchmark}`);
  }
  for (const { edge, subject, on } of left) {
    count.results.add(false, true);
    note(
      `extra result: ${subject.properties.name ?? 'the paper'} ${edge.properties.value} on ${on.properties.name}`,
    );
  }
}

function digitsOf(value: unknown): string {
  return String(value ?? '')
    .replace(/[^0-9.]/gu, '')
    .replace(/\.$/u, '');
}

function gather(into: Map<string, Set<string>>, key: string, value: string): void {
  into.set(key, (into.get(key) ?? new Set()).add(value));
}

function surplus(sets: ReadonlyMap<string, ReadonlySet<string>>): number {
  return [...sets.values()].reduce((sum, set) => sum + set.size - 1, 0);
}
