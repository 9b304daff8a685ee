import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fundPeople, fundRotate } from './fund.ts';

const fund = 'commonwealth-workforce-fund';
let data: string;
let exchange: Server;
let asked: string[];
let said: string[];
let pages: object[];

const pageOf = (entered: number, out: number, left: number) => ({ fund, entered, out, left });

/** So many people in records of agencies; a fund may count one fewer. */
let records: number;

const figures = (people: number) => ({
  asOf: '2026-11-22T15:00:00.000Z',
  wioa: { people, programs: [{ program: 'aefla', people }] },
  network: { people: people + 2 },
});

beforeEach(async () => {
  [asked, said, records] = [[], [], 15];
  exchange = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    request.on('data', (part: Buffer) => void asked.push(part.toString()));
    const isOfFund = request.url?.includes('fund=') === true;
    const body = request.method === 'POST' ? pages.shift() : figures(isOfFund ? records - 1 : records);
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => exchange.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(exchange.address() as AddressInfo).port}`;
  data = mkdtempSync(join(tmpdir(), 'handoff-fund-'));
  mkdirSync(join(data, 'run'));
  const running = { url, urls: { intake: url, outcomes: url }, sandbox: false };
  writeFileSync(join(data, 'run', 'exchange.json'), JSON.stringify(running));
});
afterEach(() => {
  exchange.close();
  rmSync(data, { recursive: true });
});

const options = (json: boolean) => ({ data, json, say: (line: string) => void said.push(line) });

describe('the people of a fund', () => {
  it('are counted as the fund may, beside the records that agencies have', async () => {
    expect(await fundPeople(options(true), fund, { programYear: '2026' })).toBe(0);
    expect(JSON.parse(said.join(''))).toEqual({
      fund,
      asOf: '2026-11-22T15:00:00.000Z',
      referred: { people: 16, records: 17 },
      enrolled: { people: 14, records: 15 },
      programs: [{ program: 'aefla', people: 14 }],
    });
    expect(asked.toSorted()).toEqual([
      'GET /internal/figures?programYear=2026',
      `GET /internal/figures?programYear=2026&fund=${fund}`,
    ]);
  });

  it('are told in words to whoever reads', async () => {
    await fundPeople(options(false), fund, {});
    expect(said[0]).toContain('as known on 2026-11-22');
    expect(said.slice(1)).toEqual(['referred   16 (17)', 'enrolled   14 (15)', '  aefla    14']);
  });

  it('are as many as their records where so few are left that a smaller number would say which are one', async () => {
    records = 11;
    await fundPeople(options(false), fund, {});
    expect(said.slice(1)).toEqual(['referred   12 (13)', 'enrolled   11 (11)', '  aefla    11']);
  });
});

describe('a new key of a fund', () => {
  const rotated = (json = false) => fundRotate(options(json), fund, { name: '2027-01', dryRun: false });
  const page = [`POST /internal/funds/${fund}/key`, '{"name":"2027-01","most":50}'];

  it('is made, and people entered under it some at a time, until nobody is left', async () => {
    pages = [pageOf(50, 0, 3), pageOf(2, 1, 0)];
    expect(await rotated()).toBe(0);
    expect(asked).toEqual([...page, ...page]);
    expect(said).toEqual([
      `${fund}: the key that stood when 2027-01 began is ended; 52 people were entered anew`,
      '1 are out of the index until their next word: they left, their record waits, or can’t be opened',
    ]);
  });

  it('is said to a program in figures', async () => {
    pages = [pageOf(2, 0, 0)];
    await rotated(true);
    expect(said).toEqual([`{"fund":"${fund}","name":"2027-01","entered":2,"out":0}`]);
  });

  it('is not waited for where nothing goes on', async () => {
    pages = [pageOf(0, 0, 3)];
    await rotated();
    expect(asked).toEqual(page);
  });

  it('is waited for longer than other answers: each person is opened anew', async () => {
    const patience = vi.spyOn(AbortSignal, 'timeout');
    pages = [pageOf(1, 0, 0)];
    await rotated();
    expect(patience).toHaveBeenCalledExactlyOnceWith(120_000);
    patience.mockRestore();
  });

  it.each([
    [true, `{"fund":"${fund}","name":"2027-01","dryRun":true}`],
    [false, `The key of ${fund} would end, and everybody be entered anew.`],
  ])('is not made where it was only asked what would be', async (json, expected) => {
    expect(await fundRotate(options(json), fund, { name: '2027-01', dryRun: true })).toBe(0);
    expect([said, asked]).toEqual([[expected], []]);
  });
});
