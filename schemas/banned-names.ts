/**
 * Names that no field, fact, log line, trace or export may bear (8 USC 1373, 1644: what is not held cannot be asked
 * for). Words of a name in order; a trailing `*` lets the word go on ("citizen*" also meets "citizenship").
 */
const banned = [
  'immigration*',
  'immigrant*',
  'visa*',
  'alien*',
  'a number',
  'anumber',
  'undocumented',
  'citizen*',
  'nationality',
  'nationalities',
  'naturalization*',
  'naturalized',
  'country of birth',
  'birth country',
  'birth place',
  'birthplace',
  'place of birth',
  'country of origin',
  'native country',
  'home country',
  'foreign born',
  'date of entry',
  'port of entry',
  'entry date',
  'legal status',
  'residency status',
  'lawful*',
  'asylum*',
  'asylee',
  'refugee*',
  'parolee',
  'deport*',
  'ssn',
  'social security*',
  'itin',
  'passport*',
  'green card*',
  'greencard*',
  'ead',
  'i94',
  'i 94',
  'uscis*',
  'sevis*',
] as const;

/** `countryOfBirth`, `country_of_birth` and `country-of-birth` are the same three words. */
const wordsOf = (name: string): string =>
  ` ${name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .trim()
    .toLowerCase()} `;

const matches = (words: string, entry: string): boolean =>
  entry.endsWith('*') ? words.includes(` ${entry.slice(0, -1)}`) : words.includes(` ${entry} `);

/** The entry of the ban list that a name meets, if any. */
export const bannedWordIn = (name: string): string | undefined => {
  const words = wordsOf(name);
  return banned.find((entry) => matches(words, entry));
};
