import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keysEpoch, keysRotateMaster } from './keys.ts';

const inVault = {
  heldBy: 'service',
  present: {
    id: 'vault.handoff.7',
    since: '2027-01-04T03:00:00.000Z',
    renewBy: '2027-01-11T03:00:00.000Z',
  },
  made: true,
  wrapped: 214,
  lacking: [],
  ended: ['vault.handoff.2'],
  pair: { made: false, ended: [] },
  former: [
    {
      id: 'vault.handoff.3',
      since: '2026-12-07T03:00:00.000Z',
      until: '2026-12-14T03:00:00.000Z',
      endBy: '2027-01-11T03:00:00.000Z',
      late: true,
    },
  ],
  due: [],
};
const inFile = {
  ...inVault,
  heldBy: 'hand',
  made: false,
  ended: [],
  due: [
    { act: 'rotate', id: 'c0ffee', since: '2027-01-04T03:00:00.000Z' },
    { act: 'destroy', id: 'decade', since: '2027-01-02T03:00:00.000Z' },
  ],
};

let data: string;
let exchange: Server;
let answer: object;
let asked: string[];
let said: string[];

beforeEach(async () => {
  [answer, asked, said] = [inVault, [], []];
  exchange = createServer((request, response) => {
    request.on('data', (chunk: Buffer) => asked.push(`${request.url} ${chunk.toString()}`));
    request.on('end', () =>
      response.setHeader('content-type', 'application/json').end(JSON.stringify(answer)),
    );
  });
  await new Promise<void>((resolve) => exchange.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(exchange.address() as AddressInfo).port}`;
  data = mkdtempSync(join(tmpdir(), 'handoff-keys-'));
  mkdirSync(join(data, 'run'));
  writeFileSync(
    join(data, 'run', 'exchange.json'),
    JSON.stringify({ url, urls: { intake: url }, sandbox: false }),
  );
});
afterEach(() => {
  exchange.close();
  rmSync(data, { recursive: true });
});

const epoch = (asking: Parameters<typeof keysEpoch>[1] = {}, json = false) =>
  keysEpoch({ data, json, say: (line) => void said.push(line) }, asking);

describe('an epoch of the master key', () => {
  it('is told as what was done, what is next and when, and ends with 0', async () => {
    expect(await epoch()).toBe(0);
    expect(said).toEqual([
      'vault.handoff.7 wraps since 2027-01-04: made now; 214 keys were wrapped anew',
      'vault.handoff.2 is ended: no backup that it wrapped opens any more',
      'next: another master key by 2027-01-11',
      'next: the end of vault.handoff.3 by 2027-01-11; it wrapped too long: its first backups open for more than 35 days',
    ]);
  });

  it('tells of the key that people are sealed to, where it is another one now', async () => {
    answer = { ...inVault, pair: { made: true, ended: ['pair-1', 'pair-2'] } };
    expect(await epoch()).toBe(0);
    expect(said).toContain(
      'GET /v1/keys shows another key to seal people to; what is sealed to the one before is taken for four weeks',
    );
    expect(said).toContain('2 former keys to seal people to are ended');
  });

  it('ends with 1 where a hand has something to do, so that a timer reports it', async () => {
    answer = inFile;
    expect(await epoch()).toBe(1);
    expect(said).toContain('DUE since 2027-01-04: another master key in the place of c0ffee');
    expect(said).toContain(
      'DUE since 2027-01-02: destroy each copy of decade, then say so (--destroyed decade)',
    );
    answer = { ...inVault, lacking: ['c0ffee'] };
    expect(await epoch()).toBe(1);
    expect(said).toContain(
      'c0ffee wrapped some of what is kept, and is not at hand: that stays as it is. Is no copy left, say so to keys epoch (--lost c0ffee)',
    );
  });

  it('is told to programs as it is, and asked as the words say', async () => {
    expect(await epoch({ days: 14, destroyed: 'decade', lost: 'c0ffee' }, true)).toBe(0);
    expect(JSON.parse(said.join(''))).toEqual(inVault);
    expect(asked).toEqual(['/internal/key-rotation/epoch {"days":14,"destroyed":"decade","lost":"c0ffee"}']);
  });
});

describe('a later master key', () => {
  it('that was made is told, with each that is lacking', async () => {
    answer = { masterKeyId: 'vault.handoff.8', wrapped: 12, lacking: ['c0ffee', 'decade'] };
    const options = { data, json: false, say: (line: string) => void said.push(line) };
    expect(await keysRotateMaster(options)).toBe(0);
    expect(said).toEqual([
      expect.stringContaining('12 keys are wrapped by vault.handoff.8'),
      expect.stringContaining('c0ffee wrapped some of what is kept'),
      expect.stringContaining('decade wrapped some of what is kept'),
    ]);
  });
});
