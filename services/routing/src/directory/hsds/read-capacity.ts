import type { ListedService } from '../listing.ts';
import { flag, type Flag, type Told } from './flags.ts';
import type { Indexed } from './index-tables.ts';
import { numberOf, type Row, textOf } from './tables.ts';

type Capacity = Pick<ListedService, 'available' | 'maximum' | 'unit' | 'countedAt'>;
const notSaid: Capacity = { available: null, maximum: null, unit: null, countedAt: null };

/** HSDS 3.1. Its own example counts beds in kilograms, 12 free of 10: numbers that contradict themselves are not shown. */
export const readCapacity = ({ under, byId }: Indexed, service: Row, now: string): Told<Capacity> => {
  const [row] = under('capacities', 'service_id', textOf(service, 'id'));
  if (!row) return { value: notSaid, flags: [] };
  const [available, maximum] = [whole(row, 'available'), whole(row, 'maximum')];
  const unitId = textOf(row, 'unit_id') ?? textOf(row, 'unit');
  const unit = byId('units', unitId);
  const updated = new Date(textOf(row, 'updated') ?? '');
  const countedAt = Number.isNaN(updated.getTime()) ? null : updated.toISOString();
  const flags = [
    ...(available !== null && maximum !== null && available > maximum ? [tooMany(row)] : []),
    ...(unit === undefined ? [noUnit(row)] : []),
    ...(countedAt !== null && countedAt > now ? [inFuture(row)] : []),
  ];
  const isSound = flags.every(({ flag }) => flag === 'capacity-unit-unknown');
  const named = { unit: (unit ? textOf(unit, 'name') : undefined) ?? null, countedAt };
  return { value: isSound ? { available, maximum, ...named } : { ...notSaid }, flags };
};

const whole = (row: Row, column: string): number | null => {
  const value = numberOf(row, column);
  return value !== undefined && Number.isInteger(value) && value >= 0 && value <= 1_000_000 ? value : null;
};

const tooMany = ({ place }: Row): Flag =>
  flag('available-above-maximum', `${place}.available`, {
    reason: 'More places are free than there are.',
    mend: 'Correct available or maximum; until then no number is shown.',
  });

const noUnit = ({ place }: Row): Flag =>
  flag('capacity-unit-unknown', `${place}.unit_id`, {
    reason: 'What is counted is not said: its unit is not in the source.',
    mend: 'Add the unit, by name.',
  });

const inFuture = ({ place }: Row): Flag =>
  flag('counted-in-the-future', `${place}.updated`, {
    reason: 'The places were counted at a time that has not come.',
    mend: 'Correct the time of the count; until then no number is shown.',
  });
