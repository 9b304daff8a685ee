import {
  type Cursors,
  offsetsOf,
  partitionName,
  type Place,
  placeMarks,
  type Recall,
} from '@handoff/messaging';
import { groupPrefixOf, type ServiceName } from '@handoff/schemas';
import type { ServiceDefinition } from '../definition.ts';

export const groupOf = (service: ServiceName, consumer: string): string =>
  `${groupPrefixOf(service)}${consumer}`;
export const commandsGroup = (service: ServiceName): string => groupOf(service, 'commands');

/** A group that has committed more than this store knows to be handled, and where the store knows it to be. */
export type Ahead = Readonly<{ groupId: string; places: readonly Place[] }>;

type Reading = Pick<ServiceDefinition, 'name' | 'subscriptions' | 'readsBeside'>;

/** What is marked beside the effects is never behind what is committed, unless the store was put back. */
export const groupsAhead = async (
  { name, subscriptions, readsBeside = [] }: Reading,
  recall: Recall,
  cursors: Cursors,
): Promise<readonly Ahead[]> => {
  const noted = new Set(
    ['commands', ...subscriptions.map(({ consumer }) => consumer)].map((consumer) => groupOf(name, consumer)),
  );
  const own = (await recall.groups()).filter(
    (id) => noted.has(id) || readsBeside.some((prefix) => id.startsWith(`${prefix}.`)),
  );
  const committed = await recall.committed(own);
  const each = [...committed].map(async ([groupId, places]) => {
    const reached = offsetsOf(places);
    const marked = await placeMarks(cursors, groupId).of(places);
    const behind = marked.filter((place) => place.offset < (reached.get(partitionName(place)) ?? 0));
    return { groupId, places: behind };
  });
  return (await Promise.all(each)).filter(({ places }) => places.length > 0);
};
