/** Readings to facts: papers, the things they name, and every relation with its sentences. */
import { labelBases } from '#graph/bases';
import {
  type Evidence,
  edgeFact,
  type Facts,
  GatheredFacts,
  type GraphEdge,
  type GraphNode,
  type Properties,
} from '#graph/facts';
import type { Catalog, Entity } from './catalog/catalog.ts';
import { nameKey } from './catalog/spelling.ts';
import type { Lineage, Reading, Relation, Score } from './linker/reading.ts';
import type { PaperRecord } from './records/record.ts';

/** The graph of the papers, with what the catalog knows of the things that they name. */
export function toFacts(readings: Iterable<Reading>, catalog: Catalog): Facts {
  const spell = rememberKeys();
  const gathered = new GatheredFacts();
  for (const reading of readings) gathered.add(factsOfReading(reading, spell));
  gathered.add({ nodes: [], edges: catalogEdges(gathered, catalog) });
  return labelBases(gathered.merge());
}

/** The same names are met over and over: their keys are made once. */
export function rememberKeys(): (name: string) => string {
  const keys = new Map<string, string>();
  return name => {
    const known = keys.get(name);
    if (known !== undefined) return known;
    const key = nameKey(name);
    keys.set(name, key);
    return key;
  };
}

/** What one paper says. `spell` gives the key of a name. */
export function factsOfReading(reading: Reading, spell: (name: string) => string): Facts {
  const paper = reading.record.id;
  const spellings = new Map<string, Set<string>>();
  for (const mention of reading.mentions) {
    const seen = spellings.get(mention.node) ?? new Set<string>();
    spellings.set(mention.node, seen.add(mention.spelling));
  }
  const things = reading.entities.map(entity =>
    nodeOfEntity(entity, spellings.get(entity.id) ?? new Set(), spell),
  );
  const ids = new Set([paper, ...things.map(node => node.id)]);
  const edges: GraphEdge[] = [
    ...groupRelations(reading.relations).map(group => edgeOfRelations(group, paper)),
    ...reading.lineage.map(lineage => edgeOfLineage(lineage, paper)),
    ...reading.scores.map(score => edgeOfScore(score, paper)),
  ];
  const kept = edges.filter(edge => ids.has(edge.start) && ids.has(edge.end));
  const joined = new Set(kept.flatMap(({ start, end }) => [start, end]));
  // A name of which the paper says too little stands in no relation.
  return { nodes: [nodeOfPaper(reading), ...things.filter(({ id }) => joined.has(id))], edges: kept };
}

function nodeOfPaper({ record, refusals }: Reading): GraphNode {
  const { id, otherIds, title, abstract, year, authors, url, venue } = record;
  const properties: Properties = {
    title,
    abstract,
    ...(year === null ? {} : { year }),
    ...(authors.length === 0 ? {} : { authors }),
    ...(url === null ? {} : { url }),
    ...(venue === null ? {} : { venue }),
    ...(otherIds.length === 0 ? {} : { otherIds }),
    ...(refusals.length === 0
      ? {}
      : {
          refusedSurfaces: refusals.map(refusal => refusal.surface),
          refusedNodes: refusals.map(refusal => refusal.node),
          refusedReasons: refusals.map(refusal => refusal.reason),
          refusedStarts: refusals.map(refusal => refusal.start),
        }),
  };
  return { id, labels: ['Paper'], properties };
}

function nodeOfEntity(
  entity: Entity,
  surfaces: ReadonlySet<string>,
  spell: (name: string) => string,
): GraphNode {
  const known = new Set([spell(entity.name)]);
  const aliases: string[] = [];
  for (const alias of [...entity.aliases, ...[...surfaces].sort()]) {
    const key = spell(alias);
    if (known.has(key)) continue;
    known.add(key);
    aliases.push(alias);
  }
  const properties = {
    name: entity.name,
    ...(aliases.length === 0 ? {} : { aliases: aliases.sort() }),
    ...entity.properties,
  };
  return { id: entity.id, labels: [entity.label], properties };
}

const evidenceOf = (stated: Relation | Lineage | Score, paper: PaperRecord['id']): Evidence => {
  const { sentence, start, end, rule, confidence } = stated;
  return { sentence, start, end, rule, confidence, paper };
};

/** What several sentences say of one thing is one edge. */
function groupRelations(relations: readonly Relation[]): Relation[][] {
  const groups = new Map<string, Relation[]>();
  for (const relation of relations) {
    const key = `${relation.type}|${relation.node}`;
    const group = groups.get(key);
    if (group) group.push(relation);
    else groups.set(key, [relation]);
  }
  return [...groups.values()];
}

const SIZED: ReadonlySet<string> = new Set(['BUILDS_ON', 'EVALUATES', 'COMPARES_WITH']);

function edgeOfRelations(group: readonly Relation[], paper: string): GraphEdge {
  const { type, node } = group[0]!;
  const sizes = SIZED.has(type) ? [...new Set(group.flatMap(relation => relation.sizes))].sort() : [];
  const evidence = group.map(relation => evidenceOf(relation, paper));
  return edgeFact({ type, start: paper, end: node, evidence, properties: sizes.length > 0 ? { sizes } : {} });
}

function edgeOfLineage(lineage: Lineage, paper: string): GraphEdge {
  const { type, child, parent, how } = lineage;
  const properties: Properties = how === null ? {} : { how };
  return edgeFact({ type, start: child, end: parent, evidence: [evidenceOf(lineage, paper)], properties });
}

function edgeOfScore(score: Score, paper: string): GraphEdge {
  const { metric, value, number, unit } = score;
  return edgeFact({
    type: 'SCORED',
    start: score.subject ?? paper,
    end: score.on,
    evidence: [evidenceOf(score, paper)],
    qualifier: [paper, metric ?? '', value].join('|'),
    properties: { ...(metric === null ? {} : { metric }), value, number, ...(unit === '' ? {} : { unit }) },
  });
}

type Present = Pick<ReadonlySet<string>, 'has'>;

/** What the catalog knows of things that the papers name: lineage and the hierarchy of techniques. */
export function catalogEdges(present: Present, catalog: Catalog): GraphEdge[] {
  const edges: GraphEdge[] = [];
  for (const entity of catalog.entities) {
    if (!entity.parent || !present.has(entity.id)) continue;
    const parent = nearestPresent(entity, present, catalog);
    if (!parent) continue;
    const isModel = entity.label === 'Model';
    const sentence = isModel
      ? `The catalog lists ${parent.name} as the model that ${entity.name} starts from.`
      : `The catalog lists ${entity.name} as a kind of ${parent.name}.`;
    const evidence: Evidence = { sentence, start: 0, end: 0, rule: 'catalog', confidence: 0.9, paper: '' };
    edges.push(
      edgeFact({
        type: isModel ? 'DERIVED_FROM' : 'KIND_OF',
        start: entity.id,
        end: parent.id,
        evidence: [evidence],
      }),
    );
  }
  return edges;
}

/** The closest broader entity that some paper names: a chain is not broken by a link that nobody mentions. */
function nearestPresent(entity: Entity, present: Present, catalog: Catalog): Entity | undefined {
  const seen = new Set([entity.id]);
  let parent = entity.parent ? catalog.named(entity.parent, entity.label) : undefined;
  while (parent && !present.has(parent.id) && !seen.has(parent.id)) {
    seen.add(parent.id);
    parent = parent.parent ? catalog.named(parent.parent, parent.label) : undefined;
  }
  return parent && present.has(parent.id) && parent.id !== entity.id ? parent : undefined;
}
