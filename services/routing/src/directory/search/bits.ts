/** A set of small numbers, one bit each: 100,000 listings are 12.5 KB, and two sets meet word by word. */
export type Bits = Uint32Array<ArrayBuffer>;

export const bitsFor = (size: number): Bits => new Uint32Array((size + 31) >>> 5);

export const setBit = (bits: Bits, at: number): void => {
  bits[at >>> 5]! |= 1 << (at & 31);
};
export const clearBit = (bits: Bits, at: number): void => {
  bits[at >>> 5]! &= ~(1 << (at & 31));
};
export const hasBit = (bits: Bits, at: number): boolean => ((bits[at >>> 5]! >>> (at & 31)) & 1) === 1;

export const grown = (bits: Bits, size: number): Bits => {
  if (bits.length << 5 >= size) return bits;
  const bigger = bitsFor(Math.max(size, bits.length << 6, 1_024));
  bigger.set(bits);
  return bigger;
};

/** In all of the groups (a set made when there were fewer listings says nothing of the later ones); in a group, in any of its sets. No group: all that `live` has. */
export const meet = (live: Bits, groups: readonly (readonly (Bits | undefined)[])[]): Bits => {
  const found = live.slice();
  for (const group of groups) keep(found, group.length === 1 ? group[0] : union(found.length, group));
  return found;
};

const keep = (found: Bits, among: Bits = bitsFor(0)): void => {
  const both = Math.min(found.length, among.length);
  for (let word = 0; word < both; word += 1) found[word]! &= among[word]!;
  found.fill(0, both);
};

const union = (length: number, sets: readonly (Bits | undefined)[]): Bits => {
  const any = new Uint32Array(length);
  for (const set of sets) for (let word = 0; word < (set?.length ?? 0); word += 1) any[word]! |= set![word]!;
  return any;
};

export const countBits = (bits: Bits): number => {
  let count = 0;
  for (const word of bits) {
    let rest = word - ((word >>> 1) & 0x55555555);
    rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
    count += (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
  }
  return count;
};

/** The numbers in a set, ascending. */
export function* numbersIn(bits: Bits): Generator<number> {
  for (let word = 0; word < bits.length; word += 1)
    for (let rest = bits[word]!; rest !== 0; rest &= rest - 1)
      yield (word << 5) + (31 - Math.clz32(rest & -rest));
}
