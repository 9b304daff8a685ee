import { isCode } from '@handoff/schemas';
import type { StreamType } from '@handoff/stream-store';
import type { ParticipationCommand, ParticipationEvent } from './domain/facts.ts';
import { participationDecider } from './domain/participation.ts';
import type { Participation } from './domain/participation-state.ts';

export const participationStream: StreamType<ParticipationCommand, Participation, ParticipationEvent> = {
  name: 'participation',
  decider: participationDecider(isCode),
  fold: 2,
  correlation: (participation) =>
    participation.stage === 'recorded' ? participation.whose.journeyId : undefined,
};
