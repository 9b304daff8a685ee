import { describe, expect, it } from 'vitest';
import { carriesBannedNumber, carriesBannedShape, carriesPlainlyBannedNumber } from './index.ts';

describe('free text', () => {
  it.each([
    '123-45-6789',
    'mi numero es 123 45 6789',
    '987654321',
    'A012345678',
    'a#012-345-678',
    'A 12345678',
    'my A-number: 12345678',
    'passport C01234567',
    'pasaporte 123456789',
    'SRC1234567890',
    '123456789A1',
    '１２３-４５-６７８９',
    '护照号 12345678',
    '社安号 6789',
    '١٢٣-٤٥-٦٧٨٩',
    'الضمان الاجتماعي ٦٧٨٩',
    'seguro social 1234 56789',
    'nimewo sekirite sosyal li se 6789',
    'số an sinh xã hội 6789',
    'her SSN ends in 6789',
    'SSN987654321',
    '6789 is her SSN',
    'seguridade social 6789',
    'segurança social: 6789',
    'my number 987654321, she says',
    'alien number 12345678',
    'número de extranjero 12345678',
    'nimewo etranje 12345678',
    'thị thực 12345678',
    'ho chieu so 12 345 678',
    'passport no. C 0123 4567',
    'паспорт 45 1234567',
    '外国人登记号 12345678',
    'رقم الأجنبي ١٢٣٤٥٦٧٨',
    'تأشيرة ١٢٣٤٥٦',
    'I-94 12345678901',
    'visa 12345678',
  ])('with %s carries a number nobody wants here', (text) => expect(carriesBannedNumber(text)).toBe(true));

  it.each([
    '617-555-0123',
    '6175550123',
    '+1 (617) 555-0123',
    '12 Harbor Street, Apt 3A, Boston 02128-1234',
    'rosa.alvarez@example.org',
    '1994-05-17',
    'enrollment and attendance records',
    'I have a passport',
    '2027-Q1',
    '04-3456789',
    '31-1131.00',
  ])('such as %s is taken', (text) => expect(carriesBannedNumber(text)).toBe(false));
});

describe('a number that is disguised', () => {
  it.each([
    ['by ends of lines', '123\n45\r\n6789'],
    ['by tabs and wide blanks', '123\t45\u30006789'],
    ['by several blanks and hyphens', '123 - 45  -  6789'],
    ['by strokes', '123/45/6789'],
    ['by low lines', 'ref_123_45_6789'],
    ['by commas', '123,45,6789'],
    ['by a minus sign', '123\u221245\u22126789'],
    ['by middle dots', '123·45·6789'],
    ['by brackets', '(123)45-6789'],
    ['digit by digit', '1 2 3 4 5 6 7 8 9'],
    ['by nothing that is seen', '12\u200b3\u200d-4\u00ad5\u2060-67\ufeff89'],
    ['by marks of direction', '\u202d123-45\u202c-6789'],
    ['by marks on its digits', '1\ufe0f\u20e32\ufe0f\u20e33\ufe0f\u20e3-45-6789'],
    ['in bold', '𝟏𝟐𝟑-𝟒𝟓-𝟔𝟕𝟖𝟗'],
    ['in circles', '①②③-④⑤-⑥⑦⑧⑨'],
    ['in full width', '１２３－４５－６７８９'],
    ['in Arabic digits', '١٢٣-٤٥-٦٧٨٩'],
    ['in Persian digits', '۱۲۳-۴۵-۶۷۸۹'],
    ['in Thai digits', '๑๒๓-๔๕-๖๗๘๙'],
    ["in N'Ko digits", '߁߂߃-߄߅-߆߇߈߉'],
    ['by a Cyrillic A', '\u0410012345678'],
    ['by a wide A and an end of line', 'Ａ\n012345678'],
  ])('%s is a number nobody wants here, in an id as well as in a text', (_, text) =>
    expect([carriesBannedNumber(text), carriesPlainlyBannedNumber(text)]).toEqual([true, true]),
  );

  it.each([
    '+55 11 987654321',
    'qq: 987654321@example.org',
    'maria987654321@example.org',
    '617 555 0123',
    '6 1 7 5 5 5 0 1 2 3',
    'Asylum Avenue, Hartford 06103',
    'visa clinic, 12 May',
    '11/22/2026',
    '22.11.2026 15:00',
  ])('is not what %j is', (text) => expect(carriesBannedNumber(text)).toBe(false));
});

describe('what an agency publishes about itself', () => {
  it('may say which papers to bring and whom to call', () =>
    expect(carriesBannedShape('Bring a passport or Social Security card; call 617-555-0123')).toBe(false));

  it('carries no such number all the same', () =>
    expect(carriesBannedShape('Ask for 123-45-6789')).toBe(true));
});

describe("an agency's own id", () => {
  it.each(['123-45-6789', 'A123456789', 'A#12345678', 'case 7, ssn 123456789', 'client-123.45.6789'])(
    'that is %s is refused all the same',
    (id) => expect(carriesPlainlyBannedNumber(id)).toBe(true),
  );

  it.each([
    'A00123456',
    'ESL20261001',
    'W1234567',
    '000123456',
    '0198b7c2-6a31-7000-8a12-a123456789bc',
    'FA2026-ESL-2',
    'key-0001/2026-12-01',
  ])('such as %s is taken', (id) => expect(carriesPlainlyBannedNumber(id)).toBe(false));
});
