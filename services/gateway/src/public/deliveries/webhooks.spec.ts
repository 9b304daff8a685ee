import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bayside, harbor } from '../../testing/agencies.ts';
import { caseOf } from '../../testing/case-of.ts';
import { type HostedGateway, hostedGateway } from '../../testing/hosted-gateway.ts';
import { type PublicDoor, publicDoor } from '../../testing/public-door.ts';
import { receiverOf } from '../../testing/receiver.ts';

let gateway: HostedGateway;
let door: PublicDoor;
let token: string;
let stranger: string;

const url = 'https://hooks.example.org/handoff';
const put = (body: object, name = 'main', as = token) =>
  door.put(`/v1/webhooks/${name}`, { token: as, body: { url, ...body } });

beforeEach(async () => {
  gateway = await hostedGateway();
  ({ token } = await gateway.admit(bayside));
  ({ token: stranger } = await gateway.admit(harbor));
  door = await publicDoor(gateway);
});
afterEach(() => door.close());

describe('a webhook of a partner', () => {
  it('is made by naming it, and shows its secret that once', async () => {
    const made = await put({});
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({ name: 'main', url, enabled: true });
    expect(made.json['secret']).toMatch(/^whsec_[A-Za-z0-9+/=]{44}$/);
    const again = await put({});
    expect([again.status, again.json['secret']]).toEqual([200, undefined]);
    for (const path of ['/v1/webhooks', '/v1/webhooks/main'])
      expect((await door.get(path, { token })).text).not.toContain('whsec_');
  });

  it('keeps its secret when its address changes', async () => {
    await put({});
    const before = await gateway.register.webhooks.find(bayside, 'main');
    const moved = await put({ url: 'https://other.example.org/' });
    expect([moved.status, moved.json['url'], moved.json['secret']]).toEqual([
      200,
      'https://other.example.org/',
      undefined,
    ]);
    expect((await gateway.register.webhooks.find(bayside, 'main'))?.secrets).toEqual(before?.secrets);
  });

  it('is refused an address that is not public', async () => {
    for (const bad of ['http://hooks.example.org/', 'https://169.254.169.254/', 'not an address']) {
      const { status, json } = await put({ url: bad });
      expect([status, json['code'], json['place']]).toEqual([400, 'bad-webhook-url', 'body.url']);
    }
    expect(await gateway.register.webhooks.of(bayside)).toEqual([]);
  });

  it('is one of three at most', async () => {
    for (const name of ['a', 'b', 'c']) expect((await put({}, name)).status).toBe(201);
    const fourth = await put({}, 'd');
    expect([fourth.status, fourth.json['code']]).toEqual([409, 'too-many-webhooks']);
    expect((await door.delete('/v1/webhooks/a', { token })).status).toBe(204);
    expect((await put({}, 'd')).status).toBe(201);
  });

  it('of another is not there', async () => {
    await put({});
    const asked = [
      await door.get('/v1/webhooks/main', { token: stranger }),
      await door.get('/v1/webhooks/main/deliveries', { token: stranger }),
      await door.get('/v1/webhooks/main/deliveries/one', { token: stranger }),
      await door.post('/v1/webhooks/main/test', { token: stranger, key: 'k-1' }),
      await door.post('/v1/webhooks/main/secret', { token: stranger, key: 'k-2' }),
      await door.post('/v1/webhooks/main/deliveries/one/replay', { token: stranger, key: 'k-3' }),
      await door.post('/v1/webhooks/main/replay', {
        token: stranger,
        key: 'k-4',
        body: { since: '2026-11-22T00:00:00Z' },
      }),
    ];
    expect(asked.map(({ status }) => status)).toEqual(asked.map(() => 404));
    await door.delete('/v1/webhooks/main', { token: stranger });
    expect((await door.get('/v1/webhooks/main', { token })).status).toBe(200);
    expect((await door.get('/v1/webhooks', { token: stranger })).json).toEqual({ webhooks: [], next: null });
  });

  it('gets a new secret under a key, and shows it under that key alone', async () => {
    await put({});
    const rotate = (key: string) => door.post('/v1/webhooks/main/secret', { token, key });
    const first = await rotate('k-1');
    expect(first.status).toBe(201);
    expect(first.json['formerSecretUntil']).toMatch(/^\d{4}-/);
    expect((await rotate('k-1')).json['secret']).toBe(first.json['secret']);
    expect((await rotate('k-2')).json['secret']).not.toBe(first.json['secret']);
    const keyless = await door.post('/v1/webhooks/main/secret', { token });
    expect([keyless.status, keyless.json['code']]).toEqual([400, 'missing-idempotency-key']);
  });
});

