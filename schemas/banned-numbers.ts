/**
 * Numbers that must not enter the exchange, whoever types them and wherever: a leak of one is real harm. `sure` are those
 * that nothing else looks like; the others also look like somebody's own case number, so they are looked for in free text alone.
 */
const patterns: readonly Readonly<{ form: RegExp; sure: boolean }>[] = [
  // Social Security number and ITIN: 3-2-4, with hyphens, blanks or dots.
  { form: /(?<!\d)\d{3}[-. \u2010-\u2015]\d{2}[-. \u2010-\u2015]\d{4}(?!\d)/, sure: true },
  // The same nine digits and nothing else. Telephone numbers have ten.
  { form: /^\s*\d{9}\s*$/, sure: false },
  // Alien registration number: A and nine digits by themselves; A, a mark and eight or nine.
  { form: /(?<![A-Za-z0-9])A\d{9}(?![A-Za-z0-9])/, sure: true },
  { form: /(?<![A-Za-z0-9])A[-# :.]{1,3}\d{2,3}[- ]?\d{3}[- ]?\d{3}(?![A-Za-z0-9])/i, sure: true },
  { form: /(?<![A-Z0-9])A[-# :.]{0,3}\d{2,3}[- ]?\d{3}[- ]?\d{3}(?!\d)/i, sure: false },
  // Numbers as passports, work permits and receipts carry them: one to three capitals and six to ten digits.
  { form: /(?<![A-Z0-9])[A-Z]{1,3}\d{6,10}(?!\d)/, sure: false },
  // An arrival record: nine digits, a letter, a digit.
  { form: /(?<![A-Z0-9])\d{9}[A-Z]\d(?![A-Z0-9])/i, sure: false },
  // The word with a number near it, in the languages intakes are taken in.
  {
    form: /(passport|pasaporte|passaporte|passeport|paspò|hộ chiếu|паспорт|护照|護照|여권|جواز)[^\n]{0,30}?\d{5,}/iu,
    sure: true,
  },
  {
    form: /(?<![\p{L}\p{N}])(ssn|social security|seguro social|seguridad social|sekirite sosyal|itin|a-?number|número a|uscis|green card|tarjeta verde|kat vèt|thẻ xanh)(?![\p{L}\p{N}])[^\n]{0,30}?\d{4,}/iu,
    sure: true,
  },
  {
    form: /(an sinh xã hội|社会安全|社會安全|社安|绿卡|綠卡|الضمان الاجتماعي|البطاقة الخضراء)[^\n]{0,30}?\d{4,}/u,
    sure: true,
  },
];

const seenIn = (text: string, worthRefusing: (sure: boolean) => boolean): boolean => {
  const plain = inAsciiDigits(text.normalize('NFKC'));
  return patterns.some(({ form, sure }) => worthRefusing(sure) && form.test(plain));
};

/** In free text and in what is told of a person: better one refusal too many than one number kept. */
export const carriesBannedNumber = (text: string): boolean => seenIn(text, () => true);

/** In an agency's own ids and names, which may look like a work permit and are none. */
export const carriesPlainlyBannedNumber = (text: string): boolean => seenIn(text, (sure) => sure);

// Zeros of the digits of Arabic, Persian, Devanagari, Bengali, Khmer, Lao and Burmese.
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0x17e0, 0xed0, 0x1040];

const inAsciiDigits = (text: string): string =>
  text.replace(/\p{Nd}/gu, (digit) => {
    const value = digit.codePointAt(0) ?? 0;
    const zero = zeros.find((start) => value >= start && value < start + 10);
    return zero === undefined ? digit : String(value - zero);
  });
