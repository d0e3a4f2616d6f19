/** Where every node stands on the map, and in which community: computed once at build time, the same for the same graph and seed. */
import { UndirectedGraph } from 'graphology';
import louvainModule from 'graphology-communities-louvain';
import forceAtlas2Module from 'graphology-layout-forceatlas2';
import noverlapModule from 'graphology-layout-noverlap';
import type { Facts, GraphEdge } from './facts.ts';
import { seededRandom } from './random.ts';

// The three are CommonJS: what their types call the default export is the module itself.
const louvain = louvainModule as unknown as typeof louvainModule.default;
const forceAtlas2 = forceAtlas2Module as unknown as typeof forceAtlas2Module.default;
const noverlap = noverlapModule as unknown as typeof noverlapModule.default;

export interface PlaceOptions {
  readonly seed: number;
  onProgress?(done: number, total: number): void;
}

interface Spot {
  x: number;
  y: number;
  size: number;
  community: number;
}

type Ties = UndirectedGraph<Spot, { weight: number }>;

/** Nodes with places (`x`, `y`; the map is some 1,000 units wide, more for large graphs) and communities (0 is the largest). */
export function placeNodes(facts: Facts, { seed, onProgress = () => undefined }: PlaceOptions): Facts {
  const ties = tieNodes(facts);
  const loose = facts.nodes.filter(({ id }) => !ties.hasNode(id)).map(({ id }) => id);
  const communities = findCommunities(ties, seed);
  ties.forEachNode((id, spot) => {
    spot.community = communities.get(id)!;
  });
  placeByCommunity(ties, seed);
  settle(ties, onProgress);
  const radius = centre(ties);
  const rim = placeOnRim(loose, radius);
  const nodes = facts.nodes.map(node => {
    const spot = ties.hasNode(node.id) ? ties.getNodeAttributes(node.id) : rim.get(node.id)!;
    const { x, y, community } = spot;
    return { ...node, properties: { ...node.properties, x: round(x), y: round(y), community } };
  });
  return { nodes, edges: facts.edges };
}

/** What a passing mention says of kinship, beside what any other edge says. */
const MENTION_WEIGHT = 0.25;

function weightOf({ type }: GraphEdge): number {
  return type === 'MENTIONS' ? MENTION_WEIGHT : 1;
}

/** Every node that has an edge; edges between the same two become one tie. */
function tieNodes({ edges }: Facts): Ties {
  const ties: Ties = new UndirectedGraph();
  for (const edge of edges) {
    if (edge.start === edge.end) continue;
    for (const id of [edge.start, edge.end])
      if (!ties.hasNode(id)) ties.addNode(id, { x: 0, y: 0, size: 1, community: 0 });
    ties.updateEdge(edge.start, edge.end, ({ weight = 0 }) => ({ weight: weight + weightOf(edge) }));
  }
  ties.forEachNode((id, spot) => {
    spot.size = 2 + Math.sqrt(ties.degree(id));
  });
  return ties;
}

/** Louvain (Blondel et al. 2008); numbered by size, equal ones by their first node. */
function findCommunities(ties: Ties, seed: number): Map<string, number> {
  if (ties.order === 0) return new Map();
  const found = louvain(ties, { getEdgeWeight: 'weight', rng: seededRandom(seed) });
  const members = new Map<number, string[]>();
  for (const id of ties.nodes()) {
    const community = found[id]!;
    const list = members.get(community);
    if (list) list.push(id);
    else members.set(community, [id]);
  }
  const ranked = [...members.values()].sort((a, b) => b.length - a.length);
  return new Map(ranked.flatMap((ids, rank) => ids.map(id => [id, rank] as const)));
}

/** A first place for all: communities by their ties to each other, members in a disc around the middle of theirs. */
function placeByCommunity(ties: Ties, seed: number): void {
  const random = seededRandom(seed);
  const members = new Map<number, Spot[]>();
  const coarse: Ties = new UndirectedGraph();
  ties.forEachNode((_id, spot) => {
    const list = members.get(spot.community);
    if (list) list.push(spot);
    else members.set(spot.community, [spot]);
  });
  for (const [community, spots] of members) {
    const angle = random() * 2 * Math.PI;
    const distance = 100 * Math.sqrt(members.size) * Math.sqrt(random());
    const place = { x: distance * Math.cos(angle), y: distance * Math.sin(angle) };
    coarse.addNode(String(community), { ...place, size: Math.sqrt(spots.length), community });
  }
  ties.forEachEdge((_edge, { weight }, _source, _target, a, b) => {
    if (a.community === b.community) return;
    coarse.updateEdge(String(a.community), String(b.community), had => ({
      weight: (had.weight ?? 0) + weight,
    }));
  });
  if (coarse.order > 1) {
    const settings = {
      linLogMode: true,
      gravity: 1,
      scalingRatio: 20,
      barnesHutOptimize: coarse.order > 500,
    };
    forceAtlas2.assign(coarse, { iterations: 200, getEdgeWeight: 'weight', settings });
  }
  const unit = spread(coarse);
  coarse.forEachNode((key, { x, y }) => {
    for (const [rank, spot] of members.get(Number(key))!.entries()) {
      const [dx, dy] = sunflower(rank, unit);
      spot.x = (x + dx) * 10;
      spot.y = (y + dy) * 10;
    }
  });
}

