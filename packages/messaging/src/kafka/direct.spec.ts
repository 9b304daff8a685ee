import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { withConnection } from './direct.ts';

let close: () => void = () => undefined;
afterEach(() => close());

/** What a broker is sent before anything else: 22 opens a TLS handshake (RFC 8446 5.1). */
const firstHeard = async (tls: boolean): Promise<number | 'in clear'> => {
  const heard = Promise.withResolvers<number | 'in clear'>();
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (data) => {
      heard.resolve(data[0] ?? -1);
      socket.destroy();
    });
  }).listen(0, '127.0.0.1');
  close = () => void server.close();
  await once(server, 'listening');
  const brokers = [`127.0.0.1:${(server.address() as AddressInfo).port}`];
  await withConnection({ brokers, clientId: 'direct', tls }, async () => heard.resolve('in clear')).catch(
    () => undefined,
  );
  return heard.promise;
};

describe('the connection for what kafkajs cannot speak', () => {
  it('speaks TLS with brokers that are spoken to by TLS', async () => {
    expect(await firstHeard(true)).toBe(22);
    expect(await firstHeard(false)).toBe('in clear');
  });
});
