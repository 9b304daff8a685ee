import type { Context, EventHandlers, EventMeta } from '@handoff/host';
import type { ReferralNotice, ReferralOffered } from '@handoff/schemas';
import { externalId } from '../external-id.ts';
import type { Role } from '../domain/view.ts';
import { keepParties, type Parties, partiesOf } from '../mongo/parties.ts';
import { factNotice, referralNotice } from './notice.ts';
import { release } from './release.ts';
import { releaseContact } from './release-contact.ts';

type Said = Readonly<
  { status: string } & Partial<
    Pick<ReferralNotice, 'cohort' | 'respondBy' | 'screenedUnder' | 'reason' | 'question' | 'result' | 'next'>
  >
>;

/** What each event of a referral says to its two parties, beside the status it leads to. */
export const onReferralEvent: EventHandlers = {
  ReferralOffered: async (offered, meta, context) => {
    await keepParties(context, offered);
    await tellBoth(offered, meta, context, offer(offered));
  },
  ReferralInReview: (event, meta, context) => tellBoth(event, meta, context, { status: 'in-review' }),
  ReferralNeedsPerson: (event, meta, context) =>
    tellBoth(event, meta, context, {
      status: 'needs-person',
      question: event.question,
      respondBy: event.answerBy,
    }),
  ReferralAccepted: async (event, meta, context) => {
    await tellBoth(event, meta, context, {
      status: 'accepted',
      cohort: event.cohort,
      respondBy: event.firstContactBy,
    });
    await releaseContact(event, meta, context);
  },
  ReferralWaitlisted: (event, meta, context) => tellBoth(event, meta, context, { status: 'waitlisted' }),
  ReferralDeclined: (event, meta, context) =>
    tellBoth(event, meta, context, { status: 'declined', reason: event.reason, next: event.next }),
  ReferralExpired: (event, meta, context) =>
    tellBoth(event, meta, context, { status: 'expired', reason: event.clock, next: event.next }),
  ReferralActive: (event, meta, context) =>
    tellBoth(event, meta, context, { status: 'active', result: event.what }),
  ReferralNoted: (event, meta, context) =>
    tellBoth(event, meta, context, { status: 'active', result: event.what }),
  ReferralWithdrawalRequested: (event, meta, context) =>
    tellBoth(event, meta, context, { status: 'withdrawal-requested' }),
  ReferralWithdrawn: (event, meta, context) => tellBoth(event, meta, context, { status: 'withdrawn' }),
  ReferralCompleted: (event, meta, context) =>
    tellBoth(event, meta, context, { status: 'completed', result: event.result }),
  ReferralEnteredInError: (event, meta, context) =>
    tellBoth(event, meta, context, { status: 'entered-in-error' }),
};

const offer = ({ cohort, respondBy, screenedUnder }: ReferralOffered): Said => ({
  status: 'offered',
  cohort,
  respondBy,
  screenedUnder,
});

const tellBoth = async (
  event: Readonly<{ referralId: string }>,
  meta: EventMeta,
  context: Context,
  said: Said,
) => {
  const parties = await partiesOf(context, event.referralId);
  await tell('receiver', parties, meta, context, said);
  await tell('referrer', parties, meta, context, said);
};

const tell = async (
  role: Role,
  parties: Parties,
  meta: EventMeta,
  context: Context,
  said: Said,
): Promise<void> => {
  const { referralId, personId, intakeId, journeyId, referrer, agency, reference, service, program, step } =
    parties;
  const partner = role === 'receiver' ? agency : referrer;
  const named = (subject: string) => externalId(context, partner, subject);
  const whole = role === 'referrer' ? { intake: named(intakeId), journey: named(journeyId), step } : {};
  const fixed = { referral: named(referralId), reference, role, service, from: referrer, to: agency };
  const ends = endsSilently(role, said.status);
  await release(context, meta, {
    partner,
    kind: 'referral',
    subject: referralId,
    ownIdOf: role === 'referrer' ? intakeId : referralId,
    ...(ends
      ? {}
      : { needs: { personId, recipient: partner, purpose: role === 'receiver' ? 'routing' : 'progress' } }),
    about: {
      personId,
      intakeId,
      journeyId,
      role,
      reference,
      service,
      program,
      from: referrer,
      to: agency,
      step,
      status: said.status,
      respondBy: said.respondBy ?? null,
    },
    message: ({ localRef, now }) =>
      referralNotice(
        ends
          ? { ...fixed, status: said.status, localRef, at: now }
          : { ...fixed, ...whole, program, ...said, localRef, at: now },
      ),
    ...(role === 'referrer' && {
      withheld: ({ localRef, now, reason }: { localRef: string | null; now: string; reason: string }) =>
        factNotice({
          kind: 'withheld',
          ...whole,
          referral: fixed.referral,
          localRef,
          on: now.slice(0, 10),
          reason,
          at: now,
        }),
    }),
  });
};

/** That a referral was taken back reaches the receiving agency without consent, because it tells nothing else. */
const endsSilently = (role: Role, status: string): boolean => role === 'receiver' && status === 'withdrawn';
