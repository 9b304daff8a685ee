import { z } from 'zod';
import type { Event } from './forward.ts';
import type { askAs } from './partner-door.ts';
import { taken } from './refused-by-door.ts';

const page = z.object({
  events: z.array(
    z.object({
      position: z.number(),
      id: z.string(),
      type: z.string(),
      time: z.string(),
      data: z.record(z.string(), z.unknown()),
    }),
  ),
});

/** The next events of a partner's feed, at most 100. */
export const readFeed = async (ask: ReturnType<typeof askAs>, after: number): Promise<readonly Event[]> =>
  page.parse(JSON.parse(taken(await ask(`/v1/events?after=${after}&limit=100`), '/v1/events'))).events;

/** Everything from there to the newest. */
export const readToEnd = async (ask: ReturnType<typeof askAs>, after: number): Promise<readonly Event[]> => {
  const all: Event[] = [];
  for (;;) {
    const events = await readFeed(ask, all.at(-1)?.position ?? after);
    if (events.length === 0) return all;
    all.push(...events);
  }
};
