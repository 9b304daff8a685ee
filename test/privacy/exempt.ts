/** Where a banned word may stand, which, and why. Fields that are stored, sent or logged are never here. */
export type Exempt = Readonly<{
  files: RegExp;
  words: RegExp;
  because: string;
  /** In sentences alone: a key, a column or a field of that name is found all the same. */
  inProse?: true;
}>;

export const exempt: readonly Exempt[] = [
  {
    files: /^schemas\/(?:ban-list|banned-n(?:ames|umbers)(?:\.spec)?)\.ts$|^test\/privacy\//,
    words: /./,
    because: 'the ban list itself and what reads it',
  },
  {
    files: /^services\/(eligibility\/(cases|rules)|outcomes\/cases)\//,
    words: /./,
    because: 'case files as they were given, and the prose of the law',
  },
  {
    files: /./,
    words: /^legal\.immigration$|^apply\.tax_itin$/,
    because: 'the service codes legal.immigration and apply.tax_itin: what an agency offers, nobody’s status',
  },
  {
    files: /./,
    words: /^immigration$/,
    because: 'that lawyers advise on it: what an agency offers, in the words of a sentence',
    inProse: true,
  },
  {
    files: /^schemas\/code-lists\.spec\.ts$/,
    words: /^immigra$/,
    because: 'sees that no code of a list tells of anybody’s',
  },
  {
    files:
      /^services\/intake\/src\/domain\/consent-terms(\.spec)?\.ts$|^services\/intake\/src\/submissions\.spec\.ts$/,
    words: /^(ssn|itin|alien|passports?|uscis|pasaporte|passaporte|paspò|护照号?|護照|جواز)$/i,
    because: 'recognises such numbers in order to refuse them',
  },
  {
    files: /^services\/gateway\/src\/translate\/(check-numbers|numbers-at-every-door\.spec)\.ts$/,
    words: /^(ssn|alien|passport)$/i,
    because: 'refuses such numbers at every door',
  },
  {
    files: /^services\/outcomes\/src\/cases\//,
    words: /^(said\.)?ssn$/,
    because: 'reads the given case files, which say whether a wage match could be made',
  },
  {
    files: /^services\/eligibility\/src\/http\/screen\.spec\.ts$/,
    words: /^itin$/,
    because: 'an input of the what-if, of which nothing is kept',
  },
  {
    files: /^packages\/codec\/src\/codec\.spec\.ts$/,
    words: /^visa$/,
    because: 'a field that no schema has, to see it refused',
  },
  {
    files: /^schemas\/protected-facts(\.spec)?\.ts$/,
    words:
      /^(citizen|citizenship|alien|undocumented|visa|ssn|immigra|immigration|legal-status-immigration)$/i,
    because: 'recognises words that would tell, in order to generalise them',
  },
  {
    files: /^services\/routing\/fixtures\/hsds\//,
    words: /^(immigration|asylum|citizenship|passport|legal_status)$/i,
    because:
      'directories as they were published by others: columns of HSDS, papers asked at a door, taxonomy terms',
  },
  {
    files: /^services\/routing\/src\/(directory\/immigration-advice(\.spec)?|kafka\/on-partner-listed)\.ts$/,
    words: /^(i?m?migra|immigration|asylum|citizenship|visas|naturaliz|naturalization|deport)$/i,
    because: 'recognises listings of legal advice, which need an accreditation',
  },
  {
    files: /^services\/routing\/src\/(directory|translate)\//,
    words: /^immigration-advice\.ts$/,
    because: 'the name of that file, where it is imported',
  },
  {
    files:
      /^services\/routing\/src\/translate\/translate\.spec\.ts$|^services\/gateway\/src\/public\/services\/services\.spec\.ts$/,
    words: /^(immigration|immigrationStatus|(query\.)?citizenship)$/i,
    because: 'fields that nothing of ours has, to see them refused',
  },
];
