import { listed, type Statement } from './describe-criterion.ts';
import type { AgeBands, LevelTable, PovertyGuideline } from '../law/ruleset.ts';

/** What a table says, figure by figure. */
export const describePoverty = ({ cite, notIn, clearlyAbove, lines }: PovertyGuideline): Statement[] => [
  ...listed('poverty line, cites', cite),
  ...listed('poverty line, not in', notIn),
  ['poverty line, clearly above', `${clearlyAbove} times the line`],
  ...lines.map(
    ({ year, in: place, base, each }): Statement => [
      place === undefined ? `poverty line of ${year}` : `poverty line of ${year} in ${place}`,
      `$${base} for one, $${each} for each further`,
    ],
  ),
];

export const describeLevels = ({ holdsFor, tests, notRead }: LevelTable): Statement[] => [
  ['levels, hold for', holdsFor],
  ...listed('levels, bands not read', notRead),
  ...tests.flatMap(({ test, inForceFrom, inForceTo, cite, bands, upTo }): Statement[] => {
    const name = `${test} from ${inForceFrom}`;
    return [
      [name, inForceTo === undefined ? 'in use' : `in use to ${inForceTo}`],
      ...listed(`${name}, cites`, cite),
      ...bands.map(({ level, from }): Statement => [`${name}, ${level}`, `from ${from}`]),
      ...(upTo === undefined ? [] : [[`${name}, measures`, `up to ${upTo}`] satisfies Statement]),
    ];
  }),
];

export const describeAges = ({ bands }: AgeBands): Statement[] =>
  bands.flatMap(({ band, from, cite }): Statement[] => [
    [`age band ${band}`, `from ${from}`],
    ...listed(`age band ${band}, cites`, cite),
  ]);
