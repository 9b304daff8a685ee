import { Undecodable } from '@handoff/codec';
import { type Consume, shortName } from '@handoff/messaging';
import { partnerMessages } from '@handoff/schemas';
import type { Gateway } from '../gateway.ts';
import { announce } from '../webhooks/announce.ts';

const told: ReadonlySet<string> = new Set(partnerMessages.out);

/**
 * What a partner is told on its `.out`, kept for those who read it over HTTP, and announced at its webhooks. Reading it
 * twice changes nothing. Bytes that are none of ours are passed over: whoever put them there, the messages behind them
 * are waited for.
 */
export const keepTold =
  ({ codec, register, log }: Gateway, slug: string): Consume =>
  async ({ topic, offset, headers, payload }) => {
    try {
      const { record, value } = await codec.decode(payload, { allow: told });
      const message = {
        position: Number(offset),
        id: headers['ce_id'] ?? `offset-${offset}`,
        type: shortName(record),
        time: headers['ce_time'] ?? '',
        subject: headers['ce_subject'] ?? '',
        sequence: Number(headers['ce_sequence'] ?? 0),
        data: value as object,
      };
      await register.feed.keep(slug, message);
      await announce({ register }, slug, message);
      return { kind: 'processed' };
    } catch (error) {
      if (!(error instanceof Undecodable)) throw error;
      log.error('Something on a partner topic is not ours', { topic, offset, code: error.code });
      return { kind: 'skipped', because: error.code };
    }
  };
