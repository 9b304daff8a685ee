import type { EventMeta } from '@handoff/host';
import type { FactCorrected, FactNotice } from '@handoff/schemas';
import { externalId } from '../external-id.ts';
import type { Gateway, Listeners } from '../gateway.ts';
import { factNotice } from './notice.ts';
import { partiesOf } from './parties-of.ts';
import { release } from './release.ts';

type Fact = Pick<FactNotice, 'kind' | 'on'> & Partial<FactNotice>;

/** Every fact a partner reports goes back to whoever referred the person. */
export const onOutcomeEvent: Listeners = {
  EnrollmentRecorded: (event, meta, gateway) =>
    tellReferrer(event, meta, gateway, { kind: 'enrolled', on: event.enrolledOn, program: event.program }),
  ServiceDelivered: (event, meta, gateway) =>
    tellReferrer(event, meta, gateway, { kind: 'service', on: event.from, type: event.service }),
  MilestoneAttained: (event, meta, gateway) =>
    tellReferrer(event, meta, gateway, {
      kind: 'milestone',
      on: event.attainedOn,
      type: event.type,
      fromLevel: event.fromLevel,
      toLevel: event.toLevel,
    }),
  EmploymentRecorded: (event, meta, gateway) =>
    tellReferrer(event, meta, gateway, { kind: 'employment', on: event.startedOn, type: event.evidence }),
  ParticipationExited: (event, meta, gateway) =>
    tellReferrer(event, meta, gateway, { kind: 'exit', on: event.lastServiceOn, reason: event.reason }),
  // Whether somebody was employed is told; what they earned stays with who reported it.
  QuarterReported: (event, meta, gateway) =>
    tellReferrer(event, meta, gateway, { kind: 'quarter', on: event.on, type: event.employedAs }),
  FactCorrected: (event, meta, gateway) =>
    tellReferrer(event, meta, gateway, { ...asTold(event), amended: 'correct' }),
  FactWithdrawn: (event, meta, gateway) =>
    tellReferrer(event, meta, gateway, { kind: event.kind, on: event.on, amended: 'withdraw' }),
};

/** As the first report of this kind would have been told. */
const asTold = (event: FactCorrected): Fact => {
  const { kind, on, program, fromLevel, toLevel, reason } = event;
  const types: Readonly<Record<string, string | null>> = {
    service: event.service,
    milestone: event.type,
    employment: event.evidence,
    quarter: event.employedAs,
  };
  return { kind, on, program, type: types[kind] ?? null, fromLevel, toLevel, reason };
};

const tellReferrer = async (
  event: Readonly<{ referralId: string; provider: string }>,
  meta: EventMeta,
  gateway: Gateway,
  fact: Fact,
): Promise<void> => {
  const { referrer, personId, intakeId, journeyId, referralId, step } = await partiesOf(
    gateway,
    event.referralId,
  );
  const named = {
    referral: externalId(gateway, referrer, referralId),
    intake: externalId(gateway, referrer, intakeId),
    journey: externalId(gateway, referrer, journeyId),
    step,
  };
  await release(gateway, meta, {
    partner: referrer,
    kind: 'referral',
    subject: referralId,
    ownIdOf: intakeId,
    needs: { personId, recipient: referrer, purpose: 'progress' },
    about: { personId, intakeId, journeyId, role: 'referrer' },
    message: ({ localRef, now }) =>
      factNotice({ ...named, ...fact, provider: event.provider, localRef, at: now }),
    withheld: ({ localRef, now, reason }) =>
      factNotice({ ...named, kind: 'withheld', on: fact.on, localRef, reason, at: now }),
  });
};
