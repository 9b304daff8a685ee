import { recordNamed } from '@handoff/schemas';
import { describe, expect, it } from 'vitest';
import { allRecords, exampleOf } from '../test/examples.ts';
import { ContractBreach, createCodec, inMemoryIds, Undecodable } from './index.ts';

const ids = inMemoryIds();
const codec = createCodec({ ids });
const offered = () => exampleOf('ReferralOffered');

const breach = (record: string, value: unknown): ContractBreach => {
  try {
    codec.check(record, value);
  } catch (error) {
    if (error instanceof ContractBreach) return error;
    throw error;
  }
  return expect.unreachable('expected a breach');
};

describe('a record', () => {
  it.each(allRecords.map(({ short }) => short))('%s comes back as it was sent', async (short) => {
    const decoded = await codec.decode(codec.encode(short, exampleOf(short)));
    expect(decoded.value).toStrictEqual(exampleOf(short));
  });

  it('is framed by a zero byte and the schema id', () => {
    const bytes = codec.encode('handoff.referrals.ReferralOffered', offered());
    expect(bytes[0]).toBe(0);
    expect(bytes.readInt32BE(1)).toBe(ids.idOf('handoff.referrals.ReferralOffered'));
  });

  it('comes with its full name, version and schema id', async () => {
    const bytes = codec.encode('ReferralOffered', offered());
    expect(await codec.decode(bytes)).toMatchObject({
      record: 'handoff.referrals.ReferralOffered',
      version: recordNamed('ReferralOffered').version,
      schemaId: bytes.readInt32BE(1),
    });
  });

  it('is a plain object, down to the types inside it', async () => {
    const { value } = await codec.decode(codec.encode('IntakeSubmitted', exampleOf('IntakeSubmitted')));
    const { facts, consents } = value as { facts: object; consents: object[] };
    for (const one of [value as object, facts, ...consents]) {
      expect(Object.getPrototypeOf(one)).toBe(Object.prototype);
    }
  });

  it('may leave optional fields out; they come back as null', async () => {
    const { cohort: _, replaces: __, ...rest } = offered();
    const { value } = await codec.decode(codec.encode('ReferralOffered', rest));
    expect(value).toStrictEqual({ ...rest, cohort: null, replaces: null });
  });

  it('may be larger than any before', async () => {
    const long = { ...offered(), cohort: 'á'.repeat(200_000) };
    expect((await codec.decode(codec.encode('ReferralOffered', long))).value).toStrictEqual(long);
  });

  it('keeps its bytes when the next one is encoded', () => {
    const first = codec.encode('ReferralOffered', offered());
    const copy = Buffer.from(first);
    codec.encode('ReferralOffered', { ...offered(), reference: 'ZZZ-ZZZ' });
    expect(first.equals(copy)).toBe(true);
  });
});

describe('a value that its record does not allow', () => {
  it('is refused with the path of the first misfit', () => {
    const intake = exampleOf('IntakeSubmitted') as { consents: { until: string }[] };
    intake.consents[1] = { ...intake.consents[1], until: '2026-02-30' };
    expect(breach('IntakeSubmitted', intake)).toMatchObject({
      code: 'does-not-fit-schema',
      record: 'handoff.intake.IntakeSubmitted',
      place: 'consents[1].until',
      mend: "give a day as 'YYYY-MM-DD'",
    });
  });

  it.each([
    ['a missing field', { step: undefined }, 'step'],
    ['a field of another type', { step: 7 }, 'step'],
    ['an undeclared field', { visa: 'x' }, 'visa'],
    ['an undeclared field that every object has', { constructor: 'x' }, 'constructor'],
    ['an instant without milliseconds', { respondBy: '2026-11-25T22:00:00Z' }, 'respondBy'],
    ['an instant with an offset', { respondBy: '2026-11-25T17:00:00.000-05:00' }, 'respondBy'],
    ['an instant as a number', { respondBy: 1_764_108_000_000 }, 'respondBy'],
    ['an instant that never was', { respondBy: '2026-11-31T22:00:00.000Z' }, 'respondBy'],
    ['a Date', { respondBy: new Date(0) }, 'respondBy'],
  ])('is refused: %s', (_, change, place) => {
    expect(breach('ReferralOffered', { ...offered(), ...change }).place).toBe(place);
  });

  it.each([
    ['a fraction for a whole number', 'ReferralWaitlisted', { position: 1.5 }, 'position'],
    ['more than 32 bits', 'ReferralWaitlisted', { position: 2 ** 31 }, 'position'],
    ['2^52 and more', 'EmploymentRecorded', { wageCents: 2 ** 52 }, 'wageCents'],
    ['-2^52 and less', 'EmploymentRecorded', { wageCents: -(2 ** 52) - 1 }, 'wageCents'],
    ['not a number', 'EmploymentRecorded', { hoursPerWeek: Number.NaN }, 'hoursPerWeek'],
    ['infinity', 'EmploymentRecorded', { hoursPerWeek: Number.POSITIVE_INFINITY }, 'hoursPerWeek'],
    ['a day with a time', 'EmploymentRecorded', { startedOn: '2027-07-06T00:00:00.000Z' }, 'startedOn'],
    ['a string for a list', 'IntakeSubmitted', { needs: 'learn.esl' }, 'needs'],
    ['a hole in a list', 'IntakeSubmitted', { needs: [undefined] }, 'needs[0]'],
    ['a list for an object', 'IntakeSubmitted', { facts: [] }, 'facts'],
  ])('is refused: %s', (_, record, change, place) => {
    expect(breach(record, { ...exampleOf(record), ...change }).place).toBe(place);
  });

  it.each([null, undefined, 'text', 7, []])('is refused as a whole: %j', (value) => {
    expect(breach('ReferralOffered', value).place).toBe('(record)');
  });

  it('is refused with an own __proto__ key, as JSON can bring it', () => {
    const hostile = JSON.parse(`{"__proto__":{"by":"X"},${JSON.stringify(offered()).slice(1)}`) as unknown;
    expect(breach('ReferralOffered', hostile).place).toBe('__proto__');
  });

  it('is never repeated in the error', () => {
    const { message, reason, mend } = breach('ReferralOffered', { ...offered(), respondBy: 'Maria Alvarez' });
    expect([message, reason, mend].join()).not.toContain('Maria');
  });

  it('is refused by encode too', () => {
    expect(() => codec.encode('ReferralOffered', { ...offered(), by: null })).toThrow(ContractBreach);
  });
});

describe('a reader that expects certain records', () => {
  const bytes = codec.encode('ReferralOffered', offered());

  it('takes those', async () => {
    const allow = new Set(['handoff.referrals.ReferralOffered']);
    await expect(codec.decode(bytes, { allow })).resolves.toMatchObject({
      record: 'handoff.referrals.ReferralOffered',
    });
  });

  it('refuses others, without reading them', async () => {
    const allow = new Set(['handoff.partners.FactReport']);
    await expect(codec.decode(bytes.subarray(0, 6), { allow })).rejects.toThrow(Undecodable);
    await expect(codec.decode(bytes.subarray(0, 6), { allow })).rejects.toMatchObject({
      code: 'not-expected-here',
    });
  });
});
