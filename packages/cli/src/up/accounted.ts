import { setTimeout as wait } from 'node:timers/promises';
import type { ServiceName } from '@handoff/schemas';
import { Unavailable } from '@handoff/http';
import { z } from 'zod';
import { type Accounts, stillUnheard } from './accounts.ts';
import type { Operator } from './operator.ts';

const counts = z.record(z.string(), z.number());

/** What the services count, as far as the main job asks. */
const summariesSchema = z.object({
  intake: z.looseObject({ intakes: z.number() }),
  eligibility: z.looseObject({ screenings: z.number() }),
  routing: z.looseObject({
    referrals: counts,
    journeys: z.object({ open: z.number(), waiting: counts, ended: counts }),
  }),
  outcomes: z.looseObject({ enrollments: z.number(), placements: z.number() }),
  gateway: z.looseObject({ partners: z.number() }),
}) satisfies z.ZodType<Record<ServiceName, object>>;

export type Summaries = z.infer<typeof summariesSchema>;

/** What moves while people are played. Counted cheaply; the gateway counts every message it ever told. */
const movingSchema = summariesSchema.pick({ intake: true, routing: true, outcomes: true });
type Moving = z.infer<typeof movingSchema>;

// However long the list is and however slow the machine: as long as something moves it is waited.
const patienceMs = 5 * 60_000;
// Counting is work, too: no more than a twentieth of the time goes into it.
const pollMs = 3_000;
const longestPollMs = 12_000;
const pollAfter = (tookMs: number): number => Math.min(longestPollMs, Math.max(pollMs, 20 * tookMs));
const quietPolls = 2;
// Somebody at an agency may look at a page every fifteen seconds.
const longQuietPolls = 8;

const sum = (values: Readonly<Record<string, number>>): number =>
  Object.values(values).reduce((total, count) => total + count, 0);

const waitingOrEnded = ({ routing: { journeys } }: Moving): number =>
  sum(journeys.waiting) + sum(journeys.ended);

const unpublished = (summaries: Summaries): number =>
  Object.values(summaries).reduce((total, each) => total + Number(each['unpublished'] ?? 0), 0);

export const progressLine = ({ intake, routing, outcomes }: Moving): string => {
  const referrals = Object.entries(routing.referrals).map(([status, count]) => `${count} ${status}`);
  return [
    `${intake.intakes} intakes`,
    `referrals: ${referrals.join(', ') || 'none yet'}`,
    `${outcomes.enrollments} enrolled`,
    `${outcomes.placements} placed`,
    `${routing.journeys.open} journeys under way`,
  ].join(' · ');
};

const movingOf = async (operator: Operator): Promise<Moving> =>
  movingSchema.parse(await operator.summaries(['intake', 'routing', 'outcomes']));

const summariesOf = async (operator: Operator): Promise<Summaries> =>
  summariesSchema.parse(await operator.summaries());

type Wait = Readonly<{
  operator: Operator;
  /** How many are to be taken in: everyone on the list whom the exchange did not refuse. */
  intakes: () => number;
  say: (line: string) => void;
  accounts: () => Accounts;
  /** How many messages have come to the referrers. */
  told: () => number;
}>;

/**
 * Waits until every intake of the caseload is accounted for and nothing moves any more: each journey ended or waiting
 * with its reason, nothing unpublished, the same counts several times in a row. An offer that its agency never answers
 * is told from one that it is about to answer by time alone, so that much longer is waited while any is with an agency.
 */
export const untilAccounted = async ({
  operator,
  intakes,
  say,
  accounts,
  told,
}: Wait): Promise<Summaries> => {
  let deadline = performance.now() + patienceMs;
  let before = '';
  let quiet = 0;
  for (;;) {
    const asked = performance.now();
    const moving = await patiently(() => movingOf(operator), deadline);
    const pause = pollAfter(performance.now() - asked);
    const now = JSON.stringify([moving, told()]);
    quiet = now === before ? quiet + 1 : 0;
    if (quiet === 0) deadline = performance.now() + patienceMs;
    const late = performance.now() > deadline;
    if (late) say(`Nothing moves any more, and not everyone is accounted for: ${progressLine(moving)}`);
    if (late || (isSettled(moving, intakes(), quiet) && stillUnheard(accounts()) === 0)) {
      const summaries = await patiently(() => summariesOf(operator), deadline);
      if (late || unpublished(summaries) === 0) return summaries;
    }
    if (now !== before) say(progressLine(moving));
    before = now;
    await wait(pause);
  }
};

const isSettled = (moving: Moving, intakes: number, quiet: number): boolean =>
  moving.intake.intakes >= intakes &&
  quiet >= (waitingOrEnded(moving) >= intakes && withAgencies(moving) === 0 ? quietPolls : longQuietPolls);

const atAgency = ['offered', 'in-review', 'waitlisted', 'accepted', 'active'];

const withAgencies = ({ routing: { referrals } }: Moving): number =>
  atAgency.reduce((total, status) => total + (referrals[status] ?? 0), 0);

/** A service that is being started again answers in a moment. */
const patiently = async <T>(ask: () => Promise<T>, deadline: number): Promise<T> => {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Unavailable) || performance.now() > deadline) throw error;
      await wait(500);
    }
  }
};
