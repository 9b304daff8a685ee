import type { Context } from '@handoff/host';
import type { Setting } from '../domain/matching/reasons.ts';
import { type Agency, doorOf, type Supply } from '../domain/matching/supply.ts';
import { type OpenSeats, type Seats, unitsLeft } from '../domain/seats/state.ts';
import type { Needs } from '../register/register.ts';
import type { Routing } from '../routing.ts';

/** What options are weighed by, as it stands at this moment. */
export const settingFor = async (
  routing: Routing,
  { language, referrer }: Pick<Needs, 'language' | 'referrer'>,
  agencies: readonly Agency[],
  { on, context }: Readonly<{ on: string; context: Context }>,
): Promise<Setting> => {
  const [door] = await routing.register(context).directory.agencies([referrer]);
  const supply = await supplyOf(routing, agencies, context);
  return { language, on, from: doorOf(door), supply, weights: routing.weights };
};

const supplyOf = async (
  { register }: Routing,
  agencies: readonly Agency[],
  context: Context,
): Promise<Supply> => {
  const known = register(context).answers;
  const answers = await Promise.all(agencies.map(async ({ slug }) => [slug, await known.of(slug)] as const));
  const cohorts = agencies.flatMap(({ slug, services }) =>
    services.flatMap(({ cohort }) => (cohort === null ? [] : [`${slug}/${cohort}`])),
  );
  const free = await Promise.all(cohorts.map(async (cohort) => freeAt(cohort, context)));
  return { answers: new Map(answers), free: new Map(free.flat()) };
};

const freeAt = async (
  cohort: string,
  { ids, read }: Context,
): Promise<readonly (readonly [string, number])[]> => {
  const open = await standing(ids.derive('seats', cohort), read);
  return open ? [[cohort, Math.max(0, unitsLeft(open, null))]] : [];
};

/** A cohort that grew to the bound of its stream goes on in another. */
const standing = async (seatsId: string, read: Context['read']): Promise<OpenSeats | undefined> => {
  const seats = (await read<Seats>('seats', seatsId))?.state;
  if (seats?.status === 'carried') return standing(seats.carriedTo, read);
  return seats?.status === 'open' ? seats : undefined;
};
