import { hash } from 'node:crypto';
import { digest, type Entry } from '@handoff/audit';
import type { ServiceName } from '@handoff/schemas';
import type { StoredEvent } from '@handoff/stream-store';

/** One act of a service, in the chain of whoever asked for it. Ids and decisions, never data. */
export type TrailEntry = Entry &
  Readonly<{
    act: 'changed' | 'refused' | 'exported' | 'looked' | 'did' | 'turned-away';
    /** The event's record, the command's name, or the route. */
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
    /** Of what a person did, or was refused: who it was, and in which roles. */
    who?: string;
    roles?: readonly string[];
    /** Of what was turned away: how often within a minute. */
    times?: number;
  }>;

/** Whoever asked, by the causation that the gateway gives to what agencies ask; all else is the exchange's own doing. */
const asked = /^partner:([a-z0-9-]+):/;

export const chainOf = (service: ServiceName, causation: string): string =>
  `${service}.${asked.exec(causation)?.[1] ?? 'exchange'}`;

/** An agency's own number for what it sent is its own word, and may say anything: only its digest is written down. */
export const causeOf = (causation: string): string =>
  asked.test(causation) ? `asked-${hash('sha256', causation).slice(0, 32)}` : causation;

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

/** Of its JSON, and that canonical: the same whatever store it came from. */
export const digestOf = (event: StoredEvent): string => digest(event);
