import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildConnector } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { poster } from './post.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

const receiver = async (listener: RequestListener) => {
  const server = createServer(listener);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  ends.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
};

const sender = (parts: Partial<Parameters<typeof poster>[0]> = {}) => {
  const post = poster({ loopback: true, ...parts });
  ends.push(post.close);
  return (url: string) =>
    post({ url, headers: { 'webhook-id': 'one' }, body: '{}' }, new AbortController().signal);
};

/** Names lead where the test says; whatever is dialled, no packet leaves for it: it ends at the receiver here. */
const pretending = (answers: readonly (readonly string[])[], port: number) => {
  const rest = [...answers];
  const dialled: string[] = [];
  const real = buildConnector({});
  return {
    dialled,
    loopback: false,
    resolve: async () => rest.shift() ?? [],
    dial: ((options, callback) => {
      dialled.push(options.hostname);
      const here = { hostname: '127.0.0.1', port: String(port), protocol: 'http:' };
      real(here, callback);
    }) satisfies buildConnector.connector,
  };
};

describe('a POST to a receiver', () => {
  it('says what it answered', async () => {
    let seen: unknown;
    const port = await receiver((request, response) => {
      const { host: _, ...headers } = request.headers;
      seen = { method: request.method, headers };
      response.writeHead(204).end();
    });
    expect(await sender()(`http://127.0.0.1:${port}/hook`)).toEqual({ kind: 'answered', status: 204 });
    // Nothing of ours travels along: no trace, no cookie, no credential.
    expect(seen).toEqual({
      method: 'POST',
      headers: { 'webhook-id': 'one', 'content-length': '2', connection: 'close' },
    });
  });

  it('reads how long it is asked to wait', async () => {
    const at = new Date(Date.now() + 90_000).toUTCString();
    for (const [header, least, most] of [
      ['120', 120_000, 120_000],
      [at, 80_000, 90_000],
    ] as const) {
      const port = await receiver((_, response) => response.writeHead(429, { 'retry-after': header }).end());
      const posted = await sender()(`http://127.0.0.1:${port}/`);
      const { retryAfterMs } = posted as { retryAfterMs: number };
      expect(retryAfterMs).toBeGreaterThanOrEqual(least);
      expect(retryAfterMs).toBeLessThanOrEqual(most);
    }
  });

  it('follows no redirect', async () => {
    let inside = 0;
    const internal = await receiver((_, response) => {
      inside += 1;
      response.end();
    });
    const port = await receiver((_, response) =>
      response.writeHead(307, { location: `http://127.0.0.1:${internal}/` }).end(),
    );
    expect(await sender()(`http://127.0.0.1:${port}/`)).toEqual({ kind: 'answered', status: 307 });
    expect(inside).toBe(0);
  });

  it('waits no longer than it may for one that says nothing', async () => {
    const port = await receiver(() => {});
    const posted = await sender({ timeoutMs: 100 })(`http://127.0.0.1:${port}/`);
    expect(posted).toEqual({ kind: 'unanswered', code: 'no-answer-in-time' });
  });

  it('does not read on in an answer without end', async () => {
    let sent = 0;
    const port = await receiver((_, response) => {
      response.writeHead(200);
      const more = () => {
        if (response.destroyed) return;
        sent += 65_536;
        response.write(Buffer.alloc(65_536), more);
      };
      more();
    });
    expect(await sender()(`http://127.0.0.1:${port}/`)).toEqual({ kind: 'answered', status: 200 });
    expect(sent).toBeLessThan(16 * 1_048_576);
  });

  it('names what stood in the way', async () => {
    const port = await receiver((request) => request.socket.resetAndDestroy());
    expect(await sender()(`http://127.0.0.1:${port}/`)).toEqual({
      kind: 'unanswered',
      code: 'no-connection',
    });
    const failing = (code: string) =>
      sender({
        resolve: async () => ['93.184.216.34'],
        dial: (_, callback) => callback(Object.assign(new Error('no'), { code }), null),
      })('https://hooks.example.org/');
    expect(await failing('DEPTH_ZERO_SELF_SIGNED_CERT')).toMatchObject({ code: 'certificate-not-valid' });
    expect(await failing('ERR_TLS_CERT_ALTNAME_INVALID')).toMatchObject({ code: 'certificate-not-valid' });
    expect(await failing('ECONNREFUSED')).toMatchObject({ code: 'no-connection' });
    const unknown = sender({
      resolve: () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' })),
    });
    expect(await unknown('https://hooks.example.org/')).toMatchObject({ code: 'name-not-found' });
  });

  it('is given up when the process ends, and says nothing about it', async () => {
    const port = await receiver(() => {});
    const post = poster({ loopback: true });
    ends.push(post.close);
    const ending = new AbortController();
    const posted = post({ url: `http://127.0.0.1:${port}/`, headers: {}, body: '' }, ending.signal);
    ending.abort();
    await expect(posted).rejects.toThrow(/abort/i);
  });
});

