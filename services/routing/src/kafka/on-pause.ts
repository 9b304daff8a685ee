import type { Context, EventMeta } from '@handoff/host';
import type { AgencyPaused, AgencyResumed } from '@handoff/schemas';
import { standsStill } from '../domain/referral/pause.ts';
import type { Referral } from '../domain/referral/state.ts';
import type { Routing } from '../routing.ts';
import { causedBy } from './causation.ts';
import { mustStand } from './must-stand.ts';

/** Noted first: what is offered at this very moment looks whether the agency is paused once the offer stands. */
export const onAgencyPaused = async (
  { register }: Routing,
  { slug, since }: AgencyPaused,
  meta: EventMeta,
  context: Context,
): Promise<void> => {
  const { pauses, standing } = register(context);
  await pauses.keep(slug, since);
  for (const referralId of await standing.openAt(slug)) await stop(referralId, slug, since, meta, context);
};

export const onAgencyResumed = async (
  { register }: Routing,
  { slug }: AgencyResumed,
  meta: EventMeta,
  context: Context,
): Promise<void> => {
  const { pauses, standing } = register(context);
  await pauses.end(slug);
  for (const referralId of await standing.openAt(slug)) await start(referralId, slug, meta, context);
};

/**
 * A clock of the agency began: while it is paused, it stands still from the start. Asked once more afterwards: an agency that
 * went on at this very moment has started all that stood still, and wouldn't come by again. A repeat of
 * an event whose first handling ended between the two asks too.
 */
export const stopIfPaused = async (
  { register }: Routing,
  { referralId, agency }: Readonly<{ referralId: string; agency: string }>,
  meta: EventMeta,
  context: Context,
): Promise<void> => {
  const { pauses } = register(context);
  const since = await pauses.since(agency);
  if (since !== undefined) await stop(referralId, agency, since, meta, context);
  const referral = (await context.read<Referral>('referral', referralId))?.state;
  if (!referral || !standsStill(referral, agency)) return;
  if ((await pauses.since(agency)) === undefined) await start(referralId, agency, meta, context);
};

const stop = async (
  referralId: string,
  agency: string,
  since: string,
  meta: EventMeta,
  { handle }: Context,
): Promise<void> => {
  const command = { type: 'StopClocks', data: { agency, since } };
  mustStand(await handle('referral', referralId, command, causedBy(meta, `stop:${referralId}:${agency}`)));
};

const start = async (
  referralId: string,
  agency: string,
  meta: EventMeta,
  { handle }: Context,
): Promise<void> => {
  const command = { type: 'StartClocks', data: { agency } };
  mustStand(await handle('referral', referralId, command, causedBy(meta, `start:${referralId}:${agency}`)));
};
