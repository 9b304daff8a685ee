import { setTimeout as wait } from 'node:timers/promises';
import type { ServiceName } from '@handoff/schemas';
import { Unavailable } from '@handoff/http';
import { z } from 'zod';
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

const patienceMs = 15 * 60_000;
const quietPolls = 3;

const sum = (values: Readonly<Record<string, number>>): number =>
  Object.values(values).reduce((total, count) => total + count, 0);

const waitingOrEnded = ({ routing: { journeys } }: Summaries): number =>
  sum(journeys.waiting) + sum(journeys.ended);

const unpublished = (summaries: Summaries): number =>
  Object.values(summaries).reduce((total, each) => total + Number(each['unpublished'] ?? 0), 0);

export const progressLine = ({ intake, routing, outcomes }: Summaries): string => {
  const referrals = Object.entries(routing.referrals).map(([status, count]) => `${count} ${status}`);
  return [
    `${intake.intakes} intakes`,
    `referrals: ${referrals.join(', ') || 'none yet'}`,
    `${outcomes.enrollments} enrolled`,
    `${outcomes.placements} placed`,
    `${routing.journeys.open} journeys under way`,
  ].join(' · ');
};

export const summariesOf = async (operator: Operator): Promise<Summaries> =>
  summariesSchema.parse(await operator.summaries());

type Wait = Readonly<{
  operator: Operator;
  intakes: number;
  say: (line: string) => void;
  settled: () => boolean;
}>;

/**
 * Waits until every intake of the caseload is accounted for and nothing moves any more: each journey ended or waiting
 * with its reason, nothing unpublished, the same counts several times in a row.
 */
export const untilAccounted = async ({ operator, intakes, say, settled }: Wait): Promise<Summaries> => {
  const deadline = performance.now() + patienceMs;
  let before = '';
  let quiet = 0;
  for (;;) {
    const summaries = await patiently(() => summariesOf(operator), deadline);
    const line = progressLine(summaries);
    const now = JSON.stringify(summaries);
    quiet = accounted(summaries, intakes) && settled() && now === before ? quiet + 1 : 0;
    if (quiet >= quietPolls) return summaries;
    if (performance.now() > deadline) {
      say(`Not everyone is accounted for after ${patienceMs / 60_000} minutes: ${line}`);
      return summaries;
    }
    if (now !== before) say(line);
    before = now;
    await wait(1_000);
  }
};

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

const accounted = (summaries: Summaries, intakes: number): boolean =>
  summaries.intake.intakes >= intakes && waitingOrEnded(summaries) >= intakes && unpublished(summaries) === 0;
