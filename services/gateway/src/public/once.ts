import { createHash } from 'node:crypto';
import { Refusal } from '@handoff/decider';
import type { Context } from '@handoff/host';
import type { Outcome } from '@handoff/stream-store';
import { causationOf } from '../causation.ts';
import { keepFirst, keptRequest } from '../mongo/requests.ts';
import type { Addressed, Speaker } from '../translate/command-from.ts';

export type Asked = Readonly<{ partner: string; key: string; route: string; bytes: Buffer }>;

/**
 * Carries out a partner's request once. The command made of it is kept before its owner is asked, so that a repeat
 * sends the very same bytes (sealing is random) and gets the very same answer; another body under the same key is
 * refused (IETF draft-ietf-httpapi-idempotency-key-header).
 */
export const once = async (
  context: Context,
  { partner, key, route, bytes }: Asked,
  translate: (speaker: Speaker) => Promise<Addressed>,
): Promise<Addressed> => {
  const causation = causationOf(partner, key);
  const body = createHash('sha256').update(`${route}\n`).update(bytes).digest('base64url');
  const kept =
    (await keptRequest(context, partner, key)) ??
    (await keepFirst(context, partner, key, {
      body,
      command: JSON.stringify(await translate({ partner, causation })),
    }));
  if (kept.body !== body) throw reused();
  const command = JSON.parse(kept.command) as Addressed;
  takenOrRefused(await context.ask(command.name, command.streamId, command.value, { causation }));
  return command;
};

const takenOrRefused = (outcome: Outcome): void => {
  if (outcome.kind !== 'refused') return;
  const { code, reason, mend, place } = outcome;
  throw new Refusal(code, { reason, mend, ...(place === undefined ? {} : { place }) });
};

const reused = (): Refusal =>
  new Refusal('causation-reused', {
    place: 'header.idempotency-key',
    reason: 'this key came with another request before',
    mend: 'Use a new key for each new request, and the same key only to send the same request again.',
  });

const form = /^[\x21-\x7E]{1,200}$/;

export const idempotencyKey = (header: (name: string) => string | undefined): string => {
  const key = header('idempotency-key');
  if (key !== undefined && form.test(key)) return key;
  throw new Refusal('missing-idempotency-key', {
    place: 'header.idempotency-key',
    reason: 'a request that changes something needs a key of its own, so that it can be sent again safely',
    mend: 'Send Idempotency-Key with 1 to 200 visible characters, e.g. a UUID; repeat it when you repeat the request.',
  });
};
