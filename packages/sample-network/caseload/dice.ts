export type Dice = Readonly<{
  below: (limit: number) => number;
  one: <Item>(of: readonly Item[]) => Item;
  /** True so often in a hundred. */
  happens: (ofAHundred: number) => boolean;
  /** One of the names, by their weights. */
  weighted: <Name extends string>(weights: Readonly<Record<Name, number>>) => Name;
}>;

/** mulberry32: the same seed makes the same list on every machine. */
export const dice = (seed: number): Dice => {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const one = <Item>(of: readonly Item[]): Item => {
    const item = of[below(of.length)];
    if (item === undefined) throw new RangeError('There is nothing to choose from.');
    return item;
  };
  const weighted = <Name extends string>(weights: Readonly<Record<Name, number>>): Name => {
    const named = Object.entries(weights) as [Name, number][];
    let left = next() * named.reduce((sum, [, weight]) => sum + weight, 0);
    const found = named.find(([, weight]) => (left -= weight) < 0) ?? named.at(-1);
    if (found === undefined) throw new RangeError('There is nothing to choose from.');
    return found[0];
  };
  return { below, one, happens: (ofAHundred) => next() * 100 < ofAHundred, weighted };
};
