import type { Catalogue } from '../../services/eligibility/src/domain/facts/facts.ts';

export type Person = Readonly<Record<string, unknown>>;

/** The same people every time (mulberry32): every fact that rules test is answered, so that two-valued engines can follow. */
export const peopleOf = (catalogue: Catalogue, count: number): readonly Person[] => {
  const random = randomFrom(20_261_122);
  const one = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  return Array.from({ length: count }, () =>
    Object.fromEntries(
      [...catalogue.values()]
        .filter(({ name, type }) => !name.endsWith('_valid_until') && type !== 'month')
        .map(({ name, type, values = [] }) => {
          if (type === 'choice') return [name, one(values.filter((value) => value !== 'prefers_not_to_say'))];
          if (type === 'choices') return [name, values.filter(() => random() < 0.2)];
          if (type === 'date')
            return [name, `202${Math.floor(random() * 7)}-0${1 + Math.floor(random() * 9)}-15`];
          return [name, name === 'age' ? 14 + Math.floor(random() * 50) : Math.floor(random() * 400)];
        }),
    ),
  );
};

const randomFrom = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};
