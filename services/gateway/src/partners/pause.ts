import type { Gateway } from '../gateway.ts';
import { mustStand } from '../must-stand.ts';
import { type BrokerAdmin, type Credentials, endCredentials, issueCredentials } from './provision.ts';

const streamOf = (slug: string): string => `pause-${slug}`;

/**
 * Nothing reaches the agency from here on, over no way; then it is told to whoever runs clocks for it. Doors first: the clocks
 * can wait a second, the agency can't.
 */
export const pauseAgency = async (gateway: Gateway, admin: BrokerAdmin, slug: string): Promise<void> => {
  await endCredentials(gateway.register, admin, slug);
  await say(gateway, 'PauseAgency', slug);
};

/** New credentials go on where the former ones stopped, and so do the clocks. */
export const resumeAgency = async (
  gateway: Gateway,
  admin: BrokerAdmin,
  slug: string,
): Promise<Credentials> => {
  const issued = await issueCredentials(gateway.register, admin, slug);
  await say(gateway, 'ResumeAgency', slug);
  return issued;
};

/** Since when an agency is paused; undefined: it is not. */
export const pausedSince = async ({ read }: Gateway, slug: string): Promise<string | undefined> =>
  (await read<{ since?: string }>('pause', streamOf(slug)))?.state.since;

/** Each time a word of its own: what stands already changes nothing. */
const say = async (gateway: Gateway, type: 'PauseAgency' | 'ResumeAgency', slug: string): Promise<void> => {
  const causation = gateway.ids.fresh('pause');
  mustStand(await gateway.handle('pause', streamOf(slug), { type, data: { slug } }, { causation }));
};
