import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { connectKafka } from '@handoff/messaging/kafka';
import { partnerTopics, serviceNames, topics } from '@handoff/schemas';
import { eventually } from '@handoff/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findInFiles } from '../privacy/canaries/find-in-files.ts';
import { spellingsOf } from '../privacy/canaries/spellings.ts';
import { readExport } from '../isolation/read-export.ts';
import { isInWriting } from '../privacy/stores-in-writing.ts';
import { allDeliveries } from '../resilience/reading/read-kafka.ts';
import { allDocuments } from '../support/all-documents.ts';
import { type Bell, openBell } from '../support/bell.ts';
import { describeExchange } from '../support/describe-exchange.ts';
import { type RunningExchange, startExchange } from '../support/exchange.ts';
import { sendUndecodable } from '../support/late-and-undecodable.ts';
import { openParked } from '../support/open-parked.ts';
import { operated } from '../support/operated.ts';
import { stackOf } from '../support/stack-of.ts';
import type { Agency } from '../support/stories/agency.ts';
import { networkOf } from '../support/stories/network.ts';
import { canaria, canaries, ownIds } from './erasure/canaria.ts';
import { idIn, idsWithin, stillHolding } from './erasure/held-within.ts';

const root = join(import.meta.dirname, '..', '..');
const name = 'erasure';
const spans = join(root, '.handoff', name, 'spans.jsonl');

/** Every table that analysts may have rows of. */
const tables = [
  'facts_enrollment',
  'facts_service',
  'facts_milestone',
  'facts_employment',
  'facts_exit',
  'facts_quarter',
  'facts_attestation',
  'referral_moves',
  'journeys',
  'intakes',
  'agencies',
];

