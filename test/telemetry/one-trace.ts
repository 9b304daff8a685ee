import { readFileSync } from 'node:fs';
import { spanAttributes } from '@handoff/runtime';
import { type RecordedSpan, readSpans } from '@handoff/runtime/recorded-spans';
import { calls, operations, type ServiceName, serviceNames, topics } from '@handoff/schemas';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Edge, inWords, serviceMap } from './service-map.ts';

/** Who works with whom while one person goes from a worker center to a class and into a job. */
const expectedMap = [
  'eligibility calls intake by /internal/keys',
  'eligibility feeds eligibility by handoff.eligibility',
  'eligibility feeds gateway by handoff.eligibility',
  'eligibility feeds routing by handoff.eligibility',
  'gateway calls intake by /internal/consent/check',
  'gateway calls intake by /internal/keys',
  'gateway calls intake by /internal/public-key',
  'gateway calls intake by /internal/release',
  'gateway calls outcomes by /internal/commands',
  'gateway calls routing by /internal/commands',
  'gateway feeds gateway by handoff.partners',
  'gateway feeds intake by handoff.commands',
  'gateway feeds intake by handoff.partners',
  'gateway feeds outcomes by handoff.commands',
  'gateway feeds outcomes by handoff.partners',
  'gateway feeds routing by handoff.commands',
  'gateway feeds routing by handoff.partners',
  'intake feeds eligibility by handoff.intake',
  'intake feeds gateway by handoff.answers',
  'intake feeds gateway by handoff.intake',
  'intake feeds intake by handoff.intake',
  'intake feeds outcomes by handoff.intake',
  'outcomes feeds gateway by handoff.answers',
  'outcomes feeds gateway by handoff.outcomes',
  'outcomes feeds outcomes by handoff.outcomes',
  'outcomes feeds routing by handoff.outcomes',
  'routing calls intake by /internal/consent/check',
  'routing calls intake by /internal/keys',
  'routing feeds eligibility by handoff.referrals',
  'routing feeds gateway by handoff.answers',
  'routing feeds gateway by handoff.referrals',
  'routing feeds outcomes by handoff.referrals',
  'routing feeds routing by handoff.referrals',
];

const mayBe = ({ from, does, to, by }: Edge): boolean =>
  does === 'calls'
    ? calls.some(
        (call) => call.from === from && call.to === to && by.startsWith(operations[call.operation].path),
      )
    : [from, 'every'].includes(topics[by as keyof typeof topics].owner);

/** An id of the exchange's own, or of its database. */
const anId = /\b[a-z]+-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/;

/** Rosa's own way: submitted over Kafka, taught by an agency that speaks REST, placed by one that uploads CSV. */
/** Heads of the trails are signed once a minute, whoever is referred: a slow machine sees it, a quick one is done before. */
const isByTheClock = ({ attributes }: RecordedSpan): boolean =>
  attributes['http.route'] === '/internal/audit-heads';

export const oneTrace = (file: string): void => {
  describe('what the five processes record while one person is referred', () => {
    let spans: readonly RecordedSpan[];
    beforeAll(() => {
      spans = readSpans(file);
    });

    const named = (wanted: string): RecordedSpan =>
      spans.find((span) => span.name === wanted) ?? expect.fail(`no span '${wanted}'`);
    const inTrace = ({ trace }: RecordedSpan): readonly RecordedSpan[] =>
      spans.filter((span) => span.trace === trace);
    const steps = (service: ServiceName, within: readonly RecordedSpan[]): readonly string[] =>
      within.filter((span) => span.service === service).map((span) => span.name);

    it('is one trace over five processes and Kafka, from the submission through screening to the offer', () => {
      const submission = inTrace(named('handle SubmitIntake'));
      expect(new Set(submission.map(({ service }) => service))).toEqual(new Set(serviceNames));
      expect(steps('gateway', submission)).toContain('process handoff.partner.harbor-worker-center.in');
      expect(steps('intake', submission)).toContain('handle GrantConsent');
      expect(steps('eligibility', submission)).toContain('handle RecordScreening');
      expect(steps('routing', submission)).toEqual(
        expect.arrayContaining(['handle OpenJourney', 'handle ProposeOptions', 'process ReferralOffered']),
      );
      expect(steps('gateway', submission)).toContain('send handoff.partner.bayside-community-college.out');
    });

    it('has a beginning for every trace: nothing hangs from what nobody recorded, and nothing from a partner', () => {
      const known = new Set(spans.map(({ span }) => span));
      expect(spans.filter(({ parent }) => parent !== undefined && !known.has(parent))).toEqual([]);
      const fromPartners = spans.filter(({ name: each }) => /^process handoff\.partner\.|\/v1\//.test(each));
      expect(fromPartners.length).toBeGreaterThan(0);
      expect(fromPartners.filter(({ parent }) => parent !== undefined)).toEqual([]);
    });

    it('is the same trace to the end: what is answered, taught, gained and worked goes on with it', () => {
      const journey = inTrace(named('handle SubmitIntake'));
      expect(steps('routing', journey)).toEqual(
        expect.arrayContaining([
          'process ReferralAccepted',
          'process EnrollmentRecorded',
          'process JourneyEnded',
        ]),
      );
      expect(steps('outcomes', journey)).toEqual(
        expect.arrayContaining([
          'handle RecordEnrollment',
          'handle RecordMilestone',
          'handle RecordEmployment',
        ]),
      );
      expect(steps('gateway', journey)).toEqual(
        expect.arrayContaining(['pass on RecordEmployment', 'send handoff.partner.harbor-worker-center.out']),
      );
    });

    it('is linked to how each word of a partner came in, which is a trace of its own', () => {
      const { trace } = named('handle SubmitIntake');
      const passedOn = inTrace(named('handle SubmitIntake')).filter(({ name: each }) =>
        each.startsWith('pass on '),
      );
      expect(passedOn.length).toBeGreaterThan(0);
      for (const { links } of passedOn) {
        const arrivals = spans.filter(({ trace: other }) => links.includes(other));
        expect(arrivals.length).toBeGreaterThan(0);
        expect(new Set(arrivals.map(({ service }) => service))).toEqual(new Set(['gateway']));
        expect(links).not.toContain(trace);
      }
    });

    it('draws the map of who calls and who feeds whom', () =>
      expect(
        serviceMap(spans.filter((span) => !isByTheClock(span)))
          .map(inWords)
          .toSorted(),
      ).toEqual(expectedMap));

    it('shows no call that the table does not allow, and no topic written by another than its owner', () =>
      expect(serviceMap(spans).filter((edge) => !mayBe(edge))).toEqual([]));

    it('has only attributes on the list', () => {
      const keys = new Set(spans.flatMap(({ attributes }) => Object.keys(attributes)));
      expect([...keys].filter((key) => !spanAttributes.has(key))).toEqual([]);
    });

    it('names nobody: no name, phone number or answer, no id of hers with any agency or inside', () => {
      const text = readFileSync(file, 'utf8');
      const canaries = ['Rosa', 'Ejemplo', '555 0142', '5550142', 'english_language', 'HWC-R1'];
      expect(canaries.filter((canary) => text.includes(canary))).toEqual([]);
      expect(anId.exec(text)?.[0]).toBeUndefined();
    });
  });
};
