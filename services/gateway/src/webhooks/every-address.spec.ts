import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { everyAddress } from './every-address.ts';

const typeA = 1;

/** A name server: what begins with `slow` is never answered, `none` has no address, everything else is 203.0.113.7. */
const nameServer = async () => {
  const socket = createSocket('udp4');
  socket.on('message', (query, { port, address }) => {
    const end = query.indexOf(0, 12);
    const name = query.subarray(13, end).toString('latin1');
    if (name.startsWith('slow')) return;
    const question = query.subarray(12, end + 5);
    const has = query.readUInt16BE(end + 1) === typeA && !name.startsWith('none');
    const header = Buffer.from([...query.subarray(0, 2), 0x81, 0x80, 0, 1, 0, has ? 1 : 0, 0, 0, 0, 0]);
    const record = Buffer.from([0xc0, 12, 0, typeA, 0, 1, 0, 0, 0, 60, 0, 4, 203, 0, 113, 7]);
    socket.send(Buffer.concat([header, question, ...(has ? [record] : [])]), port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return socket;
};

describe('the addresses of a receiver', () => {
  let server: Awaited<ReturnType<typeof nameServer>>;
  beforeEach(async () => {
    server = await nameServer();
  });
  afterEach(() => void server.close());
  const asking = (timeoutMs: number) =>
    everyAddress({ servers: [`127.0.0.1:${server.address().port}`], timeoutMs });

  it('are all that its name has', async () =>
    expect(await asking(2_000)('good.example')).toEqual(['203.0.113.7']));

  it('are found while many others are waited for', async () => {
    const resolve = asking(60_000);
    let ended = 0;
    for (let nth = 0; nth < 20; nth += 1)
      void resolve(`slow-${nth}.example`)
        .catch(() => undefined)
        .finally(() => (ended += 1));
    expect(await resolve('good.example')).toEqual(['203.0.113.7']);
    expect(ended).toBe(0);
  });

  it('are not waited for for ever, and a name without any is told apart', async () => {
    await expect(asking(20)('slow.example')).rejects.toMatchObject({ code: 'ETIMEOUT' });
    await expect(asking(2_000)('none.example')).rejects.toMatchObject({ code: 'ENODATA' });
  });
});