describeExchange('a person who is erased, on real servers', () => {
  let exchange: RunningExchange;
  let center: Agency;
  let college: Agency;
  let intake: string;
  let referral: string;
  let card: string;
  let bells: readonly Bell[] = [];
  let delivered: readonly string[];
  /** In which index she stood, for a fund that she let count her once. */
  let indexed: readonly string[];
  /** What the exchange calls her, and what is hers, within. */
  let within: readonly string[];
  /** Of the stores that an erasure empties, those that held one of these. */
  let heldIn: readonly string[];
  const backup = join(root, '.handoff', `${name}-backup`);

  beforeAll(async () => {
    exchange = await startExchange({ name, env: { HANDOFF_SPANS_FILE: spans } });
    const network = networkOf(exchange);
    center = await network.agency('harbor-worker-center');
    college = await network.agency('bayside-community-college');
    const fund = await network.agency('commonwealth-workforce-fund');
    bells = await Promise.all([center, college].map(() => openBell()));
    for (const [at, agency] of [center, college].entries())
      await agency.door.put('/v1/webhooks/bell', { url: bells[at]?.url ?? '' });
    const { json } = await center.door.post('/v1/intakes', canaria(center.slug, college.slug, fund.slug));
    intake = String(json['intake']);
    referral = String((await college.hears({ status: 'offered' })).data['referral']);
    await college.answers(referral, 'accepted', { localRef: 'BCC-ZORZAL-7' });
    await center.hears({ status: 'accepted', localRef: 'HWC-ZORZAL-1' });
    const contact = () => college.door.get(`/v1/referrals/${referral}/contact`);
    card = JSON.stringify(
      await eventually(async () => {
        const found = await contact();
        if (found.status === 200) return found.json;
        throw new Error(JSON.stringify(found));
      }),
    );
    await eventually(async () => {
      const silent = bells.filter((bell) => bell.heard().length === 0);
      if (silent.length > 0) throw new Error(`${silent.length} webhooks were not called`);
    });
    delivered = await deliveriesKnown();
    indexed = await eventually(async () => {
      const entries = await documentsIn('handoff-intake.blind_index');
      if (entries.length > 0) return entries;
      throw new Error('not in the index yet');
    });
    within = idsWithin(await documents());
    heldIn = stillHolding(await documents(), within);
    rmSync(backup, { recursive: true, force: true });
    cpSync(join(exchange.data, 'stack', 'mongo'), backup, { recursive: true });
    await center.door.post(`/v1/intakes/${intake}/erasure`, {});
    await college.hears({ status: 'withdrawn', referral });
    await eventually(
      async () => {
        if ((await center.door.get(`/v1/intakes/${intake}`)).status !== 404) throw new Error('still known');
      },
      { within: 30_000 },
    );
  });
  afterAll(async () => {
    await exchange?.stop();
    await Promise.all(bells.map((bell) => bell.close()));
  });

  const documents = () => allDocuments(stackOf(exchange).mongo.url);
  const documentsIn = async (place: string): Promise<readonly string[]> =>
    (await documents()).filter((text) => text.startsWith(`${place}: `));

  const deliveriesKnown = async (): Promise<readonly string[]> =>
    (await documentsIn('handoff-gateway.webhook_deliveries')).map(idIn);

  const onKafka = async () => {
    const broker = connectKafka({ ...stackOf(exchange).kafka, clientId: 'canaries' });
    const own = [center.slug, college.slug].flatMap((slug) => Object.values(partnerTopics(slug)));
    try {
      return await allDeliveries(broker, [...Object.keys(topics), ...own]);
    } finally {
      await broker.close();
    }
  };
  const holding = (wanted: readonly string[]) => (text: Buffer) =>
    wanted.some((each) => spellingsOf(each).some((spelling) => text.includes(spelling)));

  it('was known: the college that accepted her read how to reach her', () => {
    expect(canaries.filter((canary) => card.includes(canary))).toEqual([
      canaries[0],
      canaries[1],
      canaries[3],
    ]);
  });

  describe('is found nowhere', () => {
    it('in a file: segments of Kafka, files of the document store, logs, spans, what the agencies keep', () => {
      expect(existsSync(spans)).toBe(true);
      // The search sees what is there: the college's slug stands in each of them.
      const seen = findInFiles(exchange.data, [college.slug]);
      for (const place of ['stack/kafka/', 'stack/mongo/'])
        expect(
          seen.some((file) => file.startsWith(place)),
          place,
        ).toBe(true);
      expect(findInFiles(exchange.data, canaries)).toEqual([]);
    });

    it('in a backup made before: what she told is ciphertext there, too', () => {
      expect(findInFiles(backup, [college.slug])).not.toEqual([]);
      expect(findInFiles(backup, canaries)).toEqual([]);
    });

    it('in a record of Kafka, unpacked', async () => {
      const records = await onKafka();
      expect(records.length).toBeGreaterThan(10);
      const all = records.map(({ payload, headers }) =>
        Buffer.concat([payload, Buffer.from(JSON.stringify(headers))]),
      );
      expect(all.filter(holding(canaries))).toHaveLength(0);
    });

    it('in rows that analysts take out: everybody’s, and those of the agency that took her in', async () => {
      for (const whom of [{ audience: 'restricted' }, { audience: 'mine', agency: center.slug }]) {
        const { id } = (await operated(exchange, 'outcomes', '/internal/exports', whom)) as { id: string };
        const rows = await Promise.all(
          tables.map((table) =>
            operated(exchange, 'outcomes', `/internal/exports/${id}/rows?table=${table}&limit=20000`),
          ),
        );
        expect(JSON.stringify(rows)).toContain(college.slug);
        expect(holding([...canaries, ...ownIds])(Buffer.from(JSON.stringify(rows)))).toBe(false);
      }
    });

    it('in a snapshot for analysts: the database, each table as Parquet, and what the files say', async () => {
      for (const whose of [['restricted'], ['mine', '--agency', center.slug]]) {
        const folder = join(root, '.handoff', `${name}-export-${whose[0]}`);
        rmSync(folder, { recursive: true, force: true });
        const read = Buffer.from(await readExport(exchange.data, folder, ...whose));
        expect(holding([college.slug])(read)).toBe(true);
        expect(holding([...canaries, ...ownIds])(read)).toBe(false);
        expect(findInFiles(folder, [...canaries, ...ownIds])).toEqual([]);
      }
    });

    it('in what services tell of themselves: metrics and counts', async () => {
      const headers = { authorization: `Bearer ${exchange.operatorToken}` };
      const asked = serviceNames.flatMap((service) =>
        ['/internal/metrics', '/internal/summary'].map(async (path) => {
          const response = await fetch(new URL(path, exchange.urls[service]), { headers });
          expect([service, path, response.status]).toEqual([service, path, 200]);
          return Buffer.from(await response.text());
        }),
      );
      const said = await Promise.all(asked);
      expect(said.some(holding(['handoff_consumer_lag']))).toBe(true);
      expect(said.filter(holding([...canaries, ...ownIds, intake, referral]))).toEqual([]);
    });

    it('in what webhooks were called with; and which message went where is no longer known of her', async () => {
      const heard = bells.flatMap((bell) => bell.heard()).map((text) => Buffer.from(text));
      expect(heard.filter(holding(canaries))).toEqual([]);
      expect(delivered.length).toBeGreaterThan(1);
      const known = new Set(await deliveriesKnown());
      expect(delivered.filter((id) => known.has(id))).toEqual([]);
    });

    it('in a message about her that comes late, is parked, and is opened with the key it is parked under', async () => {
      const { kafka } = stackOf(exchange);
      const bytes = await sendUndecodable(kafka, 'handoff.intake', (key) => key.startsWith('intake-'));
      const parked = await eventually(async () => {
        const found = await openParked(exchange);
        if (new Set(found.map(({ service }) => service)).size < 4) throw new Error('not parked yet');
        return found;
      });
      for (const { text } of parked) {
        expect(text.length).toBeGreaterThan(bytes);
        expect(holding([center.slug])(text)).toBe(true);
        expect(holding(canaries)(text)).toBe(false);
      }
    });

    it('in the blind index of a fund, where nothing of her could be read before', async () => {
      expect(indexed).toHaveLength(1);
      expect(indexed.filter((text) => holding(canaries)(Buffer.from(text)))).toEqual([]);
      await eventually(async () => {
        if ((await documentsIn('handoff-intake.blind_index')).length > 0) throw new Error('still indexed');
      });
    });

    it('in a document, and neither is a number that an agency had for her', async () => {
      const all = await documents();
      // What is said of acts and uses of keys is never forgotten, so it stands among them whole.
      for (const place of ['handoff-gateway.trail: ', 'handoff-intake.audit: '])
        expect(
          all.some((text) => text.startsWith(place)),
          place,
        ).toBe(true);
      const holds = holding([...canaries, ...ownIds]);
      expect(all.filter((text) => holds(Buffer.from(text)))).toEqual([]);
    });
  });

  it('was held in no store but those of the table in docs/privacy/retention.md', async () => {
    const places = (await documents()).map((text) => text.slice(0, text.indexOf(': ')));
    const unwritten = [...new Set(places)].filter((place) => {
      const [database = '', collection = ''] = place.split('.', 2);
      return !isInWriting(database, collection);
    });
    expect(unwritten).toEqual([]);
  });

  it('is left, by no id of hers, in no store of which that table says so', async () => {
    expect(within.length).toBeGreaterThanOrEqual(4);
    expect(heldIn.length).toBeGreaterThanOrEqual(8);
    await eventually(
      async () => {
        const left = stillHolding(await documents(), within);
        if (left.length > 0) throw new Error(`still in ${left.join(', ')}`);
      },
      { within: 30_000 },
    );
  });

  it("leaves an agency's own numbers on that agency's own topic alone, which is kept seven days", async () => {
    const records = await onKafka();
    const where = ownIds.map((id) => [
      ...new Set(records.filter(({ payload }) => holding([id])(payload)).map(({ topic }) => topic)),
    ]);
    expect(where).toEqual([[partnerTopics(center.slug).out], [partnerTopics(college.slug).out]]);
  });

  it('leaves no key behind that could open what is sealed', async () => {
    const keys = (await documents()).filter((text) => /^handoff-intake\.keys: .*"_id":"person-/.test(text));
    expect(keys.map((text) => JSON.parse(text.slice(text.indexOf('{'))) as object)).toMatchObject([
      { destroyed: true, keys: [] },
    ]);
  });

  it('leaves receipts that say who owes a word, and when the last copy has ended', async () => {
    const receipts = () => center.door.get(`/v1/intakes/${intake}/receipts`).then(({ json }) => json);
    const states = async () =>
      Object.fromEntries(
        ((await receipts())['holders'] as readonly { holder: string; state: string }[]).map(
          ({ holder, state }) => [holder, state],
        ),
      );
    const [owed] = (await college.door.get('/v1/receipts')).json['owed'] as readonly { referral: string }[];
    expect(owed?.referral).toBe(referral);
    expect(await states()).toEqual({ exchange: 'erased', [college.slug]: 'awaited' });
    expect(await receipts()).toMatchObject({ complete: false, completeOn: null });
    await college.door.post('/v1/receipts', { referral, outcome: 'erased' });
    const done = await receipts();
    expect(done).toMatchObject({ complete: true });
    expect(Date.parse(String(done['completeOn'])) - Date.now()).toBeLessThanOrEqual(35 * 86_400_000);
  });
});
