import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serviceNames } from '@handoff/schemas';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { status } from './status.ts';

const masterKey = {
  heldBy: 'hand',
  present: { id: 'c0ffee', since: '2027-01-04T03:00:00.000Z', renewBy: '2027-01-11T03:00:00.000Z' },
  due: [
    { act: 'rotate', id: 'c0ffee', since: '2027-01-11T03:00:00.000Z' },
    { act: 'destroy', id: 'decade', since: '2027-01-02T03:00:00.000Z' },
  ],
  lacking: ['facade'],
};

let data: string;
let exchange: Server;
let answers: Record<string, readonly [status: number, body: object]>;
let said: string[];

beforeEach(async () => {
  said = [];
  answers = {
    '/health/ready': [200, {}],
    '/internal/summary': [200, { service: 'any', parked: 0 }],
    '/internal/key-rotation/epoch': [200, masterKey],
  };
  exchange = createServer(({ url = '' }, response) => {
    const [code, body] = answers[url] ?? [404, {}];
    response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => exchange.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(exchange.address() as AddressInfo).port}`;
  data = mkdtempSync(join(tmpdir(), 'handoff-status-'));
  mkdirSync(join(data, 'run'));
  const urls = Object.fromEntries(serviceNames.map((name) => [name, url]));
  writeFileSync(join(data, 'run', 'exchange.json'), JSON.stringify({ url, urls, sandbox: false }));
});
afterEach(() => {
  exchange.close();
  rmSync(data, { recursive: true });
});

const asked = (json = false) => status({ data, json, say: (line) => void said.push(line) });

describe('the status', () => {
  it('says for how long the master key wraps, and what is due for it', async () => {
    expect(await asked()).toBe(0);
    expect(said.slice(1)).toEqual([
      'master key c0ffee wraps since 2027-01-04, another one by 2027-01-11, by hand',
      'DUE since 2027-01-11: another master key in the place of c0ffee',
      'DUE since 2027-01-02: destroy each copy of decade, then say so (--destroyed decade)',
      'facade wrapped some of what is kept, and is not at hand: that stays as it is. Is no copy left, say so to keys epoch (--lost facade)',
    ]);
  });

  it('gives the same to programs', async () => {
    await asked(true);
    expect(JSON.parse(said.join(''))).toMatchObject({
      services: serviceNames.map((name) => ({ name })),
      masterKey,
    });
  });

  it('says where a timer stands still, and where there never was one', async () => {
    const present = { id: 'vault.handoff.7', since: null, renewBy: null };
    const ask = { act: 'ask', id: 'vault.handoff.7' };
    const due = [
      { ...ask, since: null },
      { ...ask, since: '2027-01-11T03:00:00.000Z' },
    ];
    answers['/internal/key-rotation/epoch'] = [200, { heldBy: 'service', present, due, lacking: [] }];
    await asked();
    expect(said.slice(1)).toEqual([
      'master key vault.handoff.7',
      'DUE: handoff keys epoch, which nobody has asked yet: nothing counts how long vault.handoff.7 wraps',
      'DUE since 2027-01-11: handoff keys epoch, which nobody asked in time; it is late for vault.handoff.7',
    ]);
  });

  it('says that nobody can tell, and all the rest, while whoever holds the master key is away', async () => {
    answers['/internal/key-rotation/epoch'] = [503, {}];
    expect(await asked()).toBe(0);
    expect(said[0]).toContain('parked 0');
    expect(said[1]).toMatch(/^master key: it can't be told/);
    await asked(true);
    expect(JSON.parse(said.at(-1) ?? '')).toMatchObject({ masterKey: { unknown: expect.any(String) } });
  });

  it('ends with 1 where a service is not ready', async () => {
    answers['/health/ready'] = [503, {}];
    expect(await asked()).toBe(1);
    expect(said[0]).toContain('NOT READY');
  });
});
