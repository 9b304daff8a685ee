import type { StreamType } from '@handoff/stream-store';
import { type Screening, type ScreeningCommand, type ScreeningEvent, screening } from './domain/screening.ts';

export const screeningStream: StreamType<ScreeningCommand, Screening, ScreeningEvent> = {
  name: 'screening',
  decider: screening,
  fold: 1,
};
