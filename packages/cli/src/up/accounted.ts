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

const patienceMs = 15 * 60_000;
// Counting is work, too: asked every second it would take a good part of what it counts.
const pollMs = 3_000;
const quietPolls = 2;
const longQuietPolls = 6;

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
  intakes: number;
  say: (line: string) => void;
  accounts: () => Accounts;
  /** How many messages have come to the referrers. */
  told: () => number;
}>;

/**
 * Waits until every intake of the caseload is accounted for and nothing moves any more: each journey ended or waiting
 * with its reason, nothing unpublished, the same counts several times in a row. An offer that its agency never answers
 * is told from one that it is about to answer by time alone, so that much longer is waited for those.
 */
export const untilAccounted = async ({
  operator,
  intakes,
  say,
  accounts,
  told,
}: Wait): Promise<Summaries> => {
  const deadline = performance.now() + patienceMs;
  let before = '';
  let quiet = 0;
  for (;;) {
    const moving = await patiently(() => movingOf(operator), deadline);
    const now = JSON.stringify([moving, told()]);
    quiet = now === before ? quiet + 1 : 0;
    const late = performance.now() > deadline;
    if (late)
      say(`Not everyone is accounted for after ${patienceMs / 60_000} minutes: ${progressLine(moving)}`);
    if (late || (isSettled(moving, intakes, quiet) && stillUnheard(accounts()) === 0)) {
      const summaries = await patiently(() => summariesOf(operator), deadline);
      if (late || unpublished(summaries) === 0) return summaries;
    }
    if (now !== before) say(progressLine(moving));
    before = now;
    await wait(pollMs);
  }
};

const isSettled = (moving: Moving, intakes: number, quiet: number): boolean =>
  moving.intake.intakes >= intakes &&
  quiet >= (waitingOrEnded(moving) >= intakes ? quietPolls : longQuietPolls);

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
