import type { Period } from '../domain/dates.ts';
import type { Catalogue } from '../domain/facts/facts.ts';
import type { AgeBands, LevelTable, PovertyGuideline } from '../domain/law/ruleset.ts';
import { checkPeriod } from './check-dates.ts';
import type { Path, RuleDocument } from './document.ts';
import type { Mistake } from './mistake.ts';

/** Bands that don't rise would never be reached; a series of a test must not hold twice on a day. */
export const checkLevels = (document: RuleDocument, table: LevelTable, catalogue: Catalogue): Mistake[] => [
  ...table.tests.flatMap(({ bands }, nth) => checkRising(document, bands, ['tests', nth, 'bands'])),
  ...checkSeries(document, table),
  ...checkNames(document, table, catalogue),
];

const checkSeries = (document: RuleDocument, { tests }: LevelTable): Mistake[] =>
  tests.flatMap((one, nth) =>
    tests.slice(0, nth).some((other) => other.test === one.test && overlap(other, one))
      ? [
          document.mistakeAt(
            ['tests', nth, 'inForceFrom'],
            'dates-overlap',
            `Two series of ${one.test} hold on one day.`,
            'End the earlier one (inForceTo) on the day before.',
          ),
        ]
      : checkPeriod(document, one, ['tests', nth]),
  );

const overlap = (left: Period, right: Period): boolean =>
  left.inForceFrom <= (right.inForceTo ?? '9999') && right.inForceFrom <= (left.inForceTo ?? '9999');

/** Of two lines for one year and place, one would never be read. */
export const checkPoverty = (document: RuleDocument, { lines }: PovertyGuideline): Mistake[] =>
  lines.flatMap((one, nth) =>
    lines.slice(0, nth).some((other) => other.year === one.year && other.in === one.in)
      ? [
          document.mistakeAt(
            ['lines', nth, 'year'],
            'dates-overlap',
            `There are two lines for ${one.year}${one.in === undefined ? '' : ` in ${one.in}`}.`,
            'Leave one of them out.',
          ),
        ]
      : [],
  );

export const checkAges = (document: RuleDocument, { bands }: AgeBands): Mistake[] =>
  checkRising(document, bands, ['bands']);

const checkRising = (
  document: RuleDocument,
  bands: readonly Readonly<{ from: number }>[],
  path: Path,
): Mistake[] =>
  bands.flatMap(({ from }, nth) =>
    nth === 0 || bands[nth - 1]!.from < from
      ? []
      : [
          document.mistakeAt(
            [...path, nth, 'from'],
            'bands-not-rising',
            `This begins at ${from}, not above the one before.`,
            'Write the bands from the lowest to the highest.',
          ),
        ],
  );

/** The tests of the table are the answers of the catalogue, and so are the levels. */
const checkNames = (document: RuleDocument, table: LevelTable, catalogue: Catalogue): Mistake[] => {
  const [tests, levels] = ['assessment.test', 'assessed_level'].map((fact) => catalogue.get(fact)?.values);
  const unknown = (path: Path, what: string, known: readonly string[]) =>
    document.mistakeAt(
      path,
      'unknown-value',
      `${what} is no answer that the catalogue knows.`,
      `Use one of ${known.join(', ')}, or add it to schemas/facts.yaml.`,
    );
  return [
    ...table.tests.flatMap(({ test, bands }, nth) => [
      ...(tests === undefined || tests.includes(test) ? [] : [unknown(['tests', nth, 'test'], test, tests)]),
      ...bands.flatMap(({ level }, at) =>
        levels === undefined || levels.includes(level)
          ? []
          : [unknown(['tests', nth, 'bands', at, 'level'], level, levels)],
      ),
    ]),
    ...table.notRead.flatMap((test, nth) =>
      tests === undefined || tests.includes(test) ? [] : [unknown(['notRead', nth], test, tests)],
    ),
  ];
};
