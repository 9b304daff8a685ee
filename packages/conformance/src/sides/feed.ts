import { z } from 'zod';
import type { Ask } from './ask.ts';

const page = z.object({
  events: z.array(
    z.object({
      position: z.number(),
      id: z.string(),
      type: z.string(),
      time: z.string(),
      data: z.looseObject({}),
    }),
  ),
  next: z.number(),
});

/** What a partner was told; `at` is when the kit saw it. */
export type Told = z.infer<typeof page>['events'][number] & Readonly<{ at: number }>;

export type Feed = Readonly<{
  /** Everything told since the kit began, each event once. */
  look: () => Promise<readonly Told[]>;
  newest: () => number;
}>;

/** What a partner is told, read with its own token, from now on: what was told before the kit began is not judged. */
export const openFeed = async (ask: Ask, now: () => number): Promise<Feed> => {
  let after = await lastPosition(ask);
  const told = new Map<string, Told>();
  return {
    look: async () => {
      for (;;) {
        const { events, next } = await read(ask, after);
        for (const event of events) if (!told.has(event.id)) told.set(event.id, { ...event, at: now() });
        if (events.length === 0) return [...told.values()];
        after = next;
      }
    },
    newest: () => after,
  };
};

const read = async (ask: Ask, after: number) =>
  page.parse((await ask(`/v1/events?after=${after}&limit=500`)).json);

const lastPosition = async (ask: Ask): Promise<number> => {
  let after = -1;
  for (;;) {
    const { events, next } = await read(ask, after);
    if (events.length === 0) return after;
    after = next;
  }
};
