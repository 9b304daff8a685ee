/**
 * Numbers that must not enter the exchange, whoever types them and wherever: a leak of one is real harm.
 * Better one refusal too many than one number kept. The text itself is never repeated in a refusal.
 */
const patterns: readonly RegExp[] = [
  // Social Security number and ITIN: 3-2-4, with hyphens, blanks or dots.
  /(?<!\d)\d{3}[-. \u2010-\u2015]\d{2}[-. \u2010-\u2015]\d{4}(?!\d)/,
  // Alien registration number: A and eight or nine digits, grouped or not.
  /(?<![A-Z0-9])A[-# :.]{0,3}\d{2,3}[- ]?\d{3}[- ]?\d{3}(?!\d)/i,
  // Numbers as passports and work permits carry them: one to three capitals and six to ten digits.
  /(?<![A-Z0-9])[A-Z]{1,3}\d{6,10}(?!\d)/,
  // The word with a number near it, in the languages intakes are taken in.
  /(passport|pasaporte|passaporte|passeport|paspò|hộ chiếu|паспорт|护照|護照|여권|جواز)[^\n]{0,30}?\d{5,}/iu,
  /\b(ssn|social security|seguro social|itin|a-?number|uscis)\b[^\n]{0,30}?\d{4,}/i,
];

export const carriesIdentifier = (text: string): boolean => {
  const plain = inAsciiDigits(text.normalize('NFKC'));
  return patterns.some((pattern) => pattern.test(plain));
};

// Zeros of the digits of Arabic, Persian, Devanagari, Bengali, Khmer, Lao and Burmese.
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0x17e0, 0xed0, 0x1040];

const inAsciiDigits = (text: string): string =>
  text.replace(/\p{Nd}/gu, (digit) => {
    const value = digit.codePointAt(0) ?? 0;
    const zero = zeros.find((start) => value >= start && value < start + 10);
    return zero === undefined ? digit : String(value - zero);
  });
