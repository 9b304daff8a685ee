/** The same numbers every time (mulberry32). */
export const randomFrom = (seed: number) => {
  let state = seed;
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (most: number): number => Math.floor(random() * most);
  return {
    random,
    below,
    one: <T>(values: readonly T[]): T => values[below(values.length)]!,
    some: <T>(values: readonly T[], share: number): readonly T[] => values.filter(() => random() < share),
    chance: (share: number): boolean => random() < share,
  };
};

export type Random = ReturnType<typeof randomFrom>;
