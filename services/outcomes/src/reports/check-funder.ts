import { services } from '@handoff/schemas';
import type { Funder } from './funder.ts';

export type Misfit = Readonly<{ path: readonly PropertyKey[]; reason: string; mend: string }>;

/** What a shape can't say of a grant: names that nobody has, days in the wrong order, the same thing twice. */
export const misfitsIn = (funder: Funder, file: string): readonly Misfit[] => [
  ...(file === `${funder.grant}.yaml` ? [] : [misnamed(funder)]),
  ...daysMisfit(funder),
  ...reportsMisfit(funder),
  ...closesTooSoon(funder),
  ...servicesUnknown(funder),
  ...toldTwice(funder),
];

const misnamed = ({ grant }: Funder): Misfit => ({
  path: ['grant'],
  reason: `The file is not named after its grant '${grant}'.`,
  mend: 'Name it so: each grant is there once.',
});

const daysMisfit = ({ period, calendar }: Funder): readonly Misfit[] =>
  [
    { ...period, path: ['period', 'to'] },
    ...calendar.map((each, at) => ({ ...each, path: ['calendar', at, 'to'] })),
  ].flatMap(({ from, to, path }) =>
    from <= to
      ? []
      : [{ path, reason: `It ends on ${to}, before it begins on ${from}.`, mend: 'Set the two days right.' }],
  );

const reportsMisfit = ({ period, calendar }: Funder): readonly Misfit[] =>
  calendar.flatMap(({ due, from, to }, at) => [
    ...(due >= to
      ? []
      : [
          {
            path: ['calendar', at, 'due'],
            reason: `It is due on ${due}, before the days it covers are over (${to}).`,
            mend: 'Set the day right.',
          },
        ]),
    ...(from >= period.from && to <= period.to
      ? []
      : [
          {
            path: ['calendar', at, from < period.from ? 'from' : 'to'],
            reason: `It covers days outside the period ${period.from} to ${period.to}, of which nothing counts.`,
            mend: 'Cover days of the period, or set the period right.',
          },
        ]),
  ]);

const closesTooSoon = ({ period, charge }: Funder): readonly Misfit[] =>
  charge?.closes === undefined || charge.closes >= period.to
    ? []
    : [
        {
          path: ['charge', 'closes'],
          reason: `The books close on ${charge.closes}, before the period ends on ${period.to}.`,
          mend: 'Set the day right, or leave it out: then what is reported late is charged all the same.',
        },
      ];

const codes = [...services.codes.keys()];

/** A test that names no service counts nobody, and nobody would see why. */
const servicesUnknown = ({ test }: Funder): readonly Misfit[] =>
  (test.services ?? []).flatMap((named, at) =>
    codes.some((code) => (named.endsWith('.*') ? code.startsWith(named.slice(0, -1)) : code === named))
      ? []
      : [
          {
            path: ['test', 'services', at],
            reason: `'${named}' is no service, and no family of services.`,
            mend: `Name one of these, or a family as learn.*: ${codes.join(', ')}.`,
          },
        ],
  );

const toldTwice = ({ measures, calendar, test }: Funder): readonly Misfit[] =>
  [
    { path: ['measures'], all: measures },
    { path: ['calendar'], all: calendar.map(({ from, to }) => `${from} to ${to}`) },
    ...Object.entries(test).map(([name, list]) => ({ path: ['test', name], all: list ?? [] })),
  ].flatMap(({ path, all }) =>
    all.flatMap((each, at) =>
      all.indexOf(each) === at
        ? []
        : [{ path: [...path, at], reason: `'${each}' is there twice.`, mend: 'Leave one of the two.' }],
    ),
  );
