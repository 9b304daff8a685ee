import { setTimeout as pause } from 'node:timers/promises';
import { type Door, Unknown } from './door.ts';

export type FeedEntry = Readonly<{
  position: number;
  id: string;
  type: string;
  data: Readonly<Record<string, unknown>>;
}>;

const page = 200;
const betweenMs = 150;

export const feedAfter = async (door: Door, after: number): Promise<readonly FeedEntry[]> => {
  const { body } = await door({ method: 'GET', path: '/v1/events', query: { after, limit: page } });
  return (body as { events: readonly FeedEntry[] }).events;
};

/** Reads on from where it stands until it is stopped; while the door is closed it tries again. */
export const followFeed = async (
  door: Door,
  stopped: AbortSignal,
  take: (entries: readonly FeedEntry[]) => void,
): Promise<void> => {
  for (let after = -1; !stopped.aborted; ) {
    const entries = await feedAfter(door, after).catch(emptyWhenUnknown);
    take(entries);
    after = entries.at(-1)?.position ?? after;
    if (entries.length < page) await pause(betweenMs);
  }
};

const emptyWhenUnknown = (error: unknown): readonly FeedEntry[] => {
  if (error instanceof Unknown) return [];
  throw error;
};

/** What stood in the referral's notice, and whether it is one. */
export const referralIn = ({
  type,
  data,
}: FeedEntry): { id: string; reference: string; status: string } | undefined =>
  type === 'ReferralNotice'
    ? { id: String(data['referral']), reference: String(data['reference']), status: String(data['status']) }
    : undefined;
