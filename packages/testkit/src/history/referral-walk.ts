import type { Placed } from './evidence.ts';

type From = Readonly<Record<string, string>>;
type Edge = Readonly<{ to: string; from: From }>;

const each = (statuses: readonly string[], actors: string): From =>
  Object.fromEntries(statuses.map((status) => [status, actors]));

const unanswered = ['offered', 'in-review', 'needs-person'];
const begun = ['accepted', 'active'];
const open = [...unanswered, 'waitlisted', ...begun, 'withdrawal-requested'];
const closed = ['completed', 'withdrawn', 'expired', 'declined'];

/**
 * The referral's state machine as the design has it, by event: from which status, and who may. Written down here a
 * second time on purpose: a checker that asked the code under test would only learn that it agrees with itself.
 */
const edges: Readonly<Record<string, Edge>> = {
  ReferralOffered: { to: 'offered', from: { none: 'RPX', waitlisted: 'TX' } },
  ReferralInReview: { to: 'in-review', from: { offered: 'T', 'needs-person': 'RPT' } },
  ReferralNeedsPerson: { to: 'needs-person', from: { offered: 'T', 'in-review': 'T' } },
  ReferralAccepted: { to: 'accepted', from: { ...each(unanswered, 'T'), waitlisted: 'TX' } },
  ReferralWaitlisted: { to: 'waitlisted', from: each(unanswered, 'T') },
  ReferralDeclined: { to: 'declined', from: each([...unanswered, 'waitlisted', ...begun], 'TP') },
  ReferralExpired: {
    to: 'expired',
    from: { offered: 'X', 'in-review': 'X', accepted: 'X', waitlisted: 'TX' },
  },
  ReferralActive: { to: 'active', from: { accepted: 'T' } },
  ReferralNoted: { to: 'active', from: { active: 'T' } },
  ReferralWithdrawalRequested: { to: 'withdrawal-requested', from: each(begun, 'RP') },
  ReferralWithdrawn: {
    to: 'withdrawn',
    from: {
      ...each([...unanswered, 'waitlisted'], 'RPX'),
      ...each(begun, 'X'),
      'withdrawal-requested': 'TX',
    },
  },
  ReferralCompleted: {
    to: 'completed',
    from: { 'needs-person': 'X', ...each(begun, 'T'), 'withdrawal-requested': 'TX' },
  },
  // Struck by somebody else, it left a seat taken: the agency gives that back by striking it, too.
  ReferralEnteredInError: {
    to: 'entered-in-error',
    from: { ...each([...open, ...closed], 'RTPX'), 'entered-in-error': 'T' },
  },
};

export const isOpenStatus = (status: string): boolean => open.includes(status);

export type Step = Readonly<{ from: string; to: string; event: Placed; legal: boolean }>;

/** One of several offers at once is confirmed by the person, or by the referrer for them. */
const confirms = ({ type }: Placed, status: string, several: boolean): boolean =>
  type === 'ReferralAccepted' && status === 'offered' && several;

/** Walks a referral's events. What is no move of it (a hold released) leaves it where it stands. */
export const walk = (events: readonly Placed[]): { status: string; steps: readonly Step[] } => {
  let status = 'none';
  let several = false;
  const steps: Step[] = [];
  for (const event of events) {
    const edge = edges[event.type];
    if (!edge) continue;
    const by = event.data['by'];
    const actors = edge.from[status];
    const may = `${actors ?? ''}${confirms(event, status, several) ? 'PR' : ''}`;
    const legal = actors !== undefined && (typeof by !== 'string' || may.includes(by));
    steps.push({ from: status, to: edge.to, event, legal });
    status = edge.to;
    if (event.type === 'ReferralOffered') several = event.data['several'] != null;
  }
  return { status, steps };
};
