export { type NearBound, usualBounds } from './bounds.ts';
export { type Clocks, type ClocksParts, createClocks } from './clocks.ts';
export type { DatabaseClock } from './database-clock.ts';
export type { Failpoint } from './failpoint.ts';
export { type Answer, createHandler, type Handler, type HandlerParts, type Meta } from './handle.ts';
export { type LocalTime, localTime } from './local-time.ts';
export { createRejoin, type Rejoined, type Trouble } from './rejoin.ts';
export { createRelay, type Relay, type RelayParts } from './relay.ts';
export { createSerially } from './serially.ts';
export { storesByType } from './stores-by-type.ts';
export type { Handled, Lease, Outcome, StoredEvent, StreamDocument } from './stream-document.ts';
export { handledKept } from './stream-document.ts';
export {
  type Change,
  type ClaimRequest,
  Conflict,
  type DueClaim,
  type Outbox,
  type PendingClaim,
  type Rejoining,
  type StreamStore,
  type ToldStream,
  type Waiting,
  Transient,
} from './stream-store.ts';
export {
  type AnyCommand,
  type AnyEvent,
  type AnyStreamType,
  type Bounds,
  type EventData,
  type StreamType,
  type Unstamped,
  upcast,
} from './stream-type.ts';
