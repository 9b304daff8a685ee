import type { CommandMeta, Context } from '@handoff/host';
import type { ChooseOptions } from '@handoff/schemas';
import type { Outcome } from '@handoff/stream-store';
import { faultOf } from '../domain/journey/choice-fault.ts';
import type { Routing } from '../routing.ts';
import { steer } from './steer-journey.ts';

/**
 * What the directory knows of an agency is no secret, so a choice that can come to nothing is said at once; the journey
 * itself refuses it (domain/journey/choice-fault.ts). Whether an agency is open to this person is never said here.
 */
export const chooseOptions = async (
  { register }: Routing,
  said: ChooseOptions,
  meta: CommandMeta,
  context: Context,
): Promise<Outcome> => {
  const known = await register(context).directory.agencies(said.choices.map(({ agency }) => agency));
  const fault = faultOf(said.choices, known, context.today());
  return steer('ChooseOptions')({ ...said, fault }, meta, context);
};
