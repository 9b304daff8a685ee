import { asRead } from './as-read.ts';

/**
 * Numbers that must not enter the exchange, whoever types them and wherever: a leak of one is real harm. A `shape` is a
 * number that nothing else looks like; `named` is one that stands beside the word for it; a `likeness` is also what
 * somebody's own case number looks like, so it is looked for in free text alone.
 */
type Kind = 'shape' | 'named' | 'likeness';

// What people put between digits: blanks, hyphens, dots, strokes, also two or three of them.
const gap = String.raw`[\s\p{P}\p{S}]{1,3}`;
const alone = String.raw`(?<![\p{L}\p{N}])`;
const number = (digits: number): string => String.raw`\d(?:(?:${gap})?\d){${digits - 1},}`;
const anyOf = (...words: readonly string[]): string => `(?:${words.join('|')})`;
const word = (...words: readonly string[]): string => String.raw`${alone}${anyOf(...words)}(?!\p{L})`;

// In the seven languages intakes are taken in, without accents and in small letters, as texts are read here.
const social = anyOf(
  word('ssn', 'ss ?#', 'social security', 'soc\\.? sec', 'itin'),
  word('seguro social', 'seguridad social', 'segur(?:idade|anca) social', 'sekirite sosyal'),
  word('an sinh xa hoi'),
  anyOf('社会安全', '社會安全', '社安', 'الضمان الاجتماعي', 'ضمان اجتماعي'),
);
const card = anyOf(
  word('uscis', 'a-?number', 'numero a', 'nimewo a', 'green ?card', 'tarjeta verde', 'kat vet', 'the xanh'),
  anyOf('绿卡', '綠卡', 'البطاق[هة] الخضراء'),
);
const paper = anyOf(
  'passport',
  'pasaporte',
  'passaporte',
  'passeport',
  word(
    'paspo',
    'ho chieu',
    'visas?',
    'visado',
    'viza',
    'thi thuc',
    'alien',
    'i-?94',
    'i-?551',
    'ead(?=[ #:])',
  ),
  word('numero de (?:extranjero|estrangeiro)', 'nimewo etranje', 'ngoai kieu', 'work permit'),
  anyOf('паспорт', '护照', '護照', '签证', '簽證', '外国人登记', '外國人登記', '工卡'),
  anyOf('جواز', 'تاشير[هة]', 'فيزا', 'رقم الاجنبي'),
);

const patterns: readonly Readonly<{ form: RegExp; kind: Kind }>[] = [
  // Social Security number and ITIN: 3-2-4, however parted, or digit by digit. Telephone numbers have ten.
  { form: new RegExp(String.raw`(?<!\d)\d{3}${gap}\d{2}${gap}\d{4}(?!\d)`, 'u'), kind: 'shape' },
  { form: new RegExp(String.raw`(?<!\d|\d${gap})\d(?:${gap}\d){8}(?!\d|${gap}\d)`, 'u'), kind: 'shape' },
  // The same nine digits by themselves; behind a plus sign they are a telephone's, before an @ a mailbox's.
  { form: /(?<![\p{L}\p{N}]|\+[\d ().-]*)\d{9}(?![\p{L}\p{N}@])/u, kind: 'likeness' },
  // Alien registration number: A and nine digits by themselves; A, a mark and eight or nine.
  { form: /(?<![A-Za-z0-9])A\d{9}(?![A-Za-z0-9])/, kind: 'shape' },
  {
    form: new RegExp(
      String.raw`(?<![A-Z0-9])A${gap}\d{2,3}(?:${gap})?\d{3}(?:${gap})?\d{3}(?![A-Z0-9])`,
      'iu',
    ),
    kind: 'shape',
  },
  { form: /(?<![A-Z0-9])A[-# :.]{0,3}\d{2,3}[- ]?\d{3}[- ]?\d{3}(?!\d)/i, kind: 'likeness' },
  // Numbers as passports, work permits and receipts carry them: one to three capitals and six to ten digits.
  { form: /(?<![A-Z0-9])[A-Z]{1,3}\d{6,10}(?!\d)/, kind: 'likeness' },
  // An arrival record: nine digits, a letter, a digit.
  { form: /(?<![A-Z0-9])\d{9}[A-Z]\d(?![A-Z0-9])/i, kind: 'likeness' },
  // The word with a number near it; of a Social Security number its last four digits are enough.
  { form: new RegExp(`${anyOf(social, card)}.{0,30}?${number(4)}`, 'iu'), kind: 'named' },
  { form: new RegExp(`${paper}.{0,30}?${number(5)}`, 'iu'), kind: 'named' },
  { form: new RegExp(`${number(4)}.{0,12}?${social}`, 'iu'), kind: 'likeness' },
  { form: new RegExp(`${number(6)}.{0,12}?${anyOf(card, paper)}`, 'iu'), kind: 'likeness' },
];

const seenIn = (text: string, kinds: readonly Kind[]): boolean => {
  const read = asRead(text);
  return (
    /\d.*\d.*\d.*\d/.test(read) && patterns.some(({ form, kind }) => kinds.includes(kind) && form.test(read))
  );
};

/** In free text and in what is told of a person: better one refusal too many than one number kept. */
export const carriesBannedNumber = (text: string): boolean => seenIn(text, ['shape', 'named', 'likeness']);

/** In an agency's own ids and names, which may look like a work permit and are none. */
export const carriesPlainlyBannedNumber = (text: string): boolean => seenIn(text, ['shape', 'named']);

/** In what agencies publish about themselves: "bring your passport, call 617-555-0123" is nobody's number. */
export const carriesBannedShape = (text: string): boolean => seenIn(text, ['shape']);
