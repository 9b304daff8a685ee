import type { Context, EventHandlers, EventMeta } from '@handoff/host';
import { acceptReferral } from '../commands/accept-referral.ts';
import { factOfMilestone } from '../domain/journey/milestone.ts';
import type { Fact } from '../domain/journey/pathway.ts';
import type { Known, Referral } from '../domain/referral/state.ts';
import type { Routing } from '../routing.ts';
import { causedBy } from './causation.ts';
import { mustStand } from './must-stand.ts';

type Reported = Readonly<{ referralId: string; provider: string }>;
type Done = Promise<undefined | { skipped: string }>;

/** Facts that partners report complete the referral they came by, and move the journey on. */
export const onOutcome = (routing: Routing) =>
  ({
    EnrollmentRecorded: (event, meta, context) =>
      reported(event, meta, context, async (referral) => {
        await complete(routing, referral, 'enrolled', meta, context);
        await record(referral, 'enrolled', meta, context);
      }),
    EmploymentRecorded: (event, meta, context) =>
      reported(event, meta, context, async (referral) => {
        await complete(routing, referral, 'placed', meta, context);
        await record(referral, 'placed', meta, context);
      }),
    MilestoneAttained: (event, meta, context) =>
      reported(event, meta, context, async (referral) => {
        const fact = factOfMilestone(event.kind, event.type);
        if (fact) await record(referral, fact, meta, context);
      }),
    ServiceDelivered: (event, meta, context) =>
      reported(event, meta, context, (referral) => record(referral, 'served', meta, context)),
    ParticipationExited: (event, meta, context) =>
      reported(event, meta, context, (referral) => leave(referral, meta, context)),
  }) as const satisfies EventHandlers;

/** Only the agency that received the person moves the journey by what it reports. */
const reported = async (
  { referralId, provider }: Reported,
  _meta: EventMeta,
  { read }: Context,
  effect: (referral: Known) => Promise<void>,
): Done => {
  const referral = (await read<Referral>('referral', referralId))?.state;
  if (!referral || referral.status === 'none') return { skipped: 'no referral of ours' };
  // It never was one: nobody's journey goes on by it.
  if (referral.status === 'entered-in-error') return { skipped: 'entered in error' };
  if (referral.parties.agency !== provider) return { skipped: 'not reported by the receiving agency' };
  await effect(referral);
  return undefined;
};

const unanswered: readonly string[] = ['offered', 'in-review', 'needs-person', 'waitlisted'];

/**
 * The fact may overtake the word: who enrolls somebody has accepted them. A referral that is closed already stays as
 * it is; the fact is told to the journey all the same.
 */
const complete = async (
  routing: Routing,
  referral: Known,
  result: 'enrolled' | 'placed',
  meta: EventMeta,
  context: Context,
): Promise<void> => {
  if (unanswered.includes(referral.status)) await acceptByFact(routing, referral, meta, context);
  const { referralId } = referral.parties;
  const command = { type: 'MoveReferral', data: { to: 'completed', by: 'T', result } };
  mustStand(
    await context.handle('referral', referralId, command, causedBy(meta, 'complete')),
    'illegal-transition',
  );
};

/**
 * Somebody else's acceptance on the same hold may fail and give it back: then this one takes a hold of its own. Its
 * number is part of the causation, or the refusal would be remembered and the fact stay without consequence.
 */
const acceptByFact = async (
  routing: Routing,
  referral: Known,
  meta: EventMeta,
  context: Context,
): Promise<void> => {
  const move = {
    to: 'accepted',
    by: 'T',
    cohort: null,
    hold: null,
    conditional: null,
    impliedBy: meta.envelope.id,
    atDesk: null,
  } as const;
  const asked = { referral, move, cohort: null, meta: causedBy(meta, `accept:${referral.holdsReleased}`) };
  const outcome = await acceptReferral(routing, asked, context);
  mustStand(outcome, 'illegal-transition', 'hold-lapsed');
  if (outcome.kind !== 'refused' || outcome.code !== 'hold-lapsed') return;
  const now = (await context.read<Referral>('referral', referral.parties.referralId))?.state;
  if (now && now.status !== 'none' && unanswered.includes(now.status))
    await acceptByFact(routing, now, meta, context);
};

const record = async (
  { parties, offer }: Known,
  fact: Fact,
  meta: EventMeta,
  { handle }: Context,
): Promise<void> => {
  const command = { type: 'RecordFact', data: { step: offer.step, fact } };
  mustStand(await handle('journey', parties.journeyId, command, causedBy(meta, 'record-fact')));
};

const leave = async ({ parties, offer }: Known, meta: EventMeta, { handle }: Context): Promise<void> => {
  const command = { type: 'LeaveStep', data: { step: offer.step } };
  mustStand(await handle('journey', parties.journeyId, command, causedBy(meta, 'leave-step')));
};
