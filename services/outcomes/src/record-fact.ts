import type { CommandMeta, Context } from '@handoff/host';
import type { Commands } from '@handoff/schemas';
import type { Outcome } from '@handoff/stream-store';
import type { ParticipationCommand } from './domain/facts.ts';
import { toCommand } from './contract.ts';
import { struckIn } from './figures/struck.ts';
import type { FactTables } from './tables/fact-tables.ts';

type Name = ParticipationCommand['type'];

/**
 * One partner message is one command; the stream of the referral's participation decides. That the referral was struck
 * comes with the command: so a repeat gets the answer of the first time, whatever happened since.
 */
export const recordFact =
  <Type extends Name>(type: Type, tables: (context: Context) => FactTables) =>
  async (
    record: Commands[Type],
    { causation, bodyHash, trace }: CommandMeta,
    context: Context,
  ): Promise<Outcome> => {
    const data = (toCommand[type] as (record: Commands[Type]) => ParticipationCommand['data'])(record);
    const moves = await tables(context).of('referral_moves', record.referralId);
    const command = { type, data, struck: moves.some(struckIn) };
    return context.handle('participation', record.participationId, command, { causation, bodyHash, trace });
  };
