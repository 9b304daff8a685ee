import type { Connection } from 'mongoose';
import { expect, it, vi } from 'vitest';
import { bayside } from '../testing/massachusetts.ts';
import { prepareRegister } from './mongo-register.ts';
import { mongoStanding } from './standing.ts';

type Index = Readonly<{ key: Readonly<Record<string, number>> }>;
type Asked = Readonly<{ $or: readonly Readonly<Record<string, unknown>>[] }>;

it('finds what is open at an agency by an index each way: what it has, and where it is one of several', async () => {
  const find = vi.fn<(asked: Asked) => object>(() => ({ toArray: async () => [] }));
  const createIndexes = vi.fn<(made: readonly Index[]) => Promise<void>>(async () => {});
  const connection = {
    collection: () => ({ find, createIndexes }),
  } as unknown as Connection;
  await prepareRegister(connection);
  await mongoStanding(connection).openAt(bayside);
  const indexed = createIndexes.mock.calls.flatMap(([made]) => made.map(({ key }) => Object.keys(key)[0]));
  const ways = find.mock.calls[0]?.[0].$or ?? [];
  const byAgency = ways.map((way) => Object.keys(way).find((field) => way[field] === bayside));
  expect(byAgency).toHaveLength(2);
  expect(indexed).toEqual(expect.arrayContaining(byAgency));
});
