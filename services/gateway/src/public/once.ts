import { Refusal } from '@handoff/decider';
import type { Input } from '@handoff/http';
import type { Outcome } from '@handoff/stream-store';
import { onTheJourneysTrace } from '../airlock/on-the-journeys-trace.ts';
import { causationOf } from '../causation.ts';
import { withoutInternalIds } from '../fault.ts';
import type { Gateway } from '../gateway.ts';
import { checkOwnKey } from '../translate/check-numbers.ts';
import type { Addressed, Speaker } from '../translate/translate.ts';
import { requestHash } from './request-hash.ts';

type Asked = Pick<Input<unknown, unknown, unknown>, 'caller' | 'header' | 'bytes'> &
  Readonly<{
    /** Method and path as they came: the same body elsewhere is another request. */
    route: string;
  }>;

/** What a request was first understood as, and the causation it goes by; `streamId` says whom it concerns. */
type Remembered<Made> = Readonly<{ made: Made; causation: string }>;

/**
 * What was made of a partner's request is kept before its owner is asked, so that a repeat sends the very same bytes
 * (sealing is random) and gets the very same answer; another body under the same key is refused (IETF
 * draft-ietf-httpapi-idempotency-key-header).
 */
export const remembered = async <Made extends Readonly<{ streamId: string }>>(
  gateway: Gateway,
  { caller, header, bytes, route }: Asked,
  translated: (speaker: Speaker) => Promise<Made>,
): Promise<Remembered<Made>> => {
  const { requests } = gateway.register;
  const partner = caller.name;
  const key = idempotencyKey(header);
  const causation = causationOf(partner, key);
  const body = requestHash(route, bytes);
  const first = async () => {
    const made = await translated({ partner, causation });
    return { body, command: JSON.stringify(made), subject: made.streamId };
  };
  const kept = (await requests.find(partner, key)) ?? (await requests.keepFirst(partner, key, await first()));
  if (kept.body !== body) throw reused();
  return { made: JSON.parse(kept.command) as Made, causation };
};

/** Carries out a partner's request once. */
export const once = async (
  gateway: Gateway,
  asked: Asked,
  translated: (speaker: Speaker) => Promise<Addressed>,
): Promise<Addressed> => {
  const { made: command, causation } = await remembered(gateway, asked, translated);
  const ask = () => gateway.ask(command.name, command.streamId, command.value, { causation });
  takenOrRefused(await onTheJourneysTrace(gateway, command, ask));
  return command;
};

const takenOrRefused = (outcome: Outcome): void => {
  if (outcome.kind !== 'refused') return;
  const { code, reason, mend, place } = withoutInternalIds(outcome);
  throw new Refusal(code, { reason, mend, ...(place === undefined ? {} : { place }) });
};

/** The key stands for another request already. */
export const reused = (): Refusal =>
  new Refusal('causation-reused', {
    place: 'header.idempotency-key',
    reason: 'this key came with another request before',
    mend: 'Use a new key for each new request, and the same key only to send the same request again.',
  });

const form = /^[\x21-\x7E]{1,200}$/;

/** The key that a request which changes something carries. */
export const idempotencyKey = (header: (name: string) => string | undefined): string => {
  const key = header('idempotency-key');
  if (key !== undefined) checkOwnKey(key, 'header.idempotency-key');
  if (key !== undefined && form.test(key)) return key;
  throw new Refusal('missing-idempotency-key', {
    place: 'header.idempotency-key',
    reason: 'a request that changes something needs a key of its own, so that it can be sent again safely',
    mend: 'Send Idempotency-Key with 1 to 200 visible characters, e.g. a UUID; repeat it when you repeat the request.',
  });
};