describe('where a POST may go', () => {
  const refused = { kind: 'unanswered', code: 'address-not-public' };
  const ok: RequestListener = (_, response) => void response.writeHead(204).end();

  it('is a name that leads to public addresses', async () => {
    const world = pretending([['93.184.216.34']], await receiver(ok));
    expect(await sender(world)('http://hooks.example.org/')).toMatchObject({ status: 204 });
    expect(world.dialled).toEqual(['93.184.216.34']);
  });

  it.each([
    ['this machine', ['127.0.0.1']],
    ['this machine, over IPv6', ['::1']],
    ['the metadata of a cloud', ['169.254.169.254']],
    ['a private network, in an IPv6 form', ['::ffff:10.0.0.7']],
    ['one public and one private address', ['93.184.216.34', '10.0.0.7']],
    ['nothing', []],
  ])('is no name that leads to %s', async (_, addresses) => {
    const world = pretending([addresses], await receiver(ok));
    expect(await sender(world)('http://hooks.example.org/')).toEqual(refused);
    expect(world.dialled).toEqual([]);
  });

  it.each(['http://127.0.0.1/', 'http://[::1]/', 'http://2130706433/', 'http://169.254.169.254/latest'])(
    'is no literal address that is not public: %s',
    async (url) => {
      const world = pretending([], await receiver(ok));
      expect(await sender(world)(url)).toEqual(refused);
      expect(world.dialled).toEqual([]);
    },
  );

  it('is judged at each connection: a name that was public once and changes its mind is refused', async () => {
    const world = pretending([['93.184.216.34'], ['127.0.0.1']], await receiver(ok));
    const send = sender(world);
    expect(await send('http://hooks.example.org/')).toMatchObject({ status: 204 });
    expect(await send('http://hooks.example.org/')).toEqual(refused);
    expect(world.dialled).toEqual(['93.184.216.34']);
  });

  it('is the address that was judged, under the name that the certificate must have', async () => {
    const dialled: object[] = [];
    const send = sender({
      loopback: false,
      resolve: async () => ['93.184.216.34'],
      dial: (options, callback) => {
        dialled.push(options);
        callback(new Error('far enough'), null);
      },
    });
    await send('https://hooks.example.org/');
    expect(dialled).toMatchObject([{ hostname: '93.184.216.34', servername: 'hooks.example.org' }]);
  });

  it('is the next address where the first does not answer', async () => {
    const port = await receiver(ok);
    const world = pretending([['93.184.216.34', '93.184.216.35']], port);
    const { dial } = world;
    const send = sender({
      ...world,
      dial: (options, callback) =>
        options.hostname.endsWith('34') ? callback(new Error('down'), null) : dial(options, callback),
    });
    expect(await send('http://hooks.example.org/')).toMatchObject({ status: 204 });
    expect(world.dialled).toEqual(['93.184.216.35']);
  });
});
