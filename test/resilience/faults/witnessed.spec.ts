import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { Lab } from '../lab/lab.ts';
import { everyBrokerKilled } from './every-broker-killed.ts';
import type { Fault } from './fault.ts';
import { linkBad } from './link-bad.ts';
import { serverAway } from './server-away.ts';
import { together } from './together.ts';

/** Of a laboratory only what a fault lays its hands on. */
const labWith = (parts: object): Lab => parts as unknown as Lab;

const linkFelt = (...times: readonly number[]): Lab =>
  labWith({ linksTo: () => times.map((felt) => ({ set: () => undefined, felt: () => felt })) });

const server = (pid?: number) => ({ kill: async () => {}, start: async () => {}, pid: () => pid });
const seen = (times: number): Fault => ({ name: `seen ${times} times`, inject: async () => times });

describe('a fault counts', () => {
  it('when its link carried something while it was bad, once a link', async () => {
    const cut = linkBad({ to: 'brokers', how: { cut: true }, forMs: 1 });
    expect(await cut.inject(linkFelt(3, 0, 1))).toBe(2);
    expect(await cut.inject(linkFelt(0, 0))).toBe(0);
  });

  it('when nobody answers at the door of the server that was killed', async () => {
    const away = serverAway({ part: 'registry', how: 'killed', forMs: 1 });
    const door = createServer().listen(0, '127.0.0.1');
    await once(door, 'listening');
    const { port } = door.address() as { port: number };
    const lab = labWith({ stack: { part: () => server(), portOf: () => port } });
    expect(await away.inject(lab)).toBe(0);
    door.close();
    await once(door, 'close');
    expect(await away.inject(lab)).toBe(1);
  });

  it('when the server that was to stop stood still, and lets it go on', async () => {
    const child = spawn('sleep', ['60']);
    await once(child, 'spawn');
    const stopped = serverAway({ part: 'mongo', how: 'stopped', forMs: 200 });
    expect(await stopped.inject(labWith({ stack: { part: () => server(child.pid) } }))).toBe(1);
    expect(await stopped.inject(labWith({ stack: { part: () => server() } }))).toBe(0);
    child.kill();
    // A process that still stood still would not hear this.
    expect(await once(child, 'exit')).toEqual([null, 'SIGTERM']);
  });

  it('when no broker at all was left', async () => {
    const all = everyBrokerKilled({ brokers: 2, forMs: 1 });
    expect(await all.inject(labWith({ stack: { part: () => server() } }))).toBe(1);
    const oneLives = (name: string) => server(name.endsWith('2') ? process.pid : undefined);
    expect(await all.inject(labWith({ stack: { part: oneLives } }))).toBe(0);
  });

  it('together with another when both were seen', async () => {
    expect(await together(seen(2), seen(1)).inject(labWith({}))).toBe(3);
    expect(await together(seen(2), seen(0)).inject(labWith({}))).toBe(0);
  });
});
