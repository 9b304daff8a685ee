import { ownFunders } from '../reports/read-funders.ts';
import type { AskOutcomes } from './ask-outcomes.ts';
import { type Answer, type Kind, noSuchCell } from './why/answer.ts';
import { mergesKnownTo } from './why/merges-known-to.ts';
import { openSnapshot } from './why/open-snapshot.ts';
import { funnel } from './why/why-funnel.ts';
import { loopClosure } from './why/why-loop-closure.ts';
import { grantsIn } from './why/why-grant.ts';
import { nrs } from './why/why-nrs.ts';
import { pirlIn } from './why/why-pirl.ts';
import { medianEarnings } from './why/why-median-earnings.ts';
import { rates } from './why/why-rate.ts';
import { retention } from './why/why-retention.ts';

export type CellWhy = Readonly<{ lines: readonly string[]; json: Answer & Readonly<{ cell: string }> }>;

type Asked = Readonly<{
  funders?: string | undefined;
  /** The exchange, where one runs: it knows who counts as whom for a fund, and a snapshot does not. */
  exchange?: Pick<AskOutcomes, 'begin' | 'merges'> | undefined;
}>;

const kindsWith = (folder: string, { funders = ownFunders, exchange }: Asked): readonly Kind[] => [
  rates,
  medianEarnings,
  retention,
  nrs,
  pirlIn(folder),
  funnel,
  loopClosure,
  grantsIn(funders, exchange && mergesKnownTo(folder, exchange)),
];

/** Behind a figure: the rules that define it, what stands in it, and the events that tell of each. */
export const whyCell = async (folder: string, cell: string, asked: Asked = {}): Promise<CellWhy> => {
  const kinds = kindsWith(folder, asked);
  const behind = kinds.map((kind) => kind.behind(cell)).find((found) => found !== undefined);
  if (behind === undefined)
    throw noSuchCell(
      cell,
      'No figure has this name.',
      kinds.flatMap(({ cells }) => cells),
    );
  const answer = await openSnapshot(folder, behind);
  return { lines: inLines(cell, answer), json: { cell, ...answer } };
};

const inLines = (cell: string, { value, rules, within, rows }: Answer): readonly string[] => [
  `${cell}: ${value}`,
  `  rules   ${rules.join('; ')}`,
  ...(within === null ? [] : [`  within  ${within}`]),
  ...rows.flatMap(({ counted, id, said, events }) => [
    `  ${[counted.padEnd(13), id, ...saidIn(said)].join('  ')}`,
    ...events.map(
      ({ event, what, on, standing, says }) =>
        `      ${on}  ${what}${standing === 'told' ? '' : ` (${standing})`}${says === undefined ? '' : `  ${says}`}  ${event}`,
    ),
  ]),
];

const saidIn = (said: Answer['rows'][number]['said']): readonly string[] =>
  Object.entries(said).flatMap(([name, value]) =>
    value === null ? [] : [`${name.replaceAll('_', ' ')} ${value}`],
  );
