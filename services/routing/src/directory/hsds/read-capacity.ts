import { type Finding, flagged } from '../../translate/finding.ts';
import type { ListedService } from '../listing.ts';
import type { Indexed } from './index-tables.ts';
import { readNumber } from './read-number.ts';
import { type Row, textOf } from './tables.ts';
import type { Told } from './told.ts';

type Capacity = Pick<ListedService, 'available' | 'maximum' | 'unit' | 'countedAt'>;
const notSaid: Capacity = { available: null, maximum: null, unit: null, countedAt: null };

/**
 * HSDS 3.1. Its own example counts beds in kilograms, 12 free of 10: numbers that contradict themselves are not shown.
 * A listing has one count, the first; what is wrong with the others is told all the same.
 */
export const readCapacity = (
  index: Indexed,
  counts: readonly Row[],
  now: string | undefined,
): Told<Capacity> => {
  const [first, ...others] = counts.map((count) => readCount(index, count, now));
  return {
    value: first?.value ?? notSaid,
    findings: [...(first?.findings ?? []), ...others.flatMap(({ findings }) => findings)],
  };
};

const readCount = ({ byId }: Indexed, row: Row, now: string | undefined): Told<Capacity> => {
  const [free, all] = [whole(row, 'available'), whole(row, 'maximum')];
  const [available, maximum] = [free.value, all.value];
  const unit = byId('units', textOf(row, 'unit_id') ?? textOf(row, 'unit'));
  const updated = new Date(textOf(row, 'updated') ?? '');
  const countedAt = Number.isNaN(updated.getTime()) ? null : updated.toISOString();
  const contradictions = [
    ...(available !== null && maximum !== null && available > maximum ? [tooMany(row)] : []),
    ...(countedAt !== null && now !== undefined && countedAt > now ? [inFuture(row)] : []),
  ];
  const named = { unit: (unit ? textOf(unit, 'name') : undefined) ?? null, countedAt };
  return {
    value: contradictions.length === 0 ? { available, maximum, ...named } : notSaid,
    findings: [
      ...free.findings,
      ...all.findings,
      ...contradictions,
      ...(unit === undefined ? [noUnit(row)] : []),
    ],
  };
};

const whole = (row: Row, column: string): Told<number | null> => {
  const { value, findings } = readNumber(row, column, 1_000_000);
  return value === null || Number.isInteger(value)
    ? { value, findings }
    : { value: null, findings: [noPart(row, column)] };
};

const noPart = ({ place }: Row, column: string): Finding =>
  flagged('impossible-number', `${place}.${column}`, {
    reason: 'Places are whole.',
    mend: 'Correct the number; until then none is shown.',
  });

const tooMany = ({ place }: Row): Finding =>
  flagged('available-above-maximum', `${place}.available`, {
    reason: 'More places are free than there are.',
    mend: 'Correct available or maximum; until then no number is shown.',
  });

const noUnit = ({ place }: Row): Finding =>
  flagged('capacity-unit-unknown', `${place}.unit_id`, {
    reason: 'What is counted is not said: its unit is not in the source.',
    mend: 'Add the unit, by name.',
  });

const inFuture = ({ place }: Row): Finding =>
  flagged('counted-in-the-future', `${place}.updated`, {
    reason: 'The places were counted at a time that has not come.',
    mend: 'Correct the time of the count; until then no number is shown.',
  });
