import type { Evidence } from '../evidence.ts';
import { type Check, failed, type Judgement, passed, skipped } from './check.ts';

const link = 'docs/partners/webhooks.md#2-receive';
const ways = ['kafka', 'rest', 'csv'] as const;

const isTaken = (status: number | undefined): boolean =>
  status !== undefined && status >= 200 && status < 300;

const refusedAt = ({ webhooks }: Evidence, which: 'forged' | 'stale'): Judgement => {
  if (webhooks.length === 0) return skipped('it has no webhook');
  const tried = webhooks.filter((webhook) => webhook[which] !== 'no-secret');
  if (tried.length === 0) return skipped('needs the secret of the webhook: --webhook-secret');
  const taken = tried.filter((webhook) => isTaken(webhook[which] as number | undefined));
  return taken.length === 0
    ? passed(`answered ${tried.map((webhook) => webhook[which] ?? 'nothing').join(', ')}`)
    : failed(taken.map((webhook) => `${webhook.url} answered ${webhook[which]}`).join('; '));
};

export const forged: Check = {
  id: 'HC-13',
  level: 'MUST',
  ways,
  title: 'A webhook with a wrong signature is refused',
  reason: 'Anybody can post to an address; only the signature says that it was the exchange.',
  mend: 'Verify webhook-signature over the bytes as they came, in constant time; answer 401.',
  link,
  judge: (evidence) => refusedAt(evidence, 'forged'),
};

export const stale: Check = {
  id: 'HC-14',
  level: 'MUST',
  ways,
  title: 'A webhook of an hour ago is refused, however well it is signed',
  reason: 'Who once overheard a message could otherwise play it again.',
  mend: 'Refuse a webhook-timestamp more than five minutes away.',
  link,
  judge: (evidence) => refusedAt(evidence, 'stale'),
};

export const takesWebhooks: Check = {
  id: 'HC-15',
  level: 'MUST',
  ways,
  title: 'Every webhook is answered 2xx in time, also of a type that it does not know',
  reason: 'What is not answered is sent again for three days, and then the webhook is switched off.',
  mend: 'Answer 2xx within 15 seconds, then do the work; answer 2xx to types you do not know.',
  link,
  judge: ({ webhooks, deliveries }) => {
    if (webhooks.length === 0) return skipped('it has no webhook');
    const attempts = deliveries.flatMap(({ type, attempts: made }) =>
      made.map((attempt) => ({ type, ...attempt })),
    );
    const bad = attempts.filter(({ status }) => !isTaken(status));
    if (attempts.length === 0) return failed('nothing was delivered');
    return bad.length === 0
      ? passed(
          `${attempts.length} attempts, the slowest ${Math.max(...attempts.map(({ ms }) => Math.round(ms)))} ms`,
        )
      : failed(bad.map(({ type, status, code }) => `${type}: ${status ?? code ?? 'no answer'}`).join('; '));
  },
};
