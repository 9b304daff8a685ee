import { describe, expect, it } from 'vitest';
import { carriesIdentifier } from './identifiers.ts';

describe('a text', () => {
  it.each([
    '123-45-6789',
    'mi numero es 123 45 6789',
    'A012345678',
    'a#012-345-678',
    'A 12345678',
    'my A-number: 12345678',
    'passport C01234567',
    'pasaporte 123456789',
    'SRC1234567890',
    '１２３-４５-６７８９',
    '护照号 12345678',
    '١٢٣-٤٥-٦٧٨٩',
    'seguro social 1234 56789',
  ])('with %s carries a number nobody wants here', (text) => expect(carriesIdentifier(text)).toBe(true));

  it.each([
    '617-555-0123',
    '+1 (617) 555-0123',
    '12 Harbor Street, Apt 3A, Boston 02128-1234',
    'rosa.alvarez@example.org',
    '1994-05-17',
    'enrollment and attendance records',
    'I have a passport',
    '2027-Q1',
  ])('such as %s is taken', (text) => expect(carriesIdentifier(text)).toBe(false));
});
