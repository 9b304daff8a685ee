import type { Middleware } from '../delivery.ts';
import { reasonOf } from '../reason.ts';

/** The three levels used here, as pino has them. */
export type Log = Readonly<Record<'debug' | 'warn' | 'error', (fields: object, text: string) => void>>;

export const silent: Log = { debug: () => {}, warn: () => {}, error: () => {} };

/** One line a message, of names, places and codes only. */
export const log =
  ({ consumer, to }: { consumer: string; to: Log }): Middleware =>
  (next) =>
  async (delivery) => {
    const { topic, partition, offset, headers } = delivery;
    const began = performance.now();
    const place = { consumer, topic, partition, offset, type: headers['ce_type'], id: headers['ce_id'] };
    try {
      const verdict = await next(delivery);
      const fields = { ...place, ...verdict, ms: Math.round(performance.now() - began) };
      if (verdict.kind === 'parked') to.warn(fields, 'message parked');
      else to.debug(fields, `message ${verdict.kind}`);
      return verdict;
    } catch (error) {
      to.warn({ ...place, code: reasonOf(error).code }, 'message left with the broker');
      throw error;
    }
  };
