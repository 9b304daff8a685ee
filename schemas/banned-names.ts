import { banned, bannedAnywhere, bannedElsewhere } from './ban-list.ts';

/**
 * `countryOfBirth`, `country_of_birth`, `country-of-birth` and `countryBirth` are the same words; accents and the Arabic
 * article make no difference.
 */
const wordsOf = (name: string): string =>
  ` ${name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]+/gu, '')
    .replace(/ة/g, 'ه')
    .replace(/[đĐ]/g, 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()
    .replace(/(?<=^| )[وفبك]?ال(?=\p{L}{2})/gu, '')} `;

const withoutParticles = (words: string): string => words.replace(/ (?:of|de|do|da|del|the)(?= )/g, '');

type Entry = Readonly<{ spaced: string; bare: string; squashed: string }>;

/** Each entry as it is written in several words, without the little ones between, and in one word. */
const entries: readonly Entry[] = [...banned, ...bannedElsewhere].map((entry) => {
  const end = entry.endsWith('*') ? '' : ' ';
  const words = entry.replace('*', '');
  return {
    spaced: ` ${words}${end}`,
    bare: `${withoutParticles(` ${words} `).trimEnd()}${end}`,
    squashed: ` ${words.replaceAll(' ', '')}${end}`,
  };
});

/** The entry of the ban list that a name meets, if any. */
export const bannedWordIn = (name: string): string | undefined => {
  const words = wordsOf(name);
  const bare = withoutParticles(words);
  const met =
    entries.find(
      (entry) => words.includes(entry.spaced) || words.includes(entry.squashed) || bare.includes(entry.bare),
    )?.spaced ?? bannedAnywhere.find((entry) => words.includes(entry));
  return met?.trim();
};
