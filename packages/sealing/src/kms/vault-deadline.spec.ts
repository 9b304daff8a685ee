import { createServer as createHttp } from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { vaultKms } from '../index.ts';

let server: Server;
let sockets: Set<Socket>;
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  server.close();
});

const listening = async (made: Server): Promise<string> => {
  [server, sockets] = [made, new Set()];
  server.on('connection', (socket: Socket) => sockets.add(socket.on('error', () => undefined)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}/v1/transit`;
};
/** With the deadlines that stand when nothing is set. */
const asked = async (url: string) => {
  const began = performance.now();
  const error: unknown = await vaultKms({ url, key: 'handoff', token: () => 'a-token' })
    .keyId()
    .catch((thrown: unknown) => thrown);
  return { error, seconds: (performance.now() - began) / 1_000 };
};
const beginning = () =>
  createHttp((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{"data":{');
  });

/** What a service waits for the answer of another one. */
const patienceOfOthers = 5;

describe('a Vault is away, before others lose patience, that', () => {
  it.each([
    ['accepts and never answers', () => createServer(), 'http'],
    ['accepts and never speaks TLS', () => createServer(), 'https'],
    ['begins an answer and never ends it', beginning, 'http'],
  ] as const)('%s', { timeout: 15_000 }, async (_, made, scheme) => {
    const { error, seconds } = await asked(`${scheme}://${await listening(made())}`);
    expect(error).toMatchObject({ code: 'kms-away', transient: true });
    expect(seconds).toBeLessThan(patienceOfOthers);
  });
});
