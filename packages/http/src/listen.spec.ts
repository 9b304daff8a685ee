import { describe, expect, it, onTestFinished } from 'vitest';
import { createApp, listen, route } from './index.ts';

const appOf = (handle: () => unknown) =>
  createApp({
    name: 'test',
    routes: [route({ method: 'GET', path: '/', auth: 'public', handle })],
    authenticate: () => undefined,
  });

describe('a listening app', () => {
  it('says which port is in use and what to do', async () => {
    const first = await listen(
      appOf(() => 'x'),
      { port: 0 },
    );
    onTestFinished(first.close);
    await expect(
      listen(
        appOf(() => 'x'),
        { port: first.port },
      ),
    ).rejects.toMatchObject({
      code: 'port-in-use',
      place: `127.0.0.1:${first.port}`,
      mend: expect.stringContaining('PORT') as string,
    });
  });

  it('says so when the address is not of this machine', async () => {
    await expect(
      listen(
        appOf(() => 'x'),
        { port: 0, host: '192.0.2.1' },
      ),
    ).rejects.toMatchObject({ code: 'cannot-listen' });
  });

  it('lets requests under way end before it closes', async () => {
    const { promise: entered, resolve: enter } = Promise.withResolvers<void>();
    const { promise: answered, resolve: answerNow } = Promise.withResolvers<string>();
    const { port, close } = await listen(
      appOf(() => {
        enter();
        return answered;
      }),
      { port: 0 },
    );
    const request = fetch(`http://127.0.0.1:${port}/`).then((response) => response.json());
    await entered;
    const closed = close();
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow('fetch failed');
    answerNow('done');
    expect(await request).toBe('done');
    await closed;
  });

  it('cuts what does not end in time', async () => {
    const { promise: entered, resolve: enter } = Promise.withResolvers<void>();
    const never = appOf(() => {
      enter();
      return new Promise(() => {});
    });
    const { port, close } = await listen(never, { port: 0, graceMs: 20 });
    const request = fetch(`http://127.0.0.1:${port}/`);
    const outcome = request.catch((error: unknown) => error);
    await entered;
    await close();
    expect(await outcome).toBeInstanceOf(TypeError);
  });
});
