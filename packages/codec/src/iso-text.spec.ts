import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMs, dayText, daysOf, instantOf, instantText } from './iso-text.ts';

const first = Date.parse('0000-01-01T00:00:00.000Z');
const last = Date.parse('9999-12-31T23:59:59.999Z');
const instants = fc.integer({ min: first, max: last });

describe('days and instants as text', () => {
  it('are spelled as Date spells them, and read back', () =>
    fc.assert(
      fc.property(instants, (ms) => {
        const text = new Date(ms).toISOString();
        const days = Math.floor(ms / dayMs);
        expect([instantText(ms), instantOf(text)]).toEqual([text, ms]);
        expect([dayText(days), daysOf(text.slice(0, 10))]).toEqual([text.slice(0, 10), days]);
      }),
      { numRuns: 2_000 },
    ));

  it('begin and end with the years that four digits spell', () => {
    expect([instantText(first), instantText(last)]).toEqual([
      '0000-01-01T00:00:00.000Z',
      '9999-12-31T23:59:59.999Z',
    ]);
    expect([instantText(first - 1), instantText(last + 1)]).toEqual([undefined, undefined]);
  });

  it('are every day of four hundred years, one after the other', () => {
    for (let days = daysOf('1900-01-01') as number; days <= (daysOf('2300-01-01') as number); days += 1)
      expect(dayText(days)).toBe(new Date(days * dayMs).toISOString().slice(0, 10));
  });

  it.each([
    '2026-02-29',
    '2100-02-29',
    '2026-00-10',
    '2026-13-10',
    '2026-04-31',
    '2026-01-00',
    '2026/01/01',
    '20a6-01-01',
    ' 026-01-01',
  ])('%s is no day', (text) => expect(daysOf(text)).toBeUndefined());

  it.each([
    '2026-01-01T24:00:00.000Z',
    '2026-01-01T23:60:00.000Z',
    '2026-01-01T23:59:60.000Z',
    '2026-01-01 23:59:59.000Z',
    '2026-01-01T23:59:59,000Z',
    '2026-01-01T23-59-59.000Z',
    '2026-01-01T23:59:59.000z',
    '2026-02-30T23:59:59.000Z',
  ])('%s is no instant', (text) => expect(instantOf(text)).toBeUndefined());
});
