import type { PartnerMessages } from '@handoff/schemas';
import { inMemoryExchange } from '../support/in-memory-exchange.ts';
import { type Agency, agencyWith } from '../support/stories/agency.ts';
import { type Manifest, manifestOf } from '../support/stories/network.ts';

type Row = Readonly<Record<string, string>>;

/** An agency by all three doors: what it says over one is what it could have said over the others. */
export type AtEveryDoor = Agency &
  Readonly<{
    writes: <Name extends keyof PartnerMessages>(record: Name, value: PartnerMessages[Name]) => Promise<void>;
    uploads: (row: Row) => Promise<void>;
  }>;

/** The whole exchange in memory, with agencies of the sample network that the test itself plays. */
export const inMemoryNetwork = async () => {
  const exchange = await inMemoryExchange();
  const agency = async (slug: string, changes: Partial<Manifest> = {}): Promise<AtEveryDoor> => {
    const token = await exchange.admit({ ...manifestOf(slug), ...changes });
    return {
      ...agencyWith(slug, exchange.url, token),
      writes: (record, value) => exchange.writes(slug, record, value),
      uploads: (row) => upload(exchange.url, token, row),
    };
  };
  return { ...exchange, agency };
};

export type InMemoryNetwork = Awaited<ReturnType<typeof inMemoryNetwork>>;

const upload = async (url: string, token: string, row: Row): Promise<void> => {
  const body = `${Object.keys(row).join(',')}\r\n${Object.values(row).join(',')}\r\n`;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/csv' };
  const response = await fetch(new URL('/v1/csv', url), { method: 'POST', headers, body });
  const { rows } = (await response.json()) as { rows: readonly Readonly<{ status: string }>[] };
  if (rows.some(({ status }) => status === 'refused')) throw new Error(JSON.stringify(rows));
};
