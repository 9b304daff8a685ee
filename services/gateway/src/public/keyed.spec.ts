import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { harbor } from '../testing/agencies.ts';
import { hostedGateway } from '../testing/hosted-gateway.ts';
import { type PublicDoor, publicDoor } from '../testing/public-door.ts';

let door: PublicDoor;
let token: string;

const path = '/v1/webhooks/main';
const at = (url: string) => ({ token, body: { url } });

beforeEach(async () => {
  const gateway = await hostedGateway();
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
    expect((await door.put(path, { ...at('http://localhost:1/a'), key })).status).toBe(201);
    expect((await door.put(path, { ...at('http://localhost:1/a'), key })).status).toBe(200);
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