/** A tenth of the least distance that would be fair between the middles. */
function spread(coarse: Ties): number {
  let area = 0;
  coarse.forEachNode((_id, { x, y }) => {
    area = Math.max(area, x * x + y * y);
  });
  return Math.max(1, Math.sqrt(area / Math.max(1, coarse.order))) / 10;
}

/** Points that fill a disc evenly from the middle outward (Vogel 1979). */
function sunflower(rank: number, unit: number): [number, number] {
  const angle = rank * Math.PI * (3 - Math.sqrt(5));
  const distance = unit * Math.sqrt(rank);
  return [distance * Math.cos(angle), distance * Math.sin(angle)];
}

/** Iterations between two reports of progress. */
const STEP = 10;
/** Node moves that a layout may take; so a large graph, which begins near its end, takes fewer iterations. */
const MOVES = 1_000_000;
/** Up to here nodes are pushed apart until none covers another. */
const MOST_APART = 10_000;

/** ForceAtlas2 (Jacomy et al. 2014) from the first places on, then nodes apart. */
function settle(ties: Ties, onProgress: (done: number, total: number) => void): void {
  if (ties.order === 0) return;
  const iterations = Math.round(Math.min(600, Math.max(50, MOVES / ties.order)) / STEP) * STEP;
  const settings = {
    linLogMode: true,
    gravity: 0.6,
    scalingRatio: 6,
    slowDown: 1 + Math.log(ties.order),
    barnesHutOptimize: ties.order > 800,
    barnesHutTheta: 0.7,
  };
  for (let done = 0; done < iterations; done += STEP) {
    forceAtlas2.assign(ties, { iterations: STEP, getEdgeWeight: 'weight', settings });
    onProgress(done + STEP, iterations);
  }
  scale(ties);
  if (ties.order <= MOST_APART)
    noverlap.assign(ties, {
      maxIterations: 60,
      settings: { margin: 3, ratio: 1.6, expansion: 1.1, speed: 3 },
    });
}

/** Distance from the middle that the root mean square of all nodes gets, for each square root of their number. */
const ROOM = 22;

function scale(ties: Ties): void {
  let squares = 0;
  ties.forEachNode((_id, { x, y }) => {
    squares += x * x + y * y;
  });
  const factor = (ROOM * Math.sqrt(ties.order)) / Math.max(1e-9, Math.sqrt(squares / ties.order));
  ties.forEachNode((_id, spot) => {
    spot.x *= factor;
    spot.y *= factor;
  });
}

/** Puts the middle at the origin; gives the radius within which all lies. */
function centre(ties: Ties): number {
  let [sumX, sumY, radius] = [0, 0, 0];
  ties.forEachNode((_id, { x, y }) => {
    sumX += x;
    sumY += y;
  });
  ties.forEachNode((_id, spot) => {
    spot.x -= sumX / ties.order;
    spot.y -= sumY / ties.order;
    radius = Math.max(radius, Math.hypot(spot.x, spot.y));
  });
  return radius;
}

/** Nodes without an edge stand in rings around the map, in a community of their own. */
function placeOnRim(ids: readonly string[], radius: number): Map<string, Spot> {
  const rim = new Map<string, Spot>();
  const gap = ROOM;
  let ring = radius + 3 * gap;
  let at = 0;
  for (const id of ids) {
    const places = Math.floor((2 * Math.PI * ring) / gap);
    const angle = (2 * Math.PI * at) / Math.min(places, ids.length);
    rim.set(id, { x: ring * Math.cos(angle), y: ring * Math.sin(angle), size: 2, community: -1 });
    at += 1;
    if (at < places) continue;
    at = 0;
    ring += gap;
  }
  return rim;
}

/** Two digits: no eye sees more, and files stay small. */
function round(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}
