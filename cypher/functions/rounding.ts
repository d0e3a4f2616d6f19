/** `round()` in all its modes, those of Java's RoundingMode. */

const MODES: Readonly<Record<string, (value: number) => number>> = {
  UP: value => Math.sign(value) * Math.ceil(Math.abs(value)),
  DOWN: Math.trunc,
  CEILING: Math.ceil,
  FLOOR: Math.floor,
  HALF_UP: value => Math.sign(value) * Math.floor(Math.abs(value) + 0.5),
  HALF_DOWN: value => Math.sign(value) * Math.ceil(Math.abs(value) - 0.5),
  HALF_EVEN: value => {
    const low = Math.floor(value);
    if (value - low !== 0.5) return Math.round(value);
    return low % 2 === 0 ? low : low + 1;
  },
};

export const ROUNDING_MODES: readonly string[] = Object.keys(MODES);

/** To so many digits after the point; without digits ties go up, with them away from zero. */
export function roundTo(value: number, digits: number | null, mode: string | null): number {
  if (!Number.isFinite(value)) return value;
  if (digits === null) return Math.floor(value + 0.5);
  const round = MODES[mode ?? 'HALF_UP']!;
  // Scaled by its text: 1.005 * 100 would be a little less than 100.5.
  return scaled(round(scaled(value, digits)), -digits);
}

function scaled(value: number, digits: number): number {
  const [text, exponent = '0'] = String(value).split('e') as [string, string?];
  return Number(`${text}e${Number(exponent) + digits}`);
}
