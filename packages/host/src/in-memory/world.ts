import { type Codec, createCodec, inMemoryIds } from '@handoff/codec';
import type { ServiceClient } from '@handoff/http';
import { type InMemoryBroker, inMemoryBroker } from '@handoff/messaging/in-memory';
import { type ServiceName, topics } from '@handoff/schemas';
import { type VirtualTime, virtualTime } from '@handoff/stream-store/in-memory';
import { createIds, type Ids } from '../ids.ts';

/** What the services of one exchange share: a broker, one time, one contract, and each other's doors. */
export type World = Readonly<{
  time: VirtualTime;
  broker: InMemoryBroker;
  codec: Codec;
  ids: Ids;
  /** Opens a service's door to the others; `from` is who calls. */
  open: (service: ServiceName, door: (from: ServiceName) => ServiceClient) => void;
  client: (from: ServiceName, to: ServiceName) => ServiceClient;
}>;

export const inMemoryWorld = ({ startsAt = '2026-11-22T15:00:00.000Z' } = {}): World => {
  const broker = inMemoryBroker();
  for (const [name, { partitions }] of Object.entries(topics)) broker.createTopic(name, partitions);
  const doors = new Map<ServiceName, (from: ServiceName) => ServiceClient>();
  return {
    time: virtualTime(startsAt),
    broker,
    codec: createCodec({ ids: inMemoryIds() }),
    ids: createIds('a secret known to this test alone'),
    open: (service, door) => void doors.set(service, door),
    client: (from, to) => {
      const door = doors.get(to);
      if (!door) throw new Error(`${from} calls ${to}, which is not in this world: host it, or give a peer`);
      return door(from);
    },
  };
};
