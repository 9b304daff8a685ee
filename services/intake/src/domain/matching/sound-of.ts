/** Spellings that sound alike to whoever writes a name down: first what stands together, then single letters. */
const alike: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/[cs]h/g, '#'],
  [/h/g, ''],
  [/^ll/g, 'y'],
  [/qu(?=[eiy])/g, 'k'],
  [/c(?=[eiy])/g, 's'],
  [/g(?=[eiy])/g, 'j'],
  [/z/g, 's'],
  [/[cq]/g, 'k'],
  [/v/g, 'b'],
  [/x/g, 'j'],
  [/(\p{L})\1+/gu, '$1'],
  // Vowels are what differs most between two spellings of one name; how it begins and ends says who is meant.
  [/(?<=.)[aeiouy](?=.)/g, ''],
];

/** Vázquez and Basques, Jiménez and Ximenez, Mohamed and Muhammad sound alike; Maria and Mario do not. */
export const soundOf = (part: string): string =>
  alike.reduce((text, [pattern, sound]) => text.replaceAll(pattern, sound), part);
