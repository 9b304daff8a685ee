import { refuse } from '@handoff/decider';
import { keptDeclineReason, type RespondToReferral } from '@handoff/schemas';
import type { Result } from '../domain/codes.ts';
import type { Move } from '../domain/referral/moves.ts';

type Speaker = 'T' | 'R' | 'P';

/** Whose word it is, as the gateway found it. X is the exchange itself and never comes by this door. */
export const speakerOf = ({ by }: RespondToReferral): Speaker =>
  by === 'T' || by === 'R' || by === 'P' ? by : refuseSpeaker();

/** What a partner says, as a move. The position on a waitlist and the consent are looked up by whoever calls. */
export const readResponse = (
  said: RespondToReferral,
  known: Readonly<{ position: number | null; consent: number | null }>,
): Move => {
  const by = speakerOf(said);
  const agency = agencyMeant(said);
  switch (said.status) {
    case 'offered':
      return { to: 'offered', by, offered: null, consent: known.consent };
    case 'in-review':
    case 'withdrawal-requested':
      return { to: said.status, by, ...agency };
    case 'needs-person':
      return { to: 'needs-person', by, question: said.question };
    case 'accepted':
      return { to: 'accepted', by, ...agency, conditional: said.conditional, ...noPlaceYet };
    case 'waitlisted':
      return { to: 'waitlisted', by, position: known.position, until: said.until };
    case 'declined':
      return { to: 'declined', by, ...agency, reason: reasonOf(said) };
    case 'entered-in-error':
      return { to: said.status, by, ...agency, reason: said.reason };
    case 'withdrawn':
      return { to: 'withdrawn', by, reason: said.reason };
    case 'expired':
      return { to: 'expired', by, clock: 'waitlist' };
    case 'active':
      return { to: 'active', by, what: said.what };
    case 'completed':
      return { to: 'completed', by, result: resultOf(said) };
    default:
      return refuseStatus();
  }
};

/** An agency speaks for its own offer; the person's word names the one it means. */
const agencyMeant = (said: RespondToReferral): { agency?: string } => {
  if (speakerOf(said) === 'T') return { agency: said.agency };
  return said.offer === null ? {} : { agency: said.offer };
};

const noPlaceYet = { cohort: null, hold: null, impliedBy: null, atDesk: null } as const;

/** A word that would tell a protected fact is not even handed on; of other free text the decider says what is wrong. */
const reasonOf = ({ reason }: RespondToReferral): string | null =>
  reason === null ? null : (keptDeclineReason(reason) ?? reason);

/** Enrolled and placed are facts with a date and evidence; the referral is completed when the fact is recorded. */
const resultOf = ({ result }: RespondToReferral): Result | null =>
  result === 'enrolled' || result === 'placed' ? refuseFact() : (result as Result | null);

const refuseSpeaker = (): never =>
  refuse('unknown-speaker', {
    place: 'by',
    reason: 'An answer is given by the receiving agency (T), the referrer (R) or the person (P).',
    mend: 'Send T, R or P.',
  });

const refuseStatus = (): never =>
  refuse('unknown-status', {
    place: 'status',
    reason: 'This is no status an agency may set.',
    mend: 'Send one of: in-review, needs-person, accepted, waitlisted, declined, active, withdrawal-requested, withdrawn, completed, entered-in-error.',
  });

const refuseFact = (): never =>
  refuse('report-the-fact', {
    place: 'result',
    reason: 'Enrolled and placed are facts with a date; a status alone does not carry them.',
    mend: 'Send a FactReport (enrolled, employment): the referral is completed by it.',
  });
