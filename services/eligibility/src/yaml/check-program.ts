import type { Catalogue } from '../domain/facts/facts.ts';
import { checkCriterion } from './check-criteria.ts';
import { checkDates } from './check-dates.ts';
import { checkTexts, type Spoken } from './check-texts.ts';
import type { RuleDocument } from './document.ts';
import type { Mistake } from './mistake.ts';
import type { ProgramFile } from './shapes.ts';

export type Speaks = Spoken & Readonly<{ catalogue: Catalogue }>;

/** What one file can say about itself. */
export const checkProgram = (
  document: RuleDocument,
  file: ProgramFile,
  { catalogue, ...spoken }: Speaks,
): Mistake[] => [
  ...checkPlace(document, file),
  ...checkTexts(document, spoken),
  ...file.rules.flatMap((rule, index) => checkDates(document, rule.versions, ['rules', index, 'versions'])),
  ...checkDates(document, file.priority ?? [], ['priority']),
  ...checkRuleIds(document, file),
  ...file.rules.flatMap((rule, r) =>
    rule.versions.flatMap(({ criteria }, v) =>
      criteria === undefined
        ? []
        : checkCriterion(
            { document, catalogue, speaks: true },
            criteria,
            ['rules', r, 'versions', v, 'criteria'],
            {
              cited: false,
            },
          ),
    ),
  ),
  ...(file.priority ?? []).flatMap(({ tiers }, p) =>
    tiers.flatMap(({ criteria }, t) =>
      criteria === undefined
        ? []
        : checkCriterion(
            { document, catalogue, speaks: false },
            criteria,
            ['priority', p, 'tiers', t, 'criteria'],
            {
              cited: true,
            },
          ),
    ),
  ),
];

const checkPlace = (document: RuleDocument, { jurisdiction, program }: ProgramFile): Mistake[] => {
  const expected = `${jurisdiction}/${program}.yaml`;
  return document.file.endsWith(expected)
    ? []
    : [
        document.mistakeAt(
          ['program'],
          'wrong-place',
          `These are the rules of ${expected}, but the file lies elsewhere.`,
          'Move the file, or correct program: and jurisdiction:.',
        ),
      ];
};

const checkRuleIds = (document: RuleDocument, { rules }: ProgramFile): Mistake[] =>
  rules.flatMap(({ id }, index) =>
    rules.findIndex((other) => other.id === id) === index
      ? []
      : [
          document.mistakeAt(
            ['rules', index, 'id'],
            'rule-twice',
            `There is a rule ${id} above.`,
            'Put another period of the same rule under its versions:.',
          ),
        ],
  );
