import { createSerially } from '@handoff/stream-store';
import type { Gateway, Listeners } from '../gateway.ts';
import { mustStand } from '../must-stand.ts';
import { NotYet } from '../not-yet.ts';
import {
  type BrokerAdmin,
  type Credentials,
  endAtBroker,
  endAtDoors,
  issueCredentials,
  mustBeRegistered,
} from './provision.ts';

const streamOf = (slug: string): string => `pause-${slug}`;

/** What opens and closes an agency's ways goes one at a time: nothing is taken away late that was given since. */
const { inTurn } = createSerially();

/**
 * Nothing reaches the agency from here on, over no way. That it is paused stands before anything is closed: whoever asked holds no token any
 * more and can't ask again, so what is left, by a broker that fails or a crash, is closed by `onAgencyPaused`.
 */
export const pauseAgency = async (gateway: Gateway, admin: BrokerAdmin, slug: string): Promise<void> => {
  await mustBeRegistered(gateway.register, slug);
  await say(gateway, 'PauseAgency', slug);
  await closeIfPaused(gateway, admin, slug).catch((error: unknown) => {
    if (!(error instanceof NotYet)) throw error;
  });
};

/** What the pause could not close is closed now, unless the agency goes on already. */
export const onAgencyPaused = (admin: BrokerAdmin): Listeners => ({
  AgencyPaused: ({ slug }, _, gateway) => closeIfPaused(gateway, admin, slug),
});

/** New credentials go on where the former ones stopped, and so do the clocks. Cut off before it issued any, it is asked again. */
export const resumeAgency = (gateway: Gateway, admin: BrokerAdmin, slug: string): Promise<Credentials> =>
  inTurn(slug, async () => {
    await mustBeRegistered(gateway.register, slug);
    await say(gateway, 'ResumeAgency', slug);
    return issueCredentials(gateway.register, admin, slug);
  });

/** Since when an agency is paused; undefined: it is not. */
export const pausedSince = async (
  { read }: Pick<Gateway, 'read'>,
  slug: string,
): Promise<string | undefined> => (await read<{ since?: string }>('pause', streamOf(slug)))?.state.since;

/** Whether it is paused is looked at within the turn: one that was resumed while this waited keeps what it was given. */
const closeIfPaused = (gateway: Gateway, admin: BrokerAdmin, slug: string): Promise<void> =>
  inTurn(slug, async () => {
    if ((await pausedSince(gateway, slug)) === undefined) return;
    await endAtDoors(gateway.register, slug);
    try {
      await endAtBroker(gateway.register, admin, slug);
    } catch (error) {
      // Whatever the broker's client makes of it: a pause is never parked, nor does it hold up the next one for good.
      const code = error instanceof Error ? error.name : 'unknown';
      gateway.log.warn('The rights of a paused agency are still to be taken away at the broker', { code });
      throw new NotYet('pause-at-broker', 'the broker has not taken the rights away yet');
    }
  });

/** Each time a word of its own: what stands already changes nothing. */
const say = async (gateway: Gateway, type: 'PauseAgency' | 'ResumeAgency', slug: string): Promise<void> => {
  const causation = gateway.ids.fresh('pause');
  mustStand(await gateway.handle('pause', streamOf(slug), { type, data: { slug } }, { causation }));
};
