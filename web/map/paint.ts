/** The colours of the map for a light or dark ground; types' colours come from the schema. */
import { nodeTypes } from '#graph/schema';

export type Ground = 'light' | 'dark';

export interface Paint {
  readonly name: Ground;
  readonly ground: string;
  readonly ink: string;
  readonly faintInk: string;
  readonly accent: string;
  readonly types: readonly string[];
  readonly unknown: string;
  /** Quiet hues for communities, the largest first; the rest share the last. */
  readonly communities: readonly string[];
  readonly years: readonly [old: string, recent: string];
}

const hues = (lightness: number, chroma: number): string[] =>
  [255, 165, 75, 350, 300, 205, 115, 30, 275, 140, 55, 325].map(hue => oklch(lightness, chroma, hue));

export function paintOf(ground: Ground): Paint {
  const dark = ground === 'dark';
  return {
    name: ground,
    ground: dark ? '#14171c' : '#faf8f4',
    ink: dark ? '#e9e6df' : '#20242c',
    faintInk: dark ? '#9aa1ad' : '#5d6470',
    accent: dark ? '#f0b95c' : '#a8541c',
    types: nodeTypes.map(entry => entry.color[ground]),
    unknown: dark ? '#8d97a5' : '#6f7782',
    communities: dark ? hues(0.72, 0.09) : hues(0.6, 0.09),
    years: dark ? ['#3d4a63', '#f0b95c'] : ['#c3ccdb', '#a8541c'],
  };
}

/** After Ottosson's OKLab (2020): equal steps look equal. */
export function oklch(lightness: number, chroma: number, hue: number): string {
  const angle = (hue * Math.PI) / 180;
  const [a, b] = [chroma * Math.cos(angle), chroma * Math.sin(angle)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return hex([
    gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    gamma(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]);
}

const gamma = (value: number): number => {
  const clamped = Math.min(1, Math.max(0, value));
  return 255 * (clamped <= 0.0031308 ? 12.92 * clamped : 1.055 * clamped ** (1 / 2.4) - 0.055);
};

export type Rgb = readonly [red: number, green: number, blue: number];

export const rgb = (color: string): Rgb =>
  [1, 3, 5].map(at => Number.parseInt(color.slice(at, at + 2), 16)) as unknown as Rgb;

const hex = (parts: Rgb | readonly number[]): string =>
  `#${parts.map(part => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

/** `share` of b in a. */
export function mix(a: string, b: string, share: number): string {
  const [from, to] = [rgb(a), rgb(b)];
  return hex(from.map((part, index) => part + (to[index]! - part) * share));
}

const faded = new Map<string, string>();

/** Asked for thousands of lines at once, of few colours. */
export function fade(color: string, alpha: number): string {
  const key = `${color} ${alpha}`;
  let known = faded.get(key);
  if (known === undefined) {
    known = `rgba(${rgb(color).join(', ')}, ${alpha})`;
    faded.set(key, known);
  }
  return known;
}
