import type { FactReport } from '@handoff/schemas';
import { eventually } from '@handoff/testkit';
import { unsaidOfFact } from '../../services/gateway/src/testing/unsaid.ts';
import type { inMemoryExchange } from '../support/in-memory-exchange.ts';
import { type Agency, agencyWith } from '../support/stories/agency.ts';
import { manifestOf } from '../support/stories/network.ts';

type Exchange = Awaited<ReturnType<typeof inMemoryExchange>>;

export type Refused = Readonly<{ code: string; place: string; reason: string; mend: string }>;
/** A fact of a referral, with what it does not say left out. */
export type Fact = Partial<FactReport> & Pick<FactReport, 'kind' | 'on'>;
/** Says a fact that the exchange refuses; answers with what it was told of that. */
export type Refusal = (referral: string, fact: Fact) => Promise<Refused>;
export const doors = ['REST', 'Kafka', 'CSV'] as const;
export type AtEveryDoor = Agency & Readonly<{ refusedBy: Readonly<Record<(typeof doors)[number], Refusal>> }>;

/** An agency of the sample network at each door it has. */
export const agencyAt = async (exchange: Exchange, slug: string): Promise<AtEveryDoor> => {
  const token = await exchange.admit(manifestOf(slug));
  const agency = agencyWith(slug, exchange.url, token);
  return {
    ...agency,
    refusedBy: { REST: byRest(agency), Kafka: byKafka(agency, exchange), CSV: byCsv(exchange.url, token) },
  };
};

const byRest =
  (agency: Agency): Refusal =>
  async (referral, fact) => {
    const { status, json } = await agency.door.post(`/v1/referrals/${referral}/facts`, fact);
    if (status === 202) throw new Error(`It was taken: ${JSON.stringify(fact)}`);
    return json as unknown as Refused;
  };

const byKafka =
  (agency: Agency, exchange: Exchange): Refusal =>
  async (referral, fact) => {
    const before = (await agency.told()).at(-1)?.position ?? -1;
    await exchange.writes(agency.slug, 'FactReport', { ...unsaidOfFact, ...fact, referral });
    return eventually(
      async () => {
        const rejected = (await agency.told()).find(
          ({ type, position }) => position > before && type.endsWith('MessageRejected'),
        );
        if (rejected === undefined) throw new Error(`Nothing was rejected of ${JSON.stringify(fact)}`);
        return rejected.data as unknown as Refused;
      },
      { within: 30_000, every: 50 },
    );
  };

const columns: Readonly<Record<string, string>> = {
  on: 'date',
  fromLevel: 'from_level',
  toLevel: 'to_level',
  employedAs: 'employed_as',
  earlierOn: 'earlier_date',
  why: 'amend_reason',
};

type Row = Refused & Readonly<{ status: string; why: string }>;

const byCsv =
  (url: string, token: string): Refusal =>
  async (referral, { kind, wageCents, ...said }) => {
    const row: Readonly<Record<string, unknown>> = {
      referral,
      status: kind,
      ...(typeof wageCents === 'number' && { wage: (wageCents / 100).toFixed(2) }),
      ...Object.fromEntries(Object.entries(said).map(([name, value]) => [columns[name] ?? name, value])),
    };
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/csv' };
    const body = `${Object.keys(row).join(',')}\r\n${Object.values(row).join(',')}\r\n`;
    const sent = await fetch(new URL('/v1/csv', url), { method: 'POST', headers, body });
    const { upload } = (await sent.json()) as { upload: string };
    return eventually(
      async () => {
        const shown = await fetch(new URL(`/v1/csv/${upload}`, url), { headers });
        const [only] = ((await shown.json()) as { rows: readonly Row[] }).rows;
        if (only?.status !== 'refused') throw new Error(`Not refused: ${JSON.stringify(only)}`);
        return { ...only, reason: only.reason ?? only.why };
      },
      { within: 30_000, every: 50 },
    );
  };
