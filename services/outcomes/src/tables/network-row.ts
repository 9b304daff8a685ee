import type { Events } from '@handoff/schemas';
import type { Columns, NetworkTable, Origin, Placed } from './fact-row.ts';

/** What others' events say that a figure of the network needs, and no more: no reference, no seat, nothing sealed. */
const moves = {
  ReferralOffered: 'offered',
  ReferralInReview: 'in-review',
  ReferralNeedsPerson: 'needs-person',
  OfferPlaceHeld: 'place-held',
  ReferralAccepted: 'accepted',
  ReferralWaitlisted: 'waitlisted',
  ReferralDeclined: 'declined',
  ReferralExpired: 'expired',
  ReferralActive: 'active',
  ReferralWithdrawn: 'withdrawn',
  ReferralCompleted: 'completed',
  ReferralEnteredInError: 'entered-in-error',
} as const satisfies Partial<Record<keyof Events, string>>;

export type Move = keyof typeof moves;
export const moveNames = Object.keys(moves) as Move[];

export const moveRow = (type: Move, record: Events[Move], origin: Origin): Placed => {
  const { referralId, journeyId, personId, referrer, agency } = record;
  const { service, program, by, result } = {
    service: null,
    program: null,
    by: null,
    result: null,
    ...record,
  };
  const said = {
    referralId,
    journeyId,
    personId,
    referrer,
    agency,
    status: moves[type],
    service,
    program,
    by,
    result,
  };
  return networkRow('referral_moves', said, origin);
};

export const journeyRow = (
  { journeyId, personId, intakeId, referrer, pathway }: Events['JourneyOpened'],
  origin: Origin,
): Placed => networkRow('journeys', { journeyId, personId, intakeId, referrer, pathway }, origin);

export const intakeRow = (
  { intakeId, personId, referrer, language, jurisdiction }: Events['IntakeSubmitted'],
  origin: Origin,
): Placed => networkRow('intakes', { intakeId, personId, referrer, language, place: jurisdiction }, origin);

export const agencyRow = (
  { slug, kind, jurisdiction, reports }: Events['PartnerRegistered'],
  origin: Origin,
): Placed =>
  networkRow(
    'agencies',
    { slug, kind, place: jurisdiction, reports: reports?.kinds.join(',') ?? null },
    origin,
  );

const networkRow = (table: NetworkTable, said: Columns, origin: Origin): Placed => ({
  table,
  row: {
    ...said,
    id: origin.id,
    stream: origin.subject,
    sequence: origin.sequence ?? 0,
    fact: origin.sequence ?? 0,
    standing: 'told',
    why: null,
    trueOn: origin.time.slice(0, 10),
    knownAt: origin.time,
  },
});
