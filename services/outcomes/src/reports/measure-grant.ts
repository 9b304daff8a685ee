import { everybodyApart, type SamePerson } from '../figures/same-person.ts';
import { isWithin, type Span } from '../indicators/program-year.ts';
import type { Charge } from './charge.ts';
import type { Funder } from './funder.ts';
import { fits, type Occurrence } from './occurrences.ts';
import { peopleOnce } from './people-once.ts';

type Measure = Funder['measures'][number];
export type Measured = Readonly<{
  grant: string;
  from: string;
  to: string;
  due: string | null;
  measure: Measure | 'charged_cents';
  value: number;
}>;

const countedBy: Readonly<Record<Exclude<Measure, 'hours'>, Occurrence['what']>> = {
  people_referred: 'referred',
  people_enrolled: 'enrolled',
  people_served: 'served',
  people_with_gain: 'gain',
  people_with_credential: 'credential',
  people_placed: 'placed',
};

/**
 * A grant's measures for each report of its calendar and for its whole period. A person counts once in each, also over two
 * agencies where they let this grant's fund count them so; money is paid for what happened, whoever it happened to.
 */
export const measureGrant = (
  funder: Funder,
  occurrences: readonly Occurrence[],
  charges: readonly Charge[],
  samePerson: SamePerson = everybodyApart,
): readonly Measured[] => {
  const { grant, measures } = funder;
  return spansOf(funder).flatMap(({ from, to, due }) => {
    const { within, charged } = happenedWithin(funder, { from, to }, occurrences, charges);
    return [
      ...measures.map((measure) => ({
        grant,
        from,
        to,
        due,
        measure,
        value: valueOf(measure, within, samePerson),
      })),
      {
        grant,
        from,
        to,
        due,
        measure: 'charged_cents' as const,
        value: charged.reduce((sum, { cents }) => sum + cents, 0),
      },
    ];
  });
};

/** The whole period, and what each report of the calendar covers. */
export const spansOf = ({
  period,
  calendar,
}: Funder): readonly (Span & Readonly<{ due: string | null }>)[] => [{ ...period, due: null }, ...calendar];

/** What fits a grant within a span, and what it is charged for there. */
export const happenedWithin = (
  funder: Funder,
  span: Span,
  occurrences: readonly Occurrence[],
  charges: readonly Charge[],
): Readonly<{ within: readonly Occurrence[]; charged: readonly Charge[] }> => ({
  within: occurrences.filter((occurrence) => fits(funder, occurrence) && isWithin(occurrence.on, span)),
  charged: charges.filter(({ grant, on }) => grant === funder.grant && isWithin(on, span)),
});

/** What a measure counts, of what happened within a span. */
export const countedFor = (measure: Measure, within: readonly Occurrence[]): readonly Occurrence[] =>
  within.filter(({ what }) => what === (measure === 'hours' ? 'served' : countedBy[measure]));

const valueOf = (measure: Measure, within: readonly Occurrence[], samePerson: SamePerson): number => {
  const counted = countedFor(measure, within);
  return measure === 'hours'
    ? counted.reduce((sum, { hours }) => sum + hours, 0)
    : peopleOnce(
        counted.map(({ person }) => person),
        samePerson,
      );
};
