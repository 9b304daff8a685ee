import { describe, expect, it } from 'vitest';
import { factsOf } from '../testing/facts-of.ts';
import { buildPeriods } from './build-periods.ts';
import { buildStories } from './build-stories.ts';

type Given = Parameters<typeof factsOf>[0][number];

/** A store gives rows by stream, a snapshot by the ids of events: of neither order anybody knows anything. */
const inBothOrders = <Read>(read: (facts: ReturnType<typeof factsOf>) => Read, ...given: readonly Given[]) =>
  [given, given.toReversed()].map((rows) => read(factsOf(rows)));

describe('in whatever order rows come', () => {
  it('a learner entered at the level that the first gain rose from', () => {
    const whose = { personId: 'person-1', provider: 'college' };
    const rose = (fromLevel: string, toLevel: string, trueOn: string): Given => ({
      table: 'facts_milestone',
      ...whose,
      kind: 'measurable-skill-gain',
      type: 'educational-functioning-level',
      fromLevel,
      toLevel,
      trueOn,
    });
    const levels = inBothOrders(
      (facts) => {
        const [period] = buildPeriods(facts, '2026-12-01', []);
        return [period?.level, ...(period?.gains ?? []).map(({ on }) => on)].join(' ');
      },
      { table: 'facts_enrollment', ...whose, program: 'aefla', trueOn: '2025-07-07' },
      rose('esl-2', 'esl-3', '2025-09-15'),
      rose('esl-3', 'esl-4', '2026-02-15'),
    );
    expect(levels).toEqual(Array(2).fill('esl-2 2025-09-15 2026-02-15'));
  });

  describe('a referral of somebody who has come twice', () => {
    const intake = (number: number, language: string): Given => ({
      table: 'intakes',
      intakeId: `intake-${number}`,
      personId: 'person-1',
      language,
      trueOn: `2026-0${number}-01`,
      knownAt: `2026-0${number}-01T10:00:00.000Z`,
    });
    const offered: Given = {
      table: 'referral_moves',
      stream: 'referral-1',
      referralId: 'referral-1',
      journeyId: 'journey-1',
      personId: 'person-1',
      status: 'offered',
      trueOn: '2026-01-02',
    };
    const journey: Given = {
      table: 'journeys',
      journeyId: 'journey-1',
      intakeId: 'intake-1',
      personId: 'person-1',
      pathway: 'english-to-work',
      trueOn: '2026-01-02',
    };
    const languages = (...given: readonly Given[]) =>
      inBothOrders((facts) => buildStories(facts)[0]?.language, ...given);
    const intakes = [intake(1, 'ht'), intake(5, 'es')];

    it('counts by the intake that its journey began with', () =>
      expect(languages(...intakes, offered, journey)).toEqual(['ht', 'ht']));
    it('counts by the latest one where no journey is known', () =>
      expect(languages(...intakes, offered)).toEqual(['es', 'es']));
  });
});
