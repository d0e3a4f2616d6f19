/** How often a property is tried, and with what chance. */

/** Fixed, so that every run is the same; a longer hunt takes other ones: HERDBOOK_FUZZ_SEED=1 HERDBOOK_FUZZ_TIMES=20. */
const SEED = Number(process.env.HERDBOOK_FUZZ_SEED ?? 20260711);
const TIMES = Number(process.env.HERDBOOK_FUZZ_TIMES ?? 1);
export const runs = (count: number): { seed: number; numRuns: number } => ({
  seed: SEED,
  numRuns: count * TIMES,
});
export const LONG = 120_000 * TIMES;
