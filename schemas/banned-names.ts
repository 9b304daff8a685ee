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

/** The same in the other languages intakes are taken in, as people obviously spell them. Without accents, as names are compared. */
const bannedElsewhere = [
  // Spanish
  'inmigracion*',
  'inmigrante*',
  'migratorio*',
  'indocumentad*',
  'ciudadania*',
  'ciudadano*',
  'nacionalidad*',
  'pais de nacimiento',
  'pais de origen',
  'lugar de nacimiento',
  'pasaporte*',
  'seguro social',
  'tarjeta verde',
  'refugiad*',
  'visado*',
  'numero de extranjero',
  'extranjero*',
  'seguridad social',
  'sitio de nacimiento',
  'lugar donde nacio',
  'pais donde nacio',
  // Portuguese
  'imigracao*',
  'imigrante*',
  'migratoria*',
  'cidadania*',
  'cidadao*',
  'nacionalidade*',
  'pais de nascimento',
  'local de nascimento',
  'passaporte*',
  'visto de entrada',
  'visto de trabalho',
  'visto de residencia',
  'estrangeiro*',
  'seguridade social',
  'pais de origem',
  'lugar de nascimento',
  // Haitian Creole
  'imigrasyon*',
  'imigran*',
  'sitwayen*',
  'nasyonalite*',
  'peyi kote ou fet',
  'kote ou fet',
  'peyi nesans',
  'peyi orijin',
  'kote moun nan fet',
  'lye nesans',
  'viza*',
  'nimewo etranje',
  'etranje*',
  'sekirite sosyal*',
  'paspo',
  'kat vet',
  'refijye*',
  // Vietnamese
  'nhap cu*',
  'di tru',
  'quoc tich*',
  'ho chieu*',
  'thi thuc*',
  'the xanh',
  'noi sinh',
  'noi duoc sinh',
  'nuoc sinh',
  'quoc gia noi sinh',
  'quoc gia sinh',
  'so ngoai kieu',
  'ngoai kieu*',
  'an sinh xa hoi',
  // Arabic
  'الهجره*',
  'هجره*',
  'جنسيه*',
  'الجنسيه*',
  'جواز*',
  'تاشيره*',
  'بلد الميلاد',
  'مكان الميلاد',
  'بلد الولاده',
  'مكان الولاده',
  'محل الميلاد',
  'دوله الميلاد',
  'فيزا',
  'رقم الاجنبي',
  'رقم اجنبي',
  'الضمان الاجتماعي',
  'البطاقه الخضراء',
  'لاجي*',
] as const;

/** Chinese writes no spaces between words, so these are met anywhere. */
const bannedAnywhere = [
  '移民',
  '签证',
  '簽證',
  '国籍',
  '國籍',
  '护照',
  '護照',
  '公民',
  '绿卡',
  '綠卡',
  '出生国',
  '出生國',
  '出生地',
  '社会安全',
  '社安',
  '社會安全',
  '外国人',
  '外國人',
  '出生国家',
  '出生國家',
  '出生地点',
  '出生地點',
  '无证',
  '無證',
  '难民',
  '難民',
] as const;

/** `countryOfBirth`, `country_of_birth` and `country-of-birth` are the same three words; accents make no difference. */
const wordsOf = (name: string): string =>
  ` ${name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/ة/g, 'ه')
    .replace(/[đĐ]/g, 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()} `;

const matches = (words: string, entry: string): boolean =>
  entry.endsWith('*') ? words.includes(` ${entry.slice(0, -1)}`) : words.includes(` ${entry} `);

/** The entry of the ban list that a name meets, if any. */
export const bannedWordIn = (name: string): string | undefined => {
  const words = wordsOf(name);
  return (
    [...banned, ...bannedElsewhere].find((entry) => matches(words, entry)) ??
    bannedAnywhere.find((entry) => words.includes(entry))
  );
};
