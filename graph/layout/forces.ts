/** Forces that settle a graph: ties pull, all push, communities keep together, and a falling temperature ends the movement. */
import type { Grouping } from './communities.ts';
import { LENGTH, type Places } from './places.ts';
import { Pushes } from './pushes.ts';
import type { Ties } from './ties.ts';

const PULL = 2;
/** Between hubs a single tie means less: it is divided by the smaller degree to this power. */
const HUB_POWER = 0.35;
/** Toward the middle of all, by mass: with pushes of mass over distance it fills a disc evenly. */
const GRAVITY = 0.25;
/** Toward the middle of the own community, by mass. */
const KINSHIP = 0.25;
/** How far a force moves in a step. */
const STEP = 0.3;

/** The radius of the disc that a mass fills when it is at rest. */
export function reach(mass: number): number {
  return LENGTH * Math.sqrt(mass / (GRAVITY + KINSHIP));
}

/** What forces act on: how strongly each tie pulls, and as degrees the masses. Both add up when nodes are joined in groups. */
export function toBodies(ties: Ties): Ties {
  const { count, starts, others, degrees } = ties;
  const weights = new Float64Array(others.length);
  for (let node = 0; node < count; node++)
    for (let at = starts[node]!; at < starts[node + 1]!; at++)
      weights[at] =
        (PULL * ties.weights[at]! * Math.sqrt(LENGTH)) /
        Math.min(degrees[node]!, degrees[others[at]!]!) ** HUB_POWER;
  return { ...ties, weights, degrees: degrees.map(degree => 1 + Math.sqrt(degree)) };
}

export interface Cooling {
  readonly steps: number;
  /** The farthest way of a step, at first and at last. */
  readonly hot: number;
  readonly cold: number;
}

/** Moves the bodies in place. */
export function settle(
  places: Places,
  bodies: Ties,
  communities: Grouping,
  { steps, hot, cold }: Cooling,
  onStep: () => void,
): void {
  const { count, degrees: masses } = bodies;
  const pushes = new Pushes(masses);
  const moves = { xs: new Float64Array(count), ys: new Float64Array(count) };
  const middles = new Middles(communities, masses);
  for (let step = 0; step < steps; step++) {
    pushes.sum(places, moves);
    for (let body = 0; body < count; body++) {
      moves.xs[body]! *= LENGTH * LENGTH * masses[body]!;
      moves.ys[body]! *= LENGTH * LENGTH * masses[body]!;
    }
    pullTogether(places, bodies, moves);
    middles.update(places);
    move(places, moves, middles, masses, hot * (cold / hot) ** ((step + 1) / steps));
    onStep();
  }
}

/** Pull grows with the root of the distance: between Fruchterman & Reingold's springs and Noack's LinLog, which parts clusters. */
function pullTogether({ xs, ys }: Places, { count, starts, others, weights }: Ties, moves: Places): void {
  for (let body = 0; body < count; body++) {
    const [x, y] = [xs[body]!, ys[body]!];
    let [sumX, sumY] = [0, 0];
    for (let at = starts[body]!; at < starts[body + 1]!; at++) {
      const dx = xs[others[at]!]! - x;
      const dy = ys[others[at]!]! - y;
      const pull = weights[at]! / Math.sqrt(Math.sqrt(dx * dx + dy * dy) + 1e-9);
      sumX += dx * pull;
      sumY += dy * pull;
    }
    moves.xs[body]! += sumX;
    moves.ys[body]! += sumY;
  }
}

/** Of each community the middle of its mass. */
class Middles {
  readonly groups: Int32Array;
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  readonly #masses: Float64Array;
  readonly #totals: Float64Array;

  constructor({ groups, count }: Grouping, masses: Float64Array) {
    this.groups = groups;
    this.xs = new Float64Array(count);
    this.ys = new Float64Array(count);
    this.#masses = masses;
    this.#totals = new Float64Array(count);
    for (let body = 0; body < groups.length; body++) this.#totals[groups[body]!]! += masses[body]!;
  }

  update({ xs, ys }: Places): void {
    this.xs.fill(0);
    this.ys.fill(0);
    for (let body = 0; body < xs.length; body++) {
      const group = this.groups[body]!;
      const share = this.#masses[body]! / this.#totals[group]!;
      this.xs[group]! += share * xs[body]!;
      this.ys[group]! += share * ys[body]!;
    }
  }
}

/** Each goes the way it is moved, and toward the middles; heavy ones slower, none farther than the temperature. */
function move({ xs, ys }: Places, moves: Places, middles: Middles, masses: Float64Array, heat: number): void {
  for (let body = 0; body < xs.length; body++) {
    const [x, y, group] = [xs[body]!, ys[body]!, middles.groups[body]!];
    const dx = STEP * (moves.xs[body]! / masses[body]! + (middles.xs[group]! - x) * KINSHIP - x * GRAVITY);
    const dy = STEP * (moves.ys[body]! / masses[body]! + (middles.ys[group]! - y) * KINSHIP - y * GRAVITY);
    const length = Math.sqrt(dx * dx + dy * dy);
    const scale = length > heat ? heat / length : 1;
    xs[body]! += dx * scale;
    ys[body]! += dy * scale;
  }
}
