import type { Context, EventHandlers, EventMeta } from '@handoff/host';
import type { FactNotice } from '@handoff/schemas';
import { externalId } from '../external-id.ts';
import { partiesOf } from '../mongo/parties.ts';
import { factNotice } from './notice.ts';
import { release } from './release.ts';

type Fact = Pick<FactNotice, 'kind' | 'on'> & Partial<FactNotice>;

/** Every fact a partner reports goes back to whoever referred the person. */
export const onOutcomeEvent: EventHandlers = {
  EnrollmentRecorded: (event, meta, context) =>
    tellReferrer(event, meta, context, { kind: 'enrolled', on: event.enrolledOn, program: event.program }),
  ServiceDelivered: (event, meta, context) =>
    tellReferrer(event, meta, context, { kind: 'service', on: event.from, type: event.service }),
  MilestoneAttained: (event, meta, context) =>
    tellReferrer(event, meta, context, {
      kind: 'milestone',
      on: event.attainedOn,
      type: event.type,
      fromLevel: event.fromLevel,
      toLevel: event.toLevel,
    }),
  EmploymentRecorded: (event, meta, context) =>
    tellReferrer(event, meta, context, { kind: 'employment', on: event.startedOn, type: event.evidence }),
  ParticipationExited: (event, meta, context) =>
    tellReferrer(event, meta, context, { kind: 'exit', on: event.lastServiceOn, reason: event.reason }),
};

const tellReferrer = async (
  event: Readonly<{ referralId: string; provider: string }>,
  meta: EventMeta,
  context: Context,
  fact: Fact,
): Promise<void> => {
  const { referrer, personId, intakeId, journeyId, referralId, step } = await partiesOf(
    context,
    event.referralId,
  );
  const named = {
    referral: externalId(context, referrer, referralId),
    intake: externalId(context, referrer, intakeId),
    journey: externalId(context, referrer, journeyId),
    step,
  };
  await release(context, meta, {
    partner: referrer,
    kind: 'referral',
    subject: referralId,
    ownIdOf: intakeId,
    needs: { personId, recipient: referrer, purpose: 'progress' },
    about: {},
    message: ({ localRef, now }) =>
      factNotice({ ...named, ...fact, provider: event.provider, localRef, at: now }),
    withheld: ({ localRef, now, reason }) =>
      factNotice({ ...named, kind: 'withheld', on: fact.on, localRef, reason, at: now }),
  });
};
