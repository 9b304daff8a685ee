import { refuse } from '@handoff/decider';
import { v7 as uuidv7 } from 'uuid';
import type { NearBound } from './bounds.ts';
import { type Checks, decideChange, type Stamp } from './decide-change.ts';
import { earlierAnswer } from './earlier-answer.ts';
import { type Failpoint, noFailpoint } from './failpoint.ts';
import { type LocalTime, localTime } from './local-time.ts';
import { createSerially } from './serially.ts';
import type { Outcome, StoredEvent, StreamDocument } from './stream-document.ts';
import { Conflict, type DueClaim, type StreamStore, Transient } from './stream-store.ts';
import { type AnyCommand, type AnyEvent, type StreamType, stateOf, type Unstamped } from './stream-type.ts';

export type Meta = Readonly<{
  causation: string;
  bodyHash: string;
  trace?: string | undefined;
  /** When the sender issued it: one older than all the stream remembers is refused, not risked twice. */
  issuedAt?: string | undefined;
}>;
export type Answer = Outcome & Readonly<{ repeated: boolean }>;

export type HandlerParts = Readonly<{
  store: StreamStore;
  now: () => string;
  accepts: Checks['accepts'];
  relay?: { publish(streamId: string): Promise<void> };
  failpoint?: Failpoint;
  onNearBound?: (near: NearBound) => void;
  /** A command reached a stream that has events: this is its newest. */
  onContinued?: (newest: StoredEvent) => void;
  newEventId?: Checks['newEventId'];
  time?: LocalTime;
  random?: () => number;
}>;

type Issued = Readonly<{ meta: Meta; clock?: DueClaim }>;
type Ask<C, S> = Issued & Readonly<{ command: (state: S) => Unstamped<C> }>;

const mostAttempts = 100;

/** Ids sort by business time, not by the wall clock of the process that made them. */
const eventId = (at: string): string => uuidv7({ msecs: Date.parse(at) });

const later = (...instants: readonly (string | undefined)[]): string =>
  instants.reduce<string>((latest, instant) => (instant && instant > latest ? instant : latest), '');

const checkId = (name: string, streamId: unknown): void => {
  if (typeof streamId === 'string' && streamId.startsWith(`${name}-`)) return;
  refuse('not-such-an-id', {
    reason: `The id given is not that of a ${name}.`,
    mend: `Send the id as it was given out: it begins with "${name}-".`,
    place: `${name}Id`,
  });
};

export const createHandler = ({
  store,
  now,
  accepts,
  relay,
  failpoint = noFailpoint,
  onNearBound = () => undefined,
  onContinued = () => undefined,
  newEventId = eventId,
  time = localTime,
  random = Math.random,
}: HandlerParts) => {
  const { inTurn } = createSerially();
  const checks: Checks = { accepts, newEventId, onNearBound };

  const stampOf = (streamId: string, document: StreamDocument | undefined, ask: Issued): Stamp => ({
    streamId,
    causation: ask.meta.causation,
    bodyHash: ask.meta.bodyHash,
    trace: ask.meta.trace,
    // Time never runs back within a stream, and a clock that rang is due whatever this process's estimate says.
    at: later(now(), document?.events.at(-1)?.time, ask.clock?.dueAt),
    rung: ask.clock !== undefined,
  });

  const commit = async <C extends AnyCommand, S, E extends AnyEvent>(
    type: StreamType<C, S, E>,
    streamId: string,
    document: StreamDocument | undefined,
    ask: Ask<C, S>,
  ): Promise<Answer> => {
    const stamp = stampOf(streamId, document, ask);
    const command = (state: S) => ({ ...ask.command(state), at: stamp.at }) as unknown as C;
    const change = decideChange(type, document, command, stamp, checks);
    await failpoint('api.before-commit');
    await store.append(streamId, document?.version ?? 0, change);
    await failpoint('api.after-commit-before-reply');
    // Not awaited: the answer stands whether or not the broker is there. The relay reports, the sweeper repeats.
    if (change.events.length > 0) void relay?.publish(streamId).catch(() => undefined);
    return { ...change.handled.outcome, repeated: false };
  };

  const attempt = async <C extends AnyCommand, S, E extends AnyEvent>(
    type: StreamType<C, S, E>,
    streamId: string,
    ask: Ask<C, S>,
  ): Promise<Answer> => {
    const document = await store.load(streamId);
    const newest = document?.events.at(-1);
    if (newest) onContinued(newest);
    const earlier = document && earlierAnswer(document, ask.meta);
    if (earlier) return { ...earlier, repeated: true };
    const version = document?.version ?? 0;
    // Something else moved the stream since its clock was claimed; the clock it has now will ring by itself.
    if (ask.clock && ask.clock.version !== version) return { kind: 'nothing', version, repeated: true };
    return commit(type, streamId, document, ask);
  };

  const untilSettled = async (streamId: string, work: () => Promise<Answer>): Promise<Answer> => {
    for (let attempts = 1; attempts <= mostAttempts; attempts += 1) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof Conflict)) throw error;
        await time.sleep(random() * Math.min(50, 2 ** attempts));
      }
    }
    throw new Transient('stream-contended', `${streamId}: others were first ${mostAttempts} times.`);
  };

  const answer = <C extends AnyCommand, S, E extends AnyEvent>(
    type: StreamType<C, S, E>,
    streamId: string,
    ask: Ask<C, S>,
  ): Promise<Answer> => inTurn(streamId, () => untilSettled(streamId, () => attempt(type, streamId, ask)));

  return {
    /** Answers a command once, however often it comes. Throws Refusal only for what must not be remembered. */
    handle: async <C extends AnyCommand, S, E extends AnyEvent>(
      type: StreamType<C, S, E>,
      streamId: string,
      command: Unstamped<C>,
      meta: Meta,
    ): Promise<Answer> => {
      checkId(type.name, streamId);
      return answer(type, streamId, { command: () => command, meta });
    },

    /** Issues the command of a stream's own clock. */
    ring: async <C extends AnyCommand, S, E extends AnyEvent>(
      type: StreamType<C, S, E>,
      clock: DueClaim,
      trace?: string,
    ): Promise<Answer> => {
      const command = (state: S) => {
        if (!type.onDue) throw new Error(`The stream type ${type.name} has a dueAt but no onDue.`);
        return type.onDue(state);
      };
      const causation = `clock:${clock.id}:${clock.version}`;
      return answer(type, clock.id, { command, meta: { causation, bodyHash: 'clock', trace }, clock });
    },

    read: async <C extends AnyCommand, S, E extends AnyEvent>(
      type: StreamType<C, S, E>,
      streamId: string,
    ): Promise<{ state: S; version: number } | undefined> => {
      const document = await store.load(streamId);
      if (!document || document.events.length === 0) return undefined;
      return { state: stateOf(type, document), version: document.version };
    },
  };
};

export type Handler = ReturnType<typeof createHandler>;
