import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { newSecret, rotated, signing } from './secrets.ts';
import { signedHeaders } from './sign.ts';

const body = '{"type":"Test","data":{"id":"0199c0de"}}';
const [former, newest] = [newSecret(), newSecret()];
const headers = () => signedHeaders({ id: '0199c0de', at: new Date(), body, secrets: [newest, former] });

describe('a signature', () => {
  it('is what the library of Standard Webhooks verifies, with either secret', () => {
    for (const secret of [former, newest])
      expect(new Webhook(secret).verify(body, headers())).toEqual(JSON.parse(body));
  });

  it('is what anybody computes by hand from id, time and body', () => {
    const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': said = '' } = headers();
    const key = Buffer.from(newest.slice('whsec_'.length), 'base64');
    const own = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64');
    expect(said.split(' ')[0]).toBe(`v1,${own}`);
  });

  it('does not stand for another body, id, time or secret', () => {
    const refused = (text: string, differing: Record<string, string> = {}, secret = newest) =>
      expect(() => new Webhook(secret).verify(text, { ...headers(), ...differing })).toThrow();
    refused(`${body} `);
    refused(body, { 'webhook-id': '0199c0df' });
    refused(body, { 'webhook-timestamp': String(Math.floor(Date.now() / 1_000) - 1) });
    refused(body, {}, newSecret());
  });
});

describe('the secrets of a webhook', () => {
  const now = '2026-11-22T15:00:00.000Z';
  const first = [{ value: former }];

  it('have the form and the length that Standard Webhooks asks for', () => {
    expect(newest).toMatch(/^whsec_/);
    expect(Buffer.from(newest.slice(6), 'base64')).toHaveLength(32);
  });

  it('are two for a day after a change, then one', () => {
    const both = rotated(first, { value: newest }, now);
    expect(signing(both, now)).toEqual([newest, former]);
    expect(signing(both, '2026-11-23T14:59:59.000Z')).toEqual([newest, former]);
    expect(signing(both, '2026-11-23T15:00:00.000Z')).toEqual([newest]);
  });

  it('are never three', () => {
    const third = rotated(rotated(first, { value: newest }, now), { value: 'whsec_third' }, now);
    expect(signing(third, now)).toEqual(['whsec_third', newest]);
  });
});
