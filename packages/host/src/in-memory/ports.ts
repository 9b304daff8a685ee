import type { ServiceClient } from '@handoff/http';
import { mayCall, type Operation, type ServiceName } from '@handoff/schemas';
import { inMemoryStreams } from '@handoff/stream-store/in-memory';
import type { Ports } from '../assemble.ts';
import type { Kept } from './kept.ts';
import type { World } from './world.ts';

type Parts = Readonly<{
  service: ServiceName;
  world: World;
  kept: Kept;
  /** Where lines of the log go. */
  note?: (...line: unknown[]) => void;
  /** Stand-ins for services that are not hosted in this world. */
  peers?: Readonly<Partial<Record<ServiceName, ServiceClient>>>;
  /** By stream type; on what is kept, unless said otherwise. */
  stores?: Ports['stores'];
}>;

const storesOn = ({ documents }: Kept, { time }: World): Ports['stores'] =>
  Object.fromEntries(
    Object.entries(documents).map(([type, streams]) => [type, inMemoryStreams({ time, documents: streams })]),
  );

/** The twins of everything technical a process stands on. */
export const inMemoryPorts = ({
  service,
  world,
  kept,
  note = () => {},
  peers = {},
  stores = storesOn(kept, world),
}: Parts): Ports => {
  const { time, broker, codec, ids } = world;
  return {
    stores,
    clock: time.clock,
    codec,
    producer: broker.producer(),
    cursors: kept.cursors,
    parked: kept.parked,
    trail: kept.trail,
    lag: async () => broker.lag().filter(({ groupId }) => groupId.startsWith(`handoff.${service}.`)),
    call: (to) => peers[to] ?? world.client(service, to),
    auth: {
      authenticate: () => undefined,
      mayCall: (call) => (caller) => mayCall(caller.name, service, call as Operation),
    },
    ids,
    // What a service keeps beside its streams comes to it through ports of its own, which have twins too.
    db: undefined as never,
    atRest: { seal: (text) => text, open: (text) => text, index: (field, text) => `${field}|${text}` },
    log: { debug: note, info: note, warn: note, error: note },
    failpoint: async () => {},
  };
};
