import { describe, expect, it } from 'vitest';
import { factAbout } from '../testing/messages.ts';
import { amendedFact } from './amend-fact.ts';

const party = {
  participationId: 'participation-1',
  referralId: 'referral-1',
  journeyId: 'journey-1',
  personId: 'person-1',
  provider: 'bayside-community-college',
};
const amending = (differing: Parameters<typeof factAbout>[1]) =>
  amendedFact(factAbout('H7K-4QD', { amends: 'correct', why: 'typing-mistake', ...differing }), party);

describe('a report that changes an earlier one', () => {
  it('is told anew as a whole, and names the day it gave before', () =>
    expect(amending({ on: '2026-09-08', earlierOn: '2026-09-01' })).toMatchObject({
      name: 'CorrectFact',
      value: { ...party, kind: 'enrolled', earlierOn: '2026-09-01', on: '2026-09-08', program: 'aefla' },
    }));
  it('means the same day where it names no other', () =>
    expect(amending({ on: '2026-09-08' }).value).toMatchObject({ earlierOn: '2026-09-08' }));
  it('says which credential as a first report does', () =>
    expect(amending({ kind: 'milestone', type: 'credential:associate-degree' }).value).toMatchObject({
      milestone: 'credential',
      type: 'associate-degree',
    }));
  it('is taken back with the day and what tells it from others', () =>
    expect(amending({ amends: 'withdraw', kind: 'service', service: 'learn.esl' })).toEqual({
      name: 'WithdrawFact',
      value: {
        ...party,
        kind: 'service',
        earlierOn: '2026-11-22',
        service: 'learn.esl',
        type: null,
        occupation: null,
        why: 'typing-mistake',
      },
    }));
  it('says why', () =>
    expect(() => amending({ why: null })).toThrow(
      expect.objectContaining({ code: 'missing-field', place: 'why' }),
    ));
  it('does one of two things', () =>
    expect(() => amending({ amends: 'erase' })).toThrow(
      expect.objectContaining({ code: 'unknown-amendment', place: 'amends' }),
    ));
});
