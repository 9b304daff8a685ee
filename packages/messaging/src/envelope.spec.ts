import { describe, expect, it } from 'vitest';
import { type Envelope, readEnvelope, shortName, writeEnvelope } from './envelope.ts';

const whole: Envelope = {
  id: 'event-1',
  type: 'handoff.referrals.ReferralOffered',
  source: '/handoff/routing',
  subject: 'referral-1',
  time: '2026-09-01T09:00:00.000Z',
  dataschema: 'urn:handoff:schema:handoff.referrals.ReferralOffered:1',
  sequence: 7,
  correlation: 'journey-1',
  causation: 'event-0',
  trace: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
};
const headers = writeEnvelope(whole);
const read = (changed: Record<string, string>, key = 'referral-1') =>
  readEnvelope({ key, headers: { ...headers, ...changed } });
const without = (name: string) =>
  Object.fromEntries(Object.entries(headers).filter(([header]) => header !== name));

describe('an envelope', () => {
  it('travels in CloudEvents headers and comes back whole', () => {
    expect(headers).toEqual({
      'content-type': 'application/vnd.confluent.avro',
      ce_specversion: '1.0',
      ce_id: 'event-1',
      ce_type: 'handoff.referrals.ReferralOffered',
      ce_source: '/handoff/routing',
      ce_subject: 'referral-1',
      ce_time: '2026-09-01T09:00:00.000Z',
      ce_dataschema: 'urn:handoff:schema:handoff.referrals.ReferralOffered:1',
      ce_sequence: '7',
      ce_correlationid: 'journey-1',
      ce_causationid: 'event-0',
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    });
    expect(read({})).toEqual(whole);
  });

  it('leaves out what a message does not have', () => {
    const bare = { id: 'c-1', type: 'handoff.T', source: '/s', subject: 'referral-1', time: whole.time };
    expect(Object.keys(writeEnvelope(bare))).toHaveLength(7);
    expect(readEnvelope({ key: 'k', headers: writeEnvelope(bare) })).toEqual(bare);
  });

  it.each(['ce_specversion', 'ce_id', 'ce_type', 'ce_source', 'ce_time', 'ce_subject'])(
    'is refused without %s, and says so',
    (name) => {
      expect(() => readEnvelope({ key: 'k', headers: without(name) })).toThrow(
        expect.objectContaining({ code: 'not-an-envelope', place: name, mend: expect.any(String) }),
      );
    },
  );

  it.each(['0', '-1', '1.5', '07', '1e3', '99999999999999999999', 'seven'])(
    'refuses %s as a sequence',
    (sequence) => {
      expect(() => read({ ce_sequence: sequence })).toThrow(
        expect.objectContaining({ code: 'not-an-envelope', place: 'ce_sequence' }),
      );
    },
  );

  it('refuses a time that is none, and an id that is a novel', () => {
    expect(() => read({ ce_time: 'yesterday' })).toThrow(expect.objectContaining({ place: 'ce_time' }));
    expect(() => read({ ce_id: 'x'.repeat(257) })).toThrow(expect.objectContaining({ place: 'ce_id' }));
  });

  it('takes the key as subject where a partner names none', () => {
    const { ce_sequence: _sequence, ce_subject: _subject, ...partner } = headers;
    expect(readEnvelope({ key: 'row-7', headers: partner })).toMatchObject({ subject: 'row-7' });
  });
});

describe('a short name', () => {
  it('is the last part of a record name', () => {
    expect(shortName('handoff.referrals.ReferralOffered')).toBe('ReferralOffered');
    expect(shortName('ReferralOffered')).toBe('ReferralOffered');
  });
});
