/** Repeatable chance: the same seed gives the same sample on every machine, so that the checked-in files can be compared byte by byte. */
export interface Random {
  /** An integer from `min` to `max`, both included. */
  readonly between: (min: number, max: number) => number;
  readonly pick: <T>(values: readonly T[]) => T;
  /** True in `percent` of 100 cases. */
  readonly chance: (percent: number) => boolean;
}

/** mulberry32: 32 bits of state are plenty for a few thousand rows. */
export const seededRandom = (seed: number): Random => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
  const between = (min: number, max: number): number => min + (next() % (max - min + 1));
  return {
    between,
    chance: (percent) => between(1, 100) <= percent,
    pick: (values) => {
      const value = values[between(0, values.length - 1)];
      if (value === undefined) throw new Error('Nothing to pick from.');
      return value;
    },
  };
};
