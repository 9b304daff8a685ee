import type { StreamType } from '@handoff/stream-store';
import { type Screening, type ScreeningCommand, type ScreeningEvent, screening } from './domain/screening.ts';

export const screeningStream: StreamType<ScreeningCommand, Screening, ScreeningEvent> = {
  name: 'screening',
  decider: screening,
  fold: 1,
  // Every screening is kept whole, with its explanation of each program: about 70 KB sealed. Fifty of them are a life.
  bounds: { events: 50, bytes: 5 * 1024 * 1024 },
};
