import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  activities,
  conditions,
  errorReasons,
  questions,
  results,
  withdrawalReasons,
} from '../domain/codes.ts';
import { declineReasons } from '../domain/referral/decline-reasons.ts';
import { actors, statuses, type Status, type Target, transitions } from '../domain/referral/transitions.ts';
import { isRefused } from './finding.ts';
import type { ReferralRecord } from './referral-record.ts';
import { translate } from './translate.ts';
import { handoffOf } from './translate.samples.ts';

const targets = statuses.filter((status): status is Target => status !== 'none');
const instant = fc
  .integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2029, 0, 1) })
  .map((time) => new Date(time).toISOString());
const slug = fc.stringMatching(/^[a-z]{4,8}(-[a-z]{3,8}){0,2}$/);
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const code = <Code>(list: readonly Code[]) => maybe(fc.constantFrom(...list));

/** A way through the table of transitions, each step later than the one before. */
const history = fc.tuple(fc.array(fc.nat(), { maxLength: 6 }), instant).map(([turns, start]) => {
  const walked: { status: Target; at: string; by: (typeof actors)[number] }[] = [];
  let at: Status = 'none';
  for (const turn of turns) {
    const open = transitions.filter(({ from }) => from === at);
    const next = open[turn % Math.max(1, open.length)];
    if (!next) break;
    at = next.to;
    const time = new Date(Date.parse(start) + (walked.length + 1) * 3_600_000).toISOString();
    walked.push({ status: next.to, at: time, by: next.actor });
  }
  return { start, walked };
});

const reasonsOf = (status: Target): readonly string[] => {
  if (status === 'declined') return Object.keys(declineReasons);
  if (status === 'withdrawn') return withdrawalReasons;
  return status === 'entered-in-error' ? errorReasons : [];
};

const record: fc.Arbitrary<ReferralRecord> = fc
  .tuple(history, fc.constantFrom(...targets))
  .chain(([{ start, walked }, anyStatus]) => {
    const last = walked.at(-1);
    const status = last?.status ?? anyStatus;
    const reasons = reasonsOf(status);
    return fc.record({
      referral: fc.uuid().map((id) => `referral-${id}`),
      reference: maybe(fc.constantFrom('H7K-4QD', 'PGK-PXG')),
      journey: maybe(fc.uuid().map((id) => `journey-${id}`)),
      partOf: fc.constant(null),
      replaces: maybe(fc.uuid().map((id) => `referral-${id}`)),
      request: maybe(fc.stringMatching(/^[A-Za-z0-9.-]{1,64}$/)),
      person: fc.oneof(
        fc.uuid().map((id) => `person-${id}`),
        fc.constant('Patient/pat-53234'),
      ),
      from: fc.oneof(slug, fc.constant('Organization/harbor')),
      to: maybe(slug),
      service: code(['learn.esl', 'work.placement', 'food']),
      program: code(['aefla', 'wioa_adult']),
      cohort: maybe(slug),
      sentAt: fc.constant(start),
      status: fc.constant(status),
      at: fc.constant(last?.at ?? start),
      by: last ? fc.constant(last.by) : code(actors),
      respondBy: maybe(instant),
      reason: reasons.length > 0 ? code(reasons) : fc.constant(null),
      question: status === 'needs-person' ? code(questions) : fc.constant(null),
      conditional: status === 'accepted' ? code(conditions) : fc.constant(null),
      what: status === 'active' ? code(activities) : fc.constant(null),
      result: status === 'completed' ? fc.constantFrom(...results) : fc.constant(null),
      position: status === 'waitlisted' ? maybe(fc.integer({ min: 1, max: 500 })) : fc.constant(null),
      history: fc.constant(walked),
    }) as fc.Arbitrary<ReferralRecord>;
  });

/** What two referrals of one order say differently is told, and not carried: see translate.spec.ts. */
const withOrderOfItsOwn = (one: ReferralRecord, number: number): ReferralRecord =>
  one.request === null ? one : { ...one, request: `${one.request.slice(0, 60)}-${number}` };

describe('a referral that goes out as FHIR and comes back', () => {
  it('is the same referral, whatever became of it', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(record, { minLength: 1, maxLength: 4, selector: ({ referral }) => referral }),
        (several) => {
          const all = several.map(withOrderOfItsOwn);
          const out = translate(handoffOf(...all), 'handoff', 'fhir');
          const back = translate(JSON.parse(JSON.stringify(out.document)), 'fhir', 'handoff');
          expect(back.document).toEqual({ ...handoffOf(...all), listings: [] });
          expect(back.report.findings.filter(isRefused)).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  }, 60_000);

  it('is the same Task again when it goes out a second time', () => {
    fc.assert(
      fc.property(record, (one) => {
        const out = translate(handoffOf(one), 'handoff', 'fhir').document;
        const back = translate(out, 'fhir', 'handoff').document;
        expect(translate(back, 'handoff', 'fhir').document).toEqual(out);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
