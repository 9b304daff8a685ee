import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allRecords, exampleOf } from '../test/examples.ts';
import { createCodec, inMemoryIds, Undecodable } from './index.ts';

const ids = inMemoryIds();
const codec = createCodec({ ids });
const offered = codec.encode('ReferralOffered', exampleOf('ReferralOffered'));

const framed = (record: string, ...body: readonly number[]): Buffer => {
  const bytes = Buffer.from([0, 0, 0, 0, 0, ...body]);
  bytes.writeInt32BE(ids.idOf(record), 1);
  return bytes;
};

/** Zigzag varint, as Avro writes a long. */
const long = (value: bigint): number[] => {
  let rest = value < 0n ? -2n * value - 1n : 2n * value;
  const bytes: number[] = [];
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  return [...bytes, Number(rest)];
};

const text = (value: string): number[] => [...long(BigInt(value.length)), ...Buffer.from(value)];

const failure = async (bytes: Buffer): Promise<Undecodable> => {
  const error: unknown = await codec.decode(bytes).catch((thrown: unknown) => thrown);
  if (error instanceof Undecodable) return error;
  throw error;
};

/** Fine, or Undecodable: nothing else may come of bytes from outside. */
const survives = async (bytes: Buffer): Promise<void> => {
  try {
    await codec.decode(bytes);
  } catch (error) {
    expect(error).toBeInstanceOf(Undecodable);
  }
};

const employment = 'handoff.outcomes.EmploymentRecorded';
const ids5 = Array.from({ length: 5 }, () => text('x')).flat();

describe('bad bytes', () => {
  it.each([
    ['nothing at all', Buffer.alloc(0), 'truncated'],
    ['a header without a record', offered.subarray(0, 5), 'truncated'],
    ['half a header', offered.subarray(0, 3), 'truncated'],
    ['JSON', Buffer.from('{"referral":"H7K-4QD"}'), 'wrong-magic-byte'],
    [
      'the framing of another registry',
      Buffer.concat([Buffer.from([1]), offered.subarray(1)]),
      'wrong-magic-byte',
    ],
    [
      'an id nobody gave',
      Buffer.concat([Buffer.from([0, 0x7f, 0xff, 0xff, 0xff]), offered.subarray(5)]),
      'unknown-schema-id',
    ],
    [
      'a negative id',
      Buffer.concat([Buffer.from([0, 0xff, 0xff, 0xff, 0xff]), offered.subarray(5)]),
      'unknown-schema-id',
    ],
    ['a record cut short', offered.subarray(0, -3), 'truncated'],
    ['a record and something more', Buffer.concat([offered, Buffer.from([0])]), 'does-not-decode'],
  ])('are refused: %s', async (_, bytes, code) => {
    expect(await failure(bytes)).toMatchObject({ code, mend: expect.stringMatching(/\w/) });
  });

  it('are refused when they were written by the schema of another record', async () => {
    const bytes = Buffer.from(offered);
    bytes.writeInt32BE(ids.idOf('handoff.partners.FactReport'), 1);
    await expect(failure(bytes)).resolves.toBeInstanceOf(Undecodable);
  });

  it('are refused with a number that JavaScript would round', async () => {
    const job = (wage: bigint) =>
      framed(employment, ...ids5, ...long(20_000n), 2, ...long(wage), 0, 0, 0, ...text('x'));
    await expect(codec.decode(job(2150n))).resolves.toMatchObject({ value: { wageCents: 2150 } });
    await expect(codec.decode(job(2n ** 52n - 1n))).resolves.toMatchObject({
      value: { wageCents: 2 ** 52 - 1 },
    });
    for (const wage of [-(2n ** 52n) - 1n, 2n ** 53n, 2n ** 53n + 1n, 2n ** 62n, -(2n ** 63n)]) {
      expect(await failure(job(wage))).toMatchObject({ code: 'does-not-decode', place: employment });
    }
  });

  it('are refused with a 64-bit number where 32 bits are declared', async () => {
    const waitlisted = framed('handoff.referrals.ReferralWaitlisted', ...ids5, ...long(2n ** 40n), 0);
    expect(await failure(waitlisted)).toMatchObject({ code: 'does-not-decode' });
  });

  it('are refused with a day or an instant beyond the calendar', async () => {
    const job = framed(employment, ...ids5, ...long(2n ** 30n), 0, 0, 0, 0, ...text('x'));
    expect(await failure(job)).toMatchObject({ code: 'does-not-decode' });
    const asked = framed(
      'handoff.referrals.ReferralNeedsPerson',
      ...ids5,
      ...text('x'),
      ...long(2n ** 52n),
      0,
    );
    expect(await failure(asked)).toMatchObject({ code: 'does-not-decode' });
  });

  it('are refused with a branch that an optional field does not have', async () => {
    const job = framed(employment, ...ids5, ...long(20_000n), ...long(7n), 0, 0, 0, ...text('x'));
    expect(await failure(job)).toMatchObject({ code: 'does-not-decode' });
  });

  it.each([
    ['announces 2^50 items', long(2n ** 50n)],
    ['announces minus 2^50 items', [...long(-(2n ** 50n)), ...long(1n)]],
    [
      'announces a string of minus 100 bytes, to be read for ever',
      [...long(3n), ...long(-100n), ...long(-100n)],
    ],
    ['announces a string of 2^40 bytes', [...long(1n), ...long(2n ** 40n)]],
  ])('do not keep the reader busy when a list %s', async (_, block) => {
    const bytes = framed('handoff.intake.ConsentGranted', ...text('x'), ...text('x'), ...text('x'), ...block);
    const start = performance.now();
    expect(await failure(bytes)).toMatchObject({ code: 'truncated' });
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('never let a __proto__ from a message reach an object', async () => {
    const { value } = await codec.decode(
      codec.encode('ReferralOffered', { ...exampleOf('ReferralOffered'), step: '__proto__' }),
    );
    expect(Object.keys(value as object)).toEqual(Object.keys(exampleOf('ReferralOffered')));
    expect(({} as Record<string, unknown>)['step']).toBeUndefined();
  });

  it('are not repeated in the error', async () => {
    const bytes = Buffer.concat([
      codec.encode('ReferralOffered', { ...exampleOf('ReferralOffered'), cohort: 'Maria' }),
      Buffer.from([0]),
    ]);
    const { message, reason, place } = await failure(bytes);
    expect([message, reason, place].join()).not.toContain('Maria');
  });
});

describe('bytes of any kind', () => {
  it('are decoded or Undecodable, whatever their record', async () => {
    const record = fc.constantFrom(...allRecords.map(({ name }) => name));
    await fc.assert(
      fc.asyncProperty(record, fc.uint8Array({ maxLength: 200 }), (name, body) =>
        survives(framed(name, ...body)),
      ),
      { numRuns: 2000 },
    );
  });

  it('are decoded or Undecodable after a byte of a good record was changed', async () => {
    const good = allRecords.map(({ short }) => codec.encode(short, exampleOf(short)));
    const mutated = fc.constantFrom(...good).chain((bytes) =>
      fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)).map(([at, byte]) => {
        const copy = Buffer.from(bytes);
        copy[at] = byte;
        return copy;
      }),
    );
    await fc.assert(fc.asyncProperty(mutated, survives), { numRuns: 2000 });
  });
});
