import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bayside, harbor } from '../testing/agencies.ts';
import { caseOf } from '../testing/case-of.ts';
import { type HostedGateway, hostedGateway } from '../testing/hosted-gateway.ts';
import { type Dispatcher, dispatcher } from './dispatcher.ts';
import type { Post, Posted } from './post.ts';
import { setWebhook } from './set-webhook.ts';

const taken: Posted = { kind: 'answered', status: 204 };

let gateway: HostedGateway;
let running: Dispatcher | undefined;

const start = (post: Post, atOnce = 2): void => {
  running = dispatcher({ gateway: gateway.gateway, post, everyMs: 5, atOnce });
};
const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  for (const late = Date.now() + 5_000; !(await holds()); await wait(2))
    if (Date.now() > late) throw new Error('it never came to that');
};
const set = (partner: string, name: string) =>
  setWebhook(
    gateway.gateway,
    { partner, name, url: `https://${name}.example.org/`, enabled: true },
    randomUUID(),
  );

beforeEach(async () => {
  gateway = await hostedGateway();
  await gateway.admit(harbor);
  await gateway.admit(bayside);
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

const peopleAreReferred = async (count: number): Promise<void> => {
  for (let at = 0; at < count; at += 1) {
    const person = caseOf(gateway, `person-${at}`);
    person.consents();
    await person.offered();
  }
};

describe('what sends to webhooks', () => {
  it('sends what comes, by itself', async () => {
    const received: string[] = [];
    start(async ({ url }) => {
      received.push(url);
      return taken;
    });
    await set(bayside, 'main');
    await peopleAreReferred(3);
    await until(() => received.length === 3);
  });

  it('gives one webhook no more than its share of connections, and never waits for it elsewhere', async () => {
    let hanging = 0;
    let most = 0;
    const received: string[] = [];
    start(async ({ url }, signal) => {
      if (url.startsWith('https://slow')) {
        hanging += 1;
        most = Math.max(most, hanging);
        await new Promise((_, reject) =>
          signal.addEventListener('abort', () => reject(signal.reason as Error)),
        );
      }
      received.push(url);
      return taken;
    });
    await set(harbor, 'slow');
    await set(bayside, 'main');
    await set(bayside, 'slow');
    await peopleAreReferred(6);
    await until(() => received.length === 6);
    expect(received.every((url) => url.startsWith('https://main'))).toBe(true);
    // Two webhooks hang, two lanes each.
    expect(most).toBe(4);
  });

  it('ends at once, and leaves what was under way to be sent soon again', async () => {
    let asked = 0;
    start((_, signal) => {
      asked += 1;
      return new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () => reject(signal.reason as Error)),
      );
    });
    await set(bayside, 'main');
    await peopleAreReferred(1);
    await until(() => asked === 1);
    await running?.stop();
    const lane = { partner: bayside, webhook: 'main' };
    const [left] = await gateway.register.webhookDeliveries.list(lane, { limit: 1 });
    expect(left).toMatchObject({ status: 'pending', attempts: [] });
    gateway.time.elapse(5_000);
    expect(await gateway.register.webhookDeliveries.due()).toEqual([lane]);
  });

  it('goes on after an error that nobody planned for', async () => {
    let asked = 0;
    start(async () => {
      asked += 1;
      if (asked === 1) throw new Error('a bug');
      return taken;
    });
    await set(bayside, 'main');
    await peopleAreReferred(2);
    await until(() => asked === 2);
    expect(gateway.log.some((line) => JSON.stringify(line).includes('could not be attended to'))).toBe(true);
  });
});
