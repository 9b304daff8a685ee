import { refuse } from '@handoff/decider';
import type { CommandMeta, Context } from '@handoff/host';
import type { Outcome } from '@handoff/stream-store';
import { leaveReasons } from '../domain/journey/events.ts';
import type { JourneyCommand } from '../domain/journey/journey.ts';

type Steering = 'ChooseOptions' | 'ChangeCourse' | 'LeaveJourney' | 'RestartJourney' | 'AssignNavigators';
type DataOf<Type extends Steering> = Extract<JourneyCommand, { type: Type }>['data'];

/** What the referring agency asks of a journey, as it was sent: the stream itself says whether it may. */
export const steer =
  <Type extends Steering>(type: Type) =>
  (
    { journeyId, ...data }: DataOf<Type> & Readonly<{ journeyId: string }>,
    { causation, bodyHash, trace }: CommandMeta,
    { handle }: Context,
  ): Promise<Outcome> =>
    handle('journey', journeyId, { type, data }, { causation, bodyHash, trace });

/** A journey ends for many reasons; an agency may give two of them. */
export const leaveJourney = (
  { reason, ...said }: Readonly<{ journeyId: string; agency: string; reason: string }>,
  meta: CommandMeta,
  context: Context,
): Promise<Outcome> => {
  const left = leaveReasons.find((known) => known === reason) ?? refuseReason(reason);
  return steer('LeaveJourney')({ ...said, reason: left }, meta, context);
};

const refuseReason = (reason: string): never =>
  refuse('unknown-reason', {
    place: 'reason',
    reason: `'${reason}' is not for an agency to say`,
    mend: `Send one of: ${leaveReasons.join(', ')}.`,
  });
