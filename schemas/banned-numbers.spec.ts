import { describe, expect, it } from 'vitest';
import { carriesBannedNumber, carriesPlainlyBannedNumber } from './index.ts';

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
