import { nameParts } from './name-parts.ts';
import { soundOf } from './sound-of.ts';

export type Likeness = 'same' | 'near';

/** What two records of one person are likely to share. It is in clear in memory alone, on its way under the key of a fund. */
export type Trait = Readonly<{ likeness: Likeness; text: string }>;

/** How many traits somebody has at most: one that is the same, and a pair of each two of six parts of a name. */
export const mostTraits = 16;

type Identity = Readonly<{ name: string; birthDate?: string | undefined }>;

/**
 * `same`: all parts of the name and the day of birth. `near`: any two parts by their sound, with the day of birth, or with its
 * day and month turned. Without a day of birth there is none: names alone would find too many who are not meant.
 */
export const traitsOf = ({ name, birthDate }: Identity): readonly Trait[] => {
  if (birthDate === undefined) return [];
  const parts = nameParts(name);
  if (parts.length === 0) return [];
  const sounds = [...new Set(parts.map(soundOf))].toSorted();
  const day = eitherWay(birthDate);
  return [
    { likeness: 'same', text: `${parts.join(' ')} ${birthDate}` },
    ...pairsOf(sounds).map((pair): Trait => ({ likeness: 'near', text: `${pair} ${day}` })),
  ];
};

const pairsOf = (sounds: readonly string[]): readonly string[] =>
  sounds.flatMap((one, at) => sounds.slice(at + 1).map((other) => `${one} ${other}`));

/** 4 December and 12 April are one: half the world writes the month first. */
const eitherWay = (date: string): string => {
  const [year = '', ...monthAndDay] = date.split('-');
  return [year, ...monthAndDay.toSorted()].join('-');
};
