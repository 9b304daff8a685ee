import type { Charge } from './charge.ts';
import type { Funder } from './funder.ts';
import { fits, type Occurrence } from './occurrences.ts';

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

/** A grant's measures for each report of its calendar and for its whole period. A person counts once in each. */
export const measureGrant = (
  funder: Funder,
  occurrences: readonly Occurrence[],
  charges: readonly Charge[],
): readonly Measured[] => {
  const { grant, period, calendar, measures } = funder;
  const own = occurrences.filter((occurrence) => fits(funder, occurrence));
  const spans = [{ ...period, due: null }, ...calendar];
  return spans.flatMap(({ from, to, due }) => {
    const isIn = ({ on }: Readonly<{ on: string }>): boolean => from <= on && on <= to;
    const within = own.filter(isIn);
    const charged = charges.filter((charge) => charge.grant === grant && isIn(charge));
    return [
      ...measures.map((measure) => ({ grant, from, to, due, measure, value: valueOf(measure, within) })),
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

const valueOf = (measure: Measure, within: readonly Occurrence[]): number => {
  if (measure === 'hours')
    return within.reduce((sum, { what, hours }) => sum + (what === 'served' ? hours : 0), 0);
  const people = within.filter(({ what }) => what === countedBy[measure]).map(({ person }) => person);
  return new Set(people).size;
};
