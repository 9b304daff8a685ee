import type { Lane } from '../register/webhook-deliveries.ts';
import { attempt, type Sending } from './attempt.ts';

type Options = Sending &
  Readonly<{
    /** How often what is due is looked for. */
    everyMs?: number;
    /** How many messages one webhook is sent at a time. */
    atOnce?: number;
  }>;

export type Dispatcher = Readonly<{ stop: () => Promise<void> }>;

/**
 * Sends what is due. Each webhook has lanes of its own, and no webhook has more: one that is slow, or that holds on to
 * every connection, takes nothing from the others.
 */
export const dispatcher = ({ everyMs = 1_000, atOnce = 4, ...sending }: Options): Dispatcher => {
  const { register, log } = sending.gateway;
  const ending = new AbortController();
  const running = new Map<string, number>();
  const lanes = new Set<Promise<void>>();

  const drive = async (lane: Lane): Promise<void> => {
    try {
      while (!ending.signal.aborted && (await attempt(sending, lane, ending.signal)));
    } catch (error) {
      // Its lease runs out, and somebody takes it up again.
      if (!ending.signal.aborted) log.warn('A webhook could not be attended to', { error });
    }
  };

  const open = (lane: Lane): void => {
    const key = `${lane.partner}|${lane.webhook}`;
    for (let open = running.get(key) ?? 0; open < atOnce; open += 1) {
      running.set(key, (running.get(key) ?? 0) + 1);
      const driven = drive(lane).finally(() => {
        running.set(key, (running.get(key) ?? 1) - 1);
        lanes.delete(driven);
      });
      lanes.add(driven);
    }
  };

  const look = async (): Promise<void> => {
    try {
      for (const lane of await register.webhookDeliveries.due()) open(lane);
    } catch (error) {
      log.warn('What is due at webhooks could not be looked for', { error });
    }
  };

  let looking = Promise.resolve();
  const timer = setInterval(() => {
    looking = looking.then(look);
  }, everyMs);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      ending.abort();
      await looking;
      await Promise.all(lanes);
    },
  };
};
