import { type Crosswalk, crosswalk } from './crosswalk.ts';

const when = ({ only = {} }: Crosswalk): string =>
  [
    only.by === undefined ? undefined : `by ${only.by}`,
    only.what,
    only.result,
    only.begun === undefined ? undefined : 'after it was accepted',
  ]
    .filter((word) => word !== undefined)
    .join(', ');

const bserOf = ({ bser }: Crosswalk): string => (bser === null ? '' : `${bser.task} ${bser.business}`);

/** The crosswalk as the table of docs/translate.md: `node services/routing/src/translate/draw-crosswalk.ts`. */
export const drawCrosswalk = (): string =>
  [
    '| here | when | Task | ServiceRequest | enrollment status | BSeR | 360X | HUD |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...crosswalk.map((row) =>
      [
        '',
        row.status,
        when(row),
        row.task,
        row.serviceRequest,
        row.enrollment ?? '',
        bserOf(row),
        row.x360 ?? '',
        row.hud ?? '',
        '',
      ]
        .join(' | ')
        .trim(),
    ),
  ].join('\n');

if (import.meta.main) process.stdout.write(`${drawCrosswalk()}\n`);
