import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Link, openLink } from './link.ts';

let server: Server;
let link: Link;
let heard: string[];

/** Says back what it hears, and remembers it. */
beforeEach(async () => {
  heard = [];
  server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (piece) => {
      heard.push(String(piece));
      socket.write(piece);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  link = await openLink((server.address() as AddressInfo).port);
});
afterEach(async () => {
  await link.close();
  server.close();
});

const dial = async (): Promise<Socket> => {
  const socket = connect({ host: '127.0.0.1', port: link.port });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
};
const ask = async (socket: Socket, text: string): Promise<string> => {
  socket.write(text);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  return String(answer);
};

describe('a link', () => {
  it('carries both ways', async () => {
    expect(await ask(await dial(), 'hello')).toBe('hello');
    expect(link.felt()).toBe(0);
  });

  it('that is slow carries everything, late and in order', async () => {
    const socket = await dial();
    link.set({ slowMs: 50 });
    const began = performance.now();
    expect(await ask(socket, 'one')).toBe('one');
    expect(performance.now() - began).toBeGreaterThanOrEqual(95);
    expect(link.felt()).toBe(2);
  });

  it('that is cut ends every conversation and begins none, until it is mended', async () => {
    const socket = await dial();
    await ask(socket, 'hello');
    const over = once(socket, 'close');
    link.set({ cut: true });
    await over;
    const another = await dial();
    await once(another, 'close');
    expect(link.felt()).toBe(2);
    link.set({});
    expect(await ask(await dial(), 'again')).toBe('again');
  });

  it('that loses answers lets the question through; once mended, that conversation is over and others go on', async () => {
    const socket = await dial();
    link.set({ answersLost: true });
    socket.write('is it done?');
    await expect.poll(() => link.felt()).toBe(1);
    expect(heard).toEqual(['is it done?']);
    const over = once(socket, 'close');
    link.set({});
    await over;
    expect(await ask(await dial(), 'again')).toBe('again');
  });
});
