import type { CommandMeta, Context } from '@handoff/host';
import type { Commands } from '@handoff/schemas';
import type { Outcome } from '@handoff/stream-store';
import type { ParticipationCommand } from './domain/facts.ts';
import { toCommand } from './contract.ts';

type Name = ParticipationCommand['type'];

/** One partner message is one command; the stream of the referral's participation decides. */
export const recordFact =
  <Type extends Name>(type: Type) =>
  (
    record: Commands[Type],
    { causation, bodyHash, trace }: CommandMeta,
    { handle }: Context,
  ): Promise<Outcome> => {
    const data = (toCommand[type] as (record: Commands[Type]) => ParticipationCommand['data'])(record);
    return handle('participation', record.participationId, { type, data }, { causation, bodyHash, trace });
  };
