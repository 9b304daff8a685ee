import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Addresses } from '@handoff/local-stack';
import { connectKafka } from '@handoff/messaging/kafka';
import { partnerTopics, topics } from '@handoff/schemas';
import type { Summaries } from './accounted.ts';
import type { Accounts } from './accounts.ts';

export type Summary = Readonly<{
  intakes: number;
  screenings: number;
  /** By final status. */
  referrals: Readonly<Record<string, number>>;
  enrollments: number;
  placements: number;
  /** Facts that came back to those who referred, counted in what they themselves received. */
  outcomesReturned: number;
  parked: number;
  /** By topic. */
  events: Readonly<Record<string, number>>;
  /** By referrer: how many of its people have come to which end. Adds up to the intakes. */
  accounts: Accounts;
}>;

export type Told = Readonly<{ type: string; time: string; data: Readonly<Record<string, unknown>> }>;

const outcomes = new Set(['enrolled', 'service', 'milestone', 'employment', 'exit']);

/** What an agency was told so far, from its own file; the last line may still be being written. */
export const readTake = (file: string): readonly Told[] => {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Told);
};

type Parts = Readonly<{
  summaries: Summaries;
  /** What came to those who referred. */
  told: readonly Told[];
  accounts: Accounts;
  stack: Addresses;
  slugs: readonly string[];
}>;

export const summaryOf = async ({ summaries, told, accounts, stack, slugs }: Parts): Promise<Summary> => ({
  intakes: summaries.intake.intakes,
  screenings: summaries.eligibility.screenings,
  referrals: summaries.routing.referrals,
  enrollments: summaries.outcomes.enrollments,
  placements: summaries.outcomes.placements,
  outcomesReturned: told.filter(isOutcome).length,
  parked: Object.values(summaries).reduce((total, each) => total + Number(each['parked'] ?? 0), 0),
  events: await countEvents(stack, slugs),
  accounts,
});

const isOutcome = ({ type, data }: Told): boolean =>
  type === 'FactNotice' && outcomes.has(String(data['kind']));

const countEvents = async (
  { kafka }: Addresses,
  slugs: readonly string[],
): Promise<Record<string, number>> => {
  const broker = connectKafka({ ...kafka, clientId: 'handoff-up' });
  const names = [...Object.keys(topics), ...slugs.flatMap((slug) => Object.values(partnerTopics(slug)))];
  try {
    return Object.fromEntries(await broker.admin.offsets(names));
  } finally {
    await broker.close();
  }
};

/** There whole or not at all. */
export const writeSummary = (file: string, summary: Summary): void => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify(summary, null, 2)}\n`);
  renameSync(`${file}.new`, file);
};
