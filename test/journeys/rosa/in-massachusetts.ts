import { beforeAll, describe, expect, it } from 'vitest';
import type { Played, Told } from '../../support/main-job.ts';

const center = 'harbor-worker-center';
const college = 'bayside-community-college';
const jobCenter = 'north-shore-career-center';
const today = new Date().toISOString().slice(0, 10);

/** An id as the exchange gives them out. */
const exchangeId = /\b[a-z]+-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g;

type Program = Readonly<{
  program: string;
  verdict: string;
  askNow: readonly string[];
  citations: readonly unknown[];
}>;
type Screening = Readonly<{ asOf: string; jurisdiction: string; programs: readonly Program[] }>;

/**
 * Rosa walks into a worker center in Massachusetts. Three agencies, each a process of its own that knows the public
 * interface and nothing else: the worker center by Kafka, the college by REST, the job center by CSV.
 */
export const inMassachusetts = (here: () => Played): void => {
  describe(`in Massachusetts, on ${today}, a worker center takes an intake in Spanish`, () => {
    let story: Played;
    let told: readonly Told[];
    beforeAll(() => {
      story = here();
      told = story.takeOf(center);
    });

    const at = (said: Readonly<Record<string, unknown>>): number =>
      told.findIndex(({ data }) => Object.entries(said).every(([name, value]) => data[name] === value));
    const noticeOf = (to: string, status: string): number => at({ to, status });

    it('screening finds English (Title II) and I-BEST open, and Title I waiting for one question', () => {
      const [screening] = story.openedBy(center).map(({ opened }) => opened as Screening);
      const verdicts = Object.fromEntries((screening?.programs ?? []).map((each) => [each.program, each]));
      expect(screening).toMatchObject({ jurisdiction: 'US-MA', asOf: today });
      expect(verdicts['aefla']?.verdict).toBe('eligible');
      expect(verdicts['ibest']?.verdict).toBe('eligible');
      expect(verdicts['wioa_adult']).toMatchObject({
        verdict: 'needs_more_information',
        askNow: ['work_authorized'],
      });
      expect(verdicts['aefla']?.citations).not.toEqual([]);
    });

    it('the college is offered her, holds a place, accepts and enrolls', () => {
      const offered = noticeOf(college, 'offered');
      const accepted = noticeOf(college, 'accepted');
      const enrolled = at({ kind: 'enrolled', provider: college });
      expect(offered).toBeGreaterThanOrEqual(0);
      expect(accepted).toBeGreaterThan(offered);
      expect(enrolled).toBeGreaterThan(accepted);
      expect(told[accepted]?.data).toMatchObject({ cohort: 'esl-evening-2027-01' });
      expect(noticeOf(college, 'completed')).toBeGreaterThan(accepted);
    });

    it('the level gain that the college reports opens the job-center step', () => {
      const gained = at({ kind: 'milestone', type: 'educational-functioning-level' });
      expect(gained).toBeGreaterThan(at({ kind: 'enrolled' }));
      expect(noticeOf(jobCenter, 'offered')).toBeGreaterThan(gained);
      expect(at({ kind: 'journey-step', step: 'work', result: 'open' })).toBeGreaterThan(gained);
    });

    it('the job center accepts and reports a placement, and the journey has reached its aim', () => {
      const placed = at({ kind: 'employment', provider: jobCenter });
      expect(placed).toBeGreaterThan(noticeOf(jobCenter, 'accepted'));
      expect(at({ kind: 'journey-ended', result: 'reached-its-aim' })).toBeGreaterThan(placed);
    });

    it('every fact came back to the worker center under its own ids, in order and without a gap', () => {
      expect(new Set(told.map(({ data }) => data['localRef']).filter((ref) => ref !== undefined))).toEqual(
        new Set(['HWC-R1']),
      );
      const bySubject = Map.groupBy(told, ({ subject }) => subject);
      for (const said of bySubject.values())
        expect(said.map(({ sequence }) => sequence)).toEqual(said.map((_, index) => index + 1));
      expect(story.summary()).toMatchObject({
        intakes: 1,
        screenings: 1,
        referrals: { completed: 2 },
        enrollments: 1,
        placements: 1,
        outcomesReturned: 3,
        parked: 0,
      });
    });

    it('what the three agencies hold has nothing to join on but the short references of shared referrals', () => {
      const ids = [center, college, jobCenter].map(
        (slug) => new Set(story.everythingAt(slug).match(exchangeId)),
      );
      expect(ids[0]?.size).toBeGreaterThan(0);
      expect(ids[1]?.size).toBeGreaterThan(0);
      expect(new Set(ids.flatMap((held) => [...held])).size).toBe(
        ids.reduce((sum, { size }) => sum + size, 0),
      );
    });

    it('what was sent wrong on purpose came back to its sender with what to do, once', () => {
      const rejected = told
        .filter(({ type }) => type === 'MessageRejected')
        .map(({ data }) => [data['message'], data['code']]);
      expect(Object.fromEntries(rejected)).toMatchObject({
        'misfit-wrong-magic-byte': 'wrong-magic-byte',
        'misfit-unknown-schema-id': 'unknown-schema-id',
        'misfit-another-agencys-referral': 'unknown-referral',
      });
      expect(rejected).toHaveLength(new Set(rejected.map(([message]) => message)).size);
    });

    it('the journey is drawn step by step', () => {
      expect(story.printed).toContain('One journey, as its referrer was told of it (own id HWC-R1)');
      expect(story.printed).toMatch(
        /harbor-worker-center → bayside-community-college {2}learn\.esl: accepted/,
      );
    });
  });
};
