import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { connectKafka } from '@handoff/messaging/kafka';
import { partnerTopics, topics } from '@handoff/schemas';
import { eventually } from '@handoff/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findInFiles } from '../privacy/canaries/find-in-files.ts';
import { spellingsOf } from '../privacy/canaries/spellings.ts';
import { isInWriting } from '../privacy/stores-in-writing.ts';
import { allDeliveries } from '../resilience/reading/read-kafka.ts';
import { allDocuments } from '../support/all-documents.ts';
import { describeExchange } from '../support/describe-exchange.ts';
import { type RunningExchange, startExchange } from '../support/exchange.ts';
import { operated } from '../support/operated.ts';
import { stackOf } from '../support/stack-of.ts';
import type { Agency } from '../support/stories/agency.ts';
import { networkOf } from '../support/stories/network.ts';
import { intakeOf, learner } from '../support/stories/person.ts';

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

/** What somebody told, spelled like nobody else's. */
const canaries = ['Canaria Zorzal', '617 555 0187', 'Calle Golondrina 77', 'canaria@example.org'];
/** Her number with an agency, which goes back to that agency alone. */
const ownIds = ['HWC-ZORZAL-1', 'BCC-ZORZAL-7'];

describeExchange('a person who is erased, on real servers', () => {
  let exchange: RunningExchange;
  let center: Agency;
  let college: Agency;
  let intake: string;
  let referral: string;
  let card: string;
  const backup = join(root, '.handoff', `${name}-backup`);

  beforeAll(async () => {
    exchange = await startExchange({ name, env: { HANDOFF_SPANS_FILE: spans } });
    const network = networkOf(exchange);
    center = await network.agency('harbor-worker-center');
    college = await network.agency('bayside-community-college');
    const choices = [['learn.esl', college.slug]] as const;
    const asked = intakeOf('HWC-ZORZAL-1', center.slug, {
      pathway: 'english-to-work',
      choices,
      facts: learner,
    });
    const person = {
      name: canaries[0],
      address: canaries[2],
      birthDate: '1991-04-12',
      contacts: [
        { kind: 'phone', value: `+1 ${canaries[1]}` },
        { kind: 'email', value: canaries[3] },
      ],
      facts: learner,
    };
    const { json } = await center.door.post('/v1/intakes', { ...asked, person });
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
  afterAll(() => exchange?.stop());

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

    it('in a document, and neither is a number that an agency had for her', async () => {
      const documents = await allDocuments(stackOf(exchange).mongo.url);
      expect(documents.length).toBeGreaterThan(10);
      const holds = holding([...canaries, ...ownIds]);
      expect(documents.filter((text) => holds(Buffer.from(text)))).toEqual([]);
    });
  });

  it('was held in no store but those of the table in docs/privacy/retention.md', async () => {
    const places = (await allDocuments(stackOf(exchange).mongo.url)).map((text) =>
      text.slice(0, text.indexOf(': ')),
    );
    const unwritten = [...new Set(places)].filter((place) => {
      const [database = '', collection = ''] = place.split('.', 2);
      return !isInWriting(database, collection);
    });
    expect(unwritten).toEqual([]);
  });

  it("leaves an agency's own numbers on that agency's own topic alone, which is kept seven days", async () => {
    const records = await onKafka();
    const where = ownIds.map((id) => [
      ...new Set(records.filter(({ payload }) => holding([id])(payload)).map(({ topic }) => topic)),
    ]);
    expect(where).toEqual([[partnerTopics(center.slug).out], [partnerTopics(college.slug).out]]);
  });

  it('leaves no key behind that could open what is sealed', async () => {
    const documents = await allDocuments(stackOf(exchange).mongo.url);
    const keys = documents.filter((text) => text.startsWith('handoff-intake.keys: '));
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
