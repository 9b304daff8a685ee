import type { StreamType } from '@handoff/stream-store';
import {
  type Publication,
  type PublicationCommand,
  type PublicationEvent,
  publication,
} from './domain/law/publication.ts';
import {
  type Screening,
  type ScreeningCommand,
  type ScreeningEvent,
  screening,
} from './domain/screening/screening.ts';

export const screeningStream: StreamType<ScreeningCommand, Screening, ScreeningEvent> = {
  name: 'screening',
  decider: screening,
  fold: 2,
  // Every screening is kept whole, with its explanation of each program: some 15 KB sealed. A hundred are a life.
  bounds: { events: 100, bytes: 2 * 1024 * 1024 },
};

export const rulesStream: StreamType<PublicationCommand, Publication, PublicationEvent> = {
  name: 'rules',
  decider: publication,
  fold: 1,
  // One for good: a release a week is in it after twenty years.
  bounds: { events: 1_000, bytes: 1024 * 1024 },
};
