import { auditChain, type ChainStore, EntryContradicts, movedHeads, type TenantHead } from '@handoff/audit';
import type { ServiceName } from '@handoff/schemas';
import type { StoredEvent } from '@handoff/stream-store';
import type { Ids } from '../ids.ts';
import { type DoorRefusals, doorRefusals } from './door-refusals.ts';
import { causeOf, chainOf, changeEntry, type TrailEntry } from './entry.ts';

type Refused = Readonly<{ streamId: string; command: string; code: string; causation: string }>;
export type Act = Pick<TrailEntry, 'act' | 'what' | 'of' | 'because' | 'who' | 'roles' | 'times'> &
  Readonly<{ id: string; by: string }>;
/** An entry in its place. */
export type Noted = TrailEntry & Readonly<{ number: number }>;

export type Trail = Readonly<{
  /**
   * Events that are about to be published, in the order of their stream. The relay does this before it marks them, so what
   * is marked stands in the trail; a repeat changes nothing.
   */
  changed: (streamId: string, events: readonly StoredEvent[]) => Promise<void>;
  /** Before the refusal is answered. A repeat of it is the same refusal. */
  refused: (refused: Refused) => Promise<void>;
  /** What is no event and no refusal: rows taken out, a look at somebody. `by`: for whom, an agency or the operator. */
  acted: (act: Act) => Promise<void>;
  /** What stands in the chain of one of those, after this number. */
  of: (by: string, after: number, limit: number) => Promise<readonly Noted[]>;
  /** What a door turned away. */
  door: DoorRefusals;
  /** The ends that moved, to whoever signs them. */
  tellHeads: (to: (heads: readonly TenantHead[]) => Promise<unknown>) => Promise<number>;
}>;

type Parts = Readonly<{
  service: ServiceName;
  store: ChainStore<TrailEntry>;
  ids: Ids;
  now: () => string;
}>;

/** What a service did and did not do, as chains of its own: one for each agency that asked, one for the exchange. */
export const createTrail = ({ service, store, ids, now }: Parts): Trail => {
  const heads = movedHeads(store);
  const chain = auditChain(store, { onMoved: heads.note });
  const none = { sequence: null, digest: null, causation: null };
  const acted: Trail['acted'] = ({ by, ...act }) =>
    chain.append([{ ...none, ...act, tenant: `${service}.${by}`, at: now() }]);
  return {
    changed: (streamId, events) => chain.append(events.map((event) => changeEntry(service, streamId, event))),
    refused: async ({ streamId, command, code, causation }) => {
      const id = ids.derive('refusal', `${streamId}|${causation}`);
      const said = { act: 'refused', what: command, of: streamId, because: code } as const;
      const tenant = chainOf(service, causation);
      try {
        await chain.append([{ ...none, ...said, id, tenant, at: now(), causation: causeOf(causation) }]);
      } catch (error) {
        // It was written when it was first refused, with the time it had then.
        if (!(error instanceof EntryContradicts)) throw error;
      }
    },
    acted,
    of: async (by, after, limit) =>
      (await store.links(`${service}.${by}`, after, limit)).map(({ entry, number }) => ({
        ...entry,
        number,
      })),
    door: doorRefusals((refused) => acted({ id: ids.fresh('turned-away'), act: 'turned-away', ...refused })),
    tellHeads: heads.tell,
  };
};
