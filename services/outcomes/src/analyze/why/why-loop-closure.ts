import { middleOf } from '../../indicators/median-earnings.ts';
import { type Answer, type Behind, type Kind, noSuchCell } from './answer.ts';
import { docOfView } from './doc-of-view.ts';
import type { Ask } from './open-snapshot.ts';
import { referralsBehind, type Step, steps } from './referrals-behind.ts';

const view = 'loop_closure_by_agency';
const columns: Readonly<Record<string, Step>> = {
  referrals: steps.offered,
  share_responded: steps.responded,
  median_days_to_response: steps.responded,
  share_outcome_returned: steps['outcome returned'],
};
const cellsOf = (agencies: readonly string[]): string =>
  `${view}/${agencies.join('|')}/${Object.keys(columns).join('|')}`;

/** The referrals that one agency received, and how each stands in a measure. */
export const loopClosure: Kind = {
  cells: [cellsOf(['AGENCY'])],
  behind: (cell) => {
    const [named, agency, column = '', ...more] = cell.split('/');
    const step = columns[column];
    if (named !== view || agency === undefined || step === undefined || more.length > 0) return undefined;
    return (ask) => whyLoopClosure(ask, { cell, agency, column, step });
  },
};

type Asked = Readonly<{ cell: string; agency: string; column: string; step: Step }>;

const whyLoopClosure = async (ask: Ask, { cell, agency, column, step }: Asked): Promise<Answer> => {
  const printed = await ask(`SELECT agency, ${column} AS printed FROM ${view}`);
  const value = printed.find((row) => row['agency'] === agency);
  if (value === undefined)
    throw noSuchCell(cell, `Nobody was referred to '${agency}'.`, [
      cellsOf(printed.map((row) => row['agency'] ?? '')),
    ]);
  const received = (await referralsBehind(ask, step)).filter(({ referral }) => referral['agency'] === agency);
  return {
    value: value['printed'] ?? 'none: no referral came so far',
    rules: [await docOfView(ask, view)],
    within: `referrals to ${agency}`,
    rows: column === 'median_days_to_response' ? byDays(received) : received.map(({ row }) => row),
  };
};

/** In order of days, those without an answer last and out of the median. */
const byDays = (received: Awaited<ReturnType<typeof referralsBehind>>): readonly Behind[] => {
  const timed = received
    .flatMap(({ referral, row }) => {
      const days = referral['days'] ?? null;
      return days === null ? [] : [{ ...row, said: { days: Number(days), ...row.said } }];
    })
    .toSorted((one, other) => one.said.days - other.said.days);
  const middle = middleOf(timed.length);
  return [
    ...timed.map((row, at) => ({ ...row, counted: middle.includes(at) ? 'in the middle' : 'counted' })),
    ...received.filter(({ referral }) => (referral['days'] ?? null) === null).map(({ row }) => row),
  ];
};
