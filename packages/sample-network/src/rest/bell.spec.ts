import { setTimeout as wait } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import { afterEach, describe, expect, it } from 'vitest';
import { openBell, receiveWebhooks, type Receiver } from './bell.ts';

const secret = `whsec_${Buffer.from('a secret of twenty-four b').toString('base64')}`;
const body = JSON.stringify({ type: 'ReferralNotice', data: { id: 'e1', position: 3 } });
const never = new AbortController().signal;

let receiver: Receiver | undefined;
afterEach(() => receiver?.close());

const called = async (signedWith: string, sent = body) => {
  const heard: boolean[] = [];
  receiver = await receiveWebhooks(
    () => secret,
    (ok) => heard.push(ok),
  );
  const now = new Date();
  const headers = {
    'webhook-id': 'e1',
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': new Webhook(signedWith).sign('e1', now, body),
  };
  const { status } = await fetch(receiver.url, { method: 'POST', headers, body: sent });
  return { status, heard };
};

describe('a receiver of webhooks', () => {
  it('takes what is signed with its secret', async () =>
    expect(await called(secret)).toEqual({ status: 204, heard: [true] }));

  it('refuses what is signed with another, and what was changed on the way', async () => {
    const other = `whsec_${Buffer.from('another of twenty-four by').toString('base64')}`;
    expect(await called(other)).toEqual({ status: 401, heard: [false] });
    receiver?.close();
    expect(await called(secret, body.replace('e1', 'e2'))).toEqual({ status: 401, heard: [false] });
  });
});

describe('a bell', () => {
  it('that rang while nobody waited is heard by the next who waits, once', async () => {
    const bell = openBell();
    bell.ring();
    await bell.untilRung(60_000, never);
    const second = Promise.race([bell.untilRung(60_000, never).then(() => 'heard'), wait(20, 'silent')]);
    expect(await second).toBe('silent');
    bell.ring();
  });

  it('ends with the signal', async () => {
    const stop = new AbortController();
    const waiting = openBell().untilRung(60_000, stop.signal);
    stop.abort(new Error('stopped'));
    await expect(waiting).rejects.toThrow('stopped');
  });
});
