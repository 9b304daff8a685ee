import type { ServiceDefinition } from '@handoff/host';
import { Conflict, type StreamStore } from '@handoff/stream-store';
import type { Sabotage } from './exchange/exchange.ts';

/**
 * Ways to break the exchange, in the simulation's own wiring alone. Each takes away one thing that keeps a promise;
 * a checker that does not notice would be worth nothing.
 */
export const sabotages = {
  /** Nobody remembers what was answered before: a repeat is taken for something new. */
  'deduplication off': { tamper: forgetful },
  /** Writers do not compare before they set: whoever comes second writes over what came first. */
  'version check off': { tamper: careless },
  /** Acceptance takes no hold: the last place is there for everyone who asks. */
  'hold off': { redefine: withoutHolds },
  /** A stream's tail is sent backwards. */
  'relay order off': { tamper: backwards },
} as const satisfies Record<string, Sabotage>;

export type SabotageName = keyof typeof sabotages;

export const isSabotage = (name: string): name is SabotageName => Object.hasOwn(sabotages, name);

function forgetful(store: StreamStore): StreamStore {
  let appends = 0;
  return {
    ...store,
    load: async (id) => {
      const document = await store.load(id);
      if (!document) return undefined;
      const events = document.events.map((event) => ({ ...event, causation: 'forgotten' }));
      return { ...document, events, handled: [] };
    },
    append: (id, expectedVersion, change) => {
      const causation = `${change.handled.causation} ${(appends += 1)}`;
      return store.append(id, expectedVersion, { ...change, handled: { ...change.handled, causation } });
    },
  };
}

function careless(store: StreamStore): StreamStore {
  return {
    ...store,
    append: async (id, expectedVersion, change) => {
      for (let version = expectedVersion; ; version += 1)
        try {
          return await store.append(id, version, change);
        } catch (error) {
          const document = error instanceof Conflict ? await store.load(id) : undefined;
          const answered = document?.handled.some(({ causation }) => causation === change.handled.causation);
          if (!document || answered || version >= document.version) throw error;
        }
    },
  };
}

function backwards(store: StreamStore): StreamStore {
  return {
    ...store,
    outbox: async (id) => {
      const { published, events } = await store.outbox(id);
      return { published, events: events.toReversed() };
    },
  };
}

type Decide = (command: Readonly<{ type: string }>, state: unknown) => readonly unknown[];

function withoutHolds(definition: ServiceDefinition): ServiceDefinition {
  const streams = definition.streams.map((stream) => {
    if (stream.type.name !== 'seats') return stream;
    const { decider } = stream.type;
    const decide: Decide = (command, state) =>
      command.type === 'HoldPlace' ? [] : (decider.decide as Decide)(command, state);
    return { ...stream, type: { ...stream.type, decider: { ...decider, decide } } };
  });
  return { ...definition, streams: streams as ServiceDefinition['streams'] };
}
