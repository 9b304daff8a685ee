import type { EventMeta } from '@handoff/host';
import type { Events, ReferralAccepted, ReferralOffered } from '@handoff/schemas';
import type { AnyListener, Gateway, Listeners } from '../gateway.ts';
import { releaseContact } from './release-contact.ts';
import { asOneOf, partiesOf } from './parties-of.ts';
import { remind } from './remind.ts';
import { tellIntroduction } from './tell-introduction.ts';
import { type Said, tellParties } from './tell-parties.ts';

/** What each event of a referral says to its two parties, beside the status it leads to. */
const words = {
  ReferralOffered: ({ cohort, respondBy, screenedUnder, several }) => ({
    status: 'offered',
    cohort,
    respondBy,
    screenedUnder,
    mode: several?.mode ?? null,
    priority: several?.priority ?? null,
  }),
  ReferralInReview: ({ respondBy }) => ({ status: 'in-review', respondBy }),
  ReferralNeedsPerson: ({ question, answerBy }) => ({
    status: 'needs-person',
    question,
    respondBy: answerBy,
  }),
  ReferralAccepted: ({ cohort, firstContactBy }) => ({
    status: 'accepted',
    cohort,
    respondBy: firstContactBy,
  }),
  ReferralWaitlisted: () => ({ status: 'waitlisted' }),
  ReferralDeclined: ({ reason, next }) => ({ status: 'declined', reason, next }),
  ReferralExpired: ({ clock, next }) => ({ status: 'expired', reason: clock, next }),
  ReferralActive: ({ what }) => ({ status: 'active', result: what }),
  ReferralNoted: ({ what }) => ({ status: 'active', result: what }),
  ReferralWithdrawalRequested: ({ confirmBy }) => ({ status: 'withdrawal-requested', respondBy: confirmBy }),
  ReferralSnoozed: () => ({ status: 'waitlisted' }),
  ClocksStarted: ({ status, due }) => ({ status, respondBy: due }),
  OfferPlaceHeld: ({ cohort, confirmBy }) => ({ status: 'place-held', cohort, respondBy: confirmBy }),
  OfferClosed: ({ because, reason }) => ({
    status: 'offer-closed',
    standing: 'offered',
    reason: reason ?? because,
  }),
  ReferralWithdrawn: ({ reason }) => ({ status: 'withdrawn', reason }),
  ReferralCompleted: ({ result }) => ({ status: 'completed', result }),
  ReferralEnteredInError: ({ reason }) => ({ status: 'entered-in-error', reason }),
} satisfies { [Name in keyof Events]?: (event: Events[Name]) => Said };

const tellBoth = Object.fromEntries(
  Object.entries(words as Record<string, (event: never) => Said>).map(
    ([name, say]): [string, AnyListener] => [
      name,
      (event, meta, gateway) => {
        const { referralId, agency } = event as Readonly<{ referralId: string; agency: string }>;
        return tellParties(referralId, meta, gateway, say(event as never), agency);
      },
    ],
  ),
) as Required<Pick<Listeners, keyof typeof words>>;

export const onReferralEvent: Listeners = {
  ...tellBoth,
  ReferralOffered: async (offered, meta, gateway) => {
    await keepParties(offered, meta, gateway);
    const { several, ...one } = offered;
    for (const { agency, cohort } of several?.offers ?? [offered])
      await tellBoth.ReferralOffered({ ...one, agency, cohort, several }, meta, gateway);
  },
  ReferralAccepted: async (accepted, meta: EventMeta, gateway) => {
    await settleOn(accepted, gateway);
    await tellBoth.ReferralAccepted(accepted, meta, gateway);
    await releaseContact(accepted, meta, gateway);
  },
  ReferralReminded: remind,
  ReferralIntroduced: tellIntroduction,
};

/** Only the offer says who is concerned with what; the later events of a referral name it, and no more. */
const keepParties = (
  {
    referralId,
    referrer,
    agency,
    journeyId,
    intakeId,
    personId,
    reference,
    service,
    program,
    step,
    several,
    groupId,
  }: ReferralOffered,
  { envelope: { trace } }: EventMeta,
  { register }: Gateway,
): Promise<void> =>
  register.cases.keepParties({
    referralId,
    referrer,
    agency,
    journeyId,
    intakeId,
    personId,
    reference,
    service,
    program,
    step,
    ...(trace !== undefined && { trace }),
    ...(groupId !== null && { groupId }),
    ...(several && {
      several: several.offers.map(({ agency, reference, program }) => ({ agency, reference, program })),
    }),
  });

/** Of several agencies one has the person now: from here on it is the receiving agency, and the only one. */
const settleOn = async ({ referralId, agency }: ReferralAccepted, gateway: Gateway): Promise<void> => {
  const parties = await partiesOf(gateway, referralId);
  if (!parties.several) return;
  const { several: _, ...settled } = asOneOf(parties, agency);
  await gateway.register.cases.keepParties(settled);
};
