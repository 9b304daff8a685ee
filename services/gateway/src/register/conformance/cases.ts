import { describe, expect, it } from 'vitest';
import type { Journey, Parties, Screening } from '../cases.ts';
import type { Open } from './opened.ts';

const parties = (referralId: string, personId: string): Parties => ({
  referralId,
  personId,
  referrer: 'harbor',
  agency: 'bayside',
  journeyId: `journey-of-${personId}`,
  intakeId: `intake-of-${personId}`,
  reference: 'H7K-4QD',
  service: 'learn.esl',
  program: null,
  step: 'english',
});
const journey = (personId: string): Journey => ({
  journeyId: `journey-of-${personId}`,
  intakeId: `intake-of-${personId}`,
  personId,
  slip: `slip of ${personId}`,
});
const screening = (personId: string, asOf = '2026-11-22'): Screening => ({
  screeningId: `screening-of-${personId}`,
  intakeId: `intake-of-${personId}`,
  personId,
  referrer: 'harbor',
  verdicts: { keyId: 'key-1', purpose: 'routing', nonce: 'n', ciphertext: 'c', tag: 't' },
  asOf,
});

export const casesConformance = (open: Open) =>
  describe('cases', () => {
    it('know what belongs to a referral, a journey and an intake', async () => {
      const { cases } = (await open()).register;
      await cases.keepParties(parties('referral-1', 'person-1'));
      await cases.keepJourney(journey('person-1'));
      await cases.keepScreening(screening('person-1'));
      expect(await cases.partiesOf('referral-1')).toEqual(parties('referral-1', 'person-1'));
      expect(await cases.intakeOfJourney('journey-of-person-1')).toBe('intake-of-person-1');
      expect(await cases.journeyOf('journey-of-person-1')).toEqual(journey('person-1'));
      expect(await cases.journeyOf('journey-2')).toBeUndefined();
      expect(await cases.journeyBySlip('slip of person-1')).toEqual(journey('person-1'));
      expect(await cases.journeyBySlip('another slip')).toBeUndefined();
      expect(await cases.screeningOf('intake-of-person-1')).toEqual(screening('person-1'));
      expect(await cases.partiesOf('referral-2')).toBeUndefined();
      expect(await cases.intakeOfJourney('journey-2')).toBeUndefined();
      expect(await cases.screeningOf('intake-2')).toBeUndefined();
    });

    it('keep the newest screening', async () => {
      const { cases } = (await open()).register;
      await cases.keepScreening(screening('person-1'));
      await cases.keepScreening(screening('person-1', '2026-12-01'));
      expect(await cases.screeningOf('intake-of-person-1')).toMatchObject({ asOf: '2026-12-01' });
    });

    it('forget one person and leave the others', async () => {
      const { cases } = (await open()).register;
      for (const person of ['person-1', 'person-2']) {
        await cases.keepParties(parties(`referral-of-${person}`, person));
        await cases.keepJourney(journey(person));
        await cases.keepScreening(screening(person));
      }
      expect([...(await cases.subjectsOf('person-1'))].sort()).toEqual([
        'intake-of-person-1',
        'journey-of-person-1',
        'referral-of-person-1',
      ]);
      await cases.forget('person-1');
      expect(await cases.subjectsOf('person-1')).toEqual([]);
      expect(await cases.partiesOf('referral-of-person-1')).toBeUndefined();
      expect(await cases.screeningOf('intake-of-person-1')).toBeUndefined();
      expect(await cases.subjectsOf('person-2')).toHaveLength(3);
    });

    it('stay closed once closed, also when all else is forgotten', async () => {
      const { cases } = (await open()).register;
      expect(await cases.isClosed('person-1')).toBe(false);
      await Promise.all([cases.close('person-1'), cases.close('person-1')]);
      await cases.forget('person-1');
      expect(await cases.isClosed('person-1')).toBe(true);
      expect(await cases.isClosed('person-2')).toBe(false);
    });
  });
