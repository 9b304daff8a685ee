import type { StreamType } from '@handoff/stream-store';
import { type Screening, type ScreeningCommand, type ScreeningEvent, screening } from './domain/screening.ts';

export const screeningStream: StreamType<ScreeningCommand, Screening, ScreeningEvent> = {
  name: 'screening',
  decider: screening,
  fold: 1,
  // Every screening is kept whole, with its explanation of each program: some 15 KB sealed. A hundred are a life.
  bounds: { events: 100, bytes: 2 * 1024 * 1024 },
};
