import { Webhook } from 'standardwebhooks';
import { attempt } from '../webhooks/attempt.ts';
import type { Posted } from '../webhooks/post.ts';
import type { HostedGateway } from './hosted-gateway.ts';

export type Received = Readonly<{ url: string; id: string; body: string; headers: Record<string, string> }>;

/** A partner's receiver: it answers what it is told to, and remembers everything that reached it. */
export const receiverOf = (hosted: HostedGateway, partner: string, webhook = 'main') => {
  const received: Received[] = [];
  const state: { answer: () => Posted | Promise<Posted> } = {
    answer: () => ({ kind: 'answered', status: 204 }),
  };
  const sending = {
    gateway: hosted.gateway,
    random: () => 0.5,
    post: async ({
      url,
      headers,
      body,
    }: {
      url: string;
      headers: Readonly<Record<string, string>>;
      body: string;
    }) => {
      received.push({ url, id: headers['webhook-id'] ?? '', body, headers: { ...headers } });
      return state.answer();
    },
  };
  const lane = { partner, webhook };

  return {
    received,
    sending,
    ids: () => received.map(({ id }) => id),
    answers: (answer: number | Posted | (() => Posted | Promise<Posted>)): void => {
      if (typeof answer === 'function') state.answer = answer;
      else state.answer = () => (typeof answer === 'number' ? { kind: 'answered', status: answer } : answer);
    },
    /** Sends what is due now. */
    drain: async (): Promise<void> => {
      while (await attempt(sending, lane, new AbortController().signal));
      await hosted.settle();
    },
    /** Lets time pass, and sends what is due then. */
    after: async (ms: number): Promise<void> => {
      hosted.time.elapse(ms);
      while (await attempt(sending, lane, new AbortController().signal));
      await hosted.settle();
    },
    log: () => hosted.register.webhookDeliveries.list(lane, { limit: 100 }),
    /** Whether a message is signed with this secret, as the library sees it. */
    isSigned: ({ body, headers }: Received, secret: string): boolean => {
      try {
        new Webhook(secret).verify(body, headers);
        return true;
      } catch {
        return false;
      }
    },
  };
};
