import type { Summary } from '../up/summary.ts';
import { type Line, table } from './table.ts';

const nested = (counts: Readonly<Record<string, number>>): Line[] =>
  Object.entries(counts)
    .toSorted(([left], [right]) => left.localeCompare(right))
    .map(([name, count]): Line => [`  ${name}`, count]);

export const summaryTable = (summary: Summary): string =>
  table('What happened', [
    ['intakes', summary.intakes],
    ['screenings', summary.screenings],
    ['referrals, by final status', ''],
    ...nested(summary.referrals),
    ['enrollments', summary.enrollments],
    ['placements', summary.placements],
    ['outcomes returned to the referrer', summary.outcomesReturned],
    ['parked messages', summary.parked],
    ['people, by who referred them and where that has come to', ''],
    ...Object.entries(summary.accounts).flatMap(([slug, ends]): Line[] => [
      [`  ${slug}`, sum(ends)],
      ...Object.entries(ends).map(([end, count]): Line => [`    ${end}`, count]),
    ]),
    ['messages on Kafka, by topic', ''],
    ...nested(summary.events),
  ]);

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);
