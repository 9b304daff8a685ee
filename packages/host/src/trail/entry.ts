import { createHash } from 'node:crypto';
import { digest, type Entry } from '@handoff/audit';
import type { ServiceName } from '@handoff/schemas';
import type { StoredEvent } from '@handoff/stream-store';

/** One act of a service, in the chain of whoever asked for it. Ids and decisions, never data. */
export type TrailEntry = Entry &
  Readonly<{
    act: 'changed' | 'refused' | 'exported' | 'looked';
    /** The event's record, or the command's name. */
    what: string;
    /** The stream it moved or was asked of, or what else it was about, by its id. */
    of: string;
    /** Of a change: its place in the stream. */
    sequence: number | null;
    /** SHA-256 of the event as it is stored: an event that somebody edits afterwards no longer fits. */
    digest: string | null;
    /** Of a refusal: its code. Of a look: the reason that was given, coded. */
    because: string | null;
    /** What it followed from. */
    causation: string | null;
  }>;

/** Whoever asked, by the causation that the gateway gives to what agencies ask; all else is the exchange's own doing. */
const asked = /^partner:([a-z0-9-]+):/;

export const chainOf = (service: ServiceName, causation: string): string =>
  `${service}.${asked.exec(causation)?.[1] ?? 'exchange'}`;

/** An agency's own number for what it sent is its own word, and may say anything: only its digest is written down. */
export const causeOf = (causation: string): string =>
  asked.test(causation)
    ? `asked-${createHash('sha256').update(causation).digest('hex').slice(0, 32)}`
    : causation;

export const changeEntry = (service: ServiceName, streamId: string, event: StoredEvent): TrailEntry => ({
  id: event.id,
  tenant: chainOf(service, event.causation),
  at: event.time,
  act: 'changed',
  what: event.type,
  of: streamId,
  sequence: event.sequence,
  digest: digestOf(event),
  because: null,
  causation: causeOf(event.causation),
});

/** As JSON, whatever store it came from. */
export const digestOf = (event: StoredEvent): string => digest(JSON.parse(JSON.stringify(event)));
