import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { harbor } from '../testing/agencies.ts';
import { type HostedGateway, hostedGateway } from '../testing/hosted-gateway.ts';
import { type PublicDoor, publicDoor } from '../testing/public-door.ts';

let door: PublicDoor;
let token: string;
let gateway: HostedGateway;

const path = '/v1/webhooks/main';
const at = (url: string) => ({ token, body: { url } });

/** What the keys of requests stand for is forgotten by then. */
const fourWeeksPass = () => gateway.register.requests.forget(['']);

beforeEach(async () => {
  gateway = await hostedGateway();
  ({ token } = await gateway.admit(harbor));
  door = await publicDoor(gateway);
});
afterEach(() => door.close());

describe('the key of a request that says how something stands', () => {
  it('is asked for: without one nothing changes', async () => {
    const { status, json } = await door.put(path, { ...at('http://localhost:1/a'), key: '' });
    expect([status, json['code'], json['place']]).toEqual([
      400,
      'missing-idempotency-key',
      'header.idempotency-key',
    ]);
    expect((await door.get(path, { token })).status).toBe(404);
    await door.put(path, at('http://localhost:1/a'));
    expect((await door.delete(path, { token, key: '' })).status).toBe(400);
    expect((await door.get(path, { token })).status).toBe(200);
  });

  it('lets the same request come again', async () => {
    const key = 'once';
    const first = await door.put(path, { ...at('http://localhost:1/a'), key });
    const again = await door.put(path, { ...at('http://localhost:1/a'), key });
    expect([first.status, first.json['secret']]).toEqual([201, expect.stringMatching(/^whsec_/)]);
    expect([again.status, again.text]).toEqual([201, first.text]);
    for (const key of ['away', 'away']) expect((await door.delete(path, { token, key })).status).toBe(204);
  });

  it('sets nothing back to how it stood before, however late the same request comes again', async () => {
    const say = (url: string, key: string) => door.put(path, { ...at(`http://localhost:1/${url}`), key });
    for (const [url, key] of [
      ['a', 'first'],
      ['b', 'second'],
      ['c', 'third'],
    ] as const)
      await say(url, key);
    expect([(await say('a', 'first')).status, (await say('b', 'second')).status]).toEqual([201, 200]);
    expect((await door.get(path, { token })).json).toMatchObject({ url: 'http://localhost:1/c' });
  });

  it('may say something else four weeks later, and that is done; what it said before comes too late', async () => {
    const put = (url: string) => door.put(path, { ...at(`http://localhost:1/${url}`), key: 'once' });
    const first = await put('a');
    await fourWeeksPass();
    expect((await put('b')).json).toMatchObject({ url: 'http://localhost:1/b' });
    await fourWeeksPass();
    expect((await put('a')).json).toMatchObject({
      url: 'http://localhost:1/b',
      secret: first.json['secret'],
    });
  });

  it('and that erases a line of a sheet is answered alike when it comes again', async () => {
    const contact = { localRef: '2', name: 'Luis Muestra', contacts: [], language: null, needs: [] };
    await gateway.register.signIns.keep(harbor, contact);
    const erase = () => door.delete('/v1/sign-ins/2', { token, key: 'once' });
    expect([(await erase()).status, (await erase()).status]).toEqual([204, 204]);
    expect(await gateway.register.signIns.of(harbor)).toEqual([]);
  });

  it('stands for one request: another body, path or method under it is refused', async () => {
    const key = 'once';
    await door.put(path, { ...at('http://localhost:1/a'), key });
    const others = [
      await door.put(path, { ...at('http://localhost:1/b'), key }),
      await door.put('/v1/webhooks/other', { ...at('http://localhost:1/a'), key }),
      await door.delete(path, { token, key }),
    ];
    expect(others.map(({ status, json }) => [status, json['code']])).toEqual(
      others.map(() => [422, 'causation-reused']),
    );
    expect((await door.get(path, { token })).json).toMatchObject({ url: 'http://localhost:1/a' });
  });
});

describe('the key of a request that asks for something to be done', () => {
  it.each([
    ['/v1/receipts', { referral: 'referral-1', outcome: 'erased' }],
    ['/v1/webhooks/main/replay', { since: '2026-06-01T00:00:00.000Z' }],
    ['/v1/webhooks/main/deliveries/delivery-1/replay', undefined],
    ['/v1/webhooks/main/secret', undefined],
    ['/v1/webhooks/main/test', undefined],
  ])('stands for that request alone: POST %s under a used key is refused', async (route, body) => {
    await door.put(path, { ...at('http://localhost:1/a'), key: 'once' });
    const { status, json } = await door.post(route, { token, body, key: 'once' });
    expect([status, json['code']]).toEqual([422, 'causation-reused']);
  });

  it('may have made something else four weeks before: a secret asked for under it is made', async () => {
    const first = await door.put(path, { ...at('http://localhost:1/a'), key: 'once' });
    await fourWeeksPass();
    const asksForSecret = () => door.post(`${path}/secret`, { token, key: 'once' });
    const made = await asksForSecret();
    expect(made.json['secret']).not.toBe(first.json['secret']);
    expect((await asksForSecret()).json['secret']).toBe(made.json['secret']);
  });

  it('is in nobody’s way who pauses', async () => {
    await door.put(path, { ...at('http://localhost:1/a'), key: 'once' });
    expect((await door.post('/v1/pause', { token, body: {}, key: 'once' })).status).toBe(200);
  });
});