describe('the delivery log', () => {
  const log = async (query = '') => (await door.get(`/v1/webhooks/main/deliveries${query}`, { token })).json;

  beforeEach(async () => {
    await put({});
  });

  it('shows a test, and what came of it', async () => {
    const receiver = receiverOf(gateway, bayside);
    const test = () => door.post('/v1/webhooks/main/test', { token, key: 'k-1' });
    const { status, json } = await test();
    expect([status, (await test()).json]).toEqual([202, json]);
    expect(await log()).toMatchObject({ deliveries: [{ id: json['id'], type: 'Test', status: 'pending' }] });
    await receiver.drain();
    expect(await log()).toMatchObject({
      deliveries: [{ status: 'delivered', attempts: [{ status: 204 }] }],
      next: null,
    });
    expect(JSON.parse(receiver.received[0]?.body ?? '')).toMatchObject({
      type: 'Test',
      data: { id: json['id'] },
    });
  });

  it('shows no more of a message than the webhook did', async () => {
    const rosa = caseOf(gateway, 'rosa');
    rosa.consents();
    await rosa.offered();
    const { deliveries } = (await log()) as unknown as { deliveries: object[] };
    expect(Object.keys(deliveries[0] ?? {}).sort()).toEqual(
      ['attempts', 'id', 'nextAt', 'position', 'status', 'subject', 'time', 'type'].sort(),
    );
    const id = Reflect.get(deliveries[0] ?? {}, 'id') as string;
    expect((await door.get(`/v1/webhooks/main/deliveries/${id}`, { token })).json).toEqual(deliveries[0]);
    expect((await door.get(`/v1/events/${id}`, { token })).json).toMatchObject({
      id,
      data: { status: 'offered' },
    });
    expect((await door.get(`/v1/events/${id}`, { token: stranger })).status).toBe(404);
  });

  it('goes on behind the last one shown, and chooses by status', async () => {
    for (const key of ['k-1', 'k-2', 'k-3']) {
      gateway.time.elapse(1_000);
      await door.post('/v1/webhooks/main/test', { token, key });
    }
    const ids: unknown[] = [];
    let query = '?limit=1';
    for (let pages = 0; pages < 4; pages += 1) {
      const page = (await log(query)) as unknown as { deliveries: { id: string }[]; next: string | null };
      ids.push(...page.deliveries.map(({ id }) => id));
      if (page.next === null) break;
      query = `?limit=1&before=${encodeURIComponent(page.next)}`;
    }
    expect(new Set(ids).size).toBe(3);
    expect(await log('?status=failed')).toEqual({ deliveries: [], next: null });
  });

  it('sends again what is asked for, under the same id', async () => {
    const receiver = receiverOf(gateway, bayside);
    const { id } = (await door.post('/v1/webhooks/main/test', { token, key: 'k-1' })).json as unknown as {
      id: string;
    };
    await receiver.drain();
    const again = await door.post(`/v1/webhooks/main/deliveries/${id}/replay`, { token, key: 'k-2' });
    expect([again.status, again.json]).toEqual([202, { replayed: 1 }]);
    await receiver.drain();
    expect(receiver.ids()).toEqual([id, id]);
    const unknown = await door.post('/v1/webhooks/main/deliveries/nothing/replay', { token, key: 'k-3' });
    expect(unknown.status).toBe(404);
  });

  it('sends again what failed since a time', async () => {
    await put({ enabled: false });
    const rosa = caseOf(gateway, 'rosa');
    rosa.consents();
    await rosa.offered();
    await put({});
    const replay = (since: string) =>
      door.post('/v1/webhooks/main/replay', { token, key: since, body: { since } });
    expect((await replay('2026-11-23T00:00:00Z')).json).toEqual({ replayed: 0 });
    expect((await replay('2026-11-22T16:00:00+02:00')).status).toBe(400);
    expect((await replay('2026-11-22T00:00:00Z')).json).toEqual({ replayed: 1 });
  });
});
