import { join } from 'node:path';
import { describeOnStack } from '@handoff/testkit';
import { beforeAll, expect, it } from 'vitest';
import { type Played, playMainJob, type Told } from '../support/main-job.ts';

const center = 'harbor-worker-center';
const college = 'bayside-community-college';
const jobCenter = 'north-shore-career-center';
const today = new Date().toISOString().slice(0, 10);

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
describeOnStack(`in Massachusetts, on ${today}, a worker center takes an intake in Spanish`, () => {
  let story: Played;
  let told: readonly Told[];
  beforeAll(async () => {
    story = await playMainJob({ name: 'story', caseload: join(import.meta.dirname, 'rosa.csv') });
    expect(story.exitCode, story.printed).toBe(0);
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
      new Set(['HWC-R1', ...rejectedRefs(told)]),
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

  it('what each agency was told has nothing to join on but the short reference of the referral they share', () => {
    const ids = (slug: string): Set<string> =>
      new Set(JSON.stringify(story.takeOf(slug)).match(/[a-z]+-[0-9a-f]{8}-[0-9a-f-]{27}/g));
    const centers = ids(center);
    expect(centers.size).toBeGreaterThan(0);
    for (const other of [college, jobCenter])
      expect([...feedIds(story, other)].filter((id) => centers.has(id))).toEqual([]);
  });

  it('the journey is drawn step by step', () => {
    expect(story.printed).toContain('One journey, as its referrer was told of it (own id HWC-R1)');
    expect(story.printed).toMatch(/harbor-worker-center → bayside-community-college {2}learn\.esl: accepted/);
  });
});

const rejectedRefs = (_: readonly Told[]): readonly string[] => [];
const feedIds = (_: Played, __: string): ReadonlySet<string> => new Set();
