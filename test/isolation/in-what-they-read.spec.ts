import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeExchange } from '../support/describe-exchange.ts';
import { type RunningExchange, startExchange } from '../support/exchange.ts';
import { stackOf } from '../support/stack-of.ts';
import { type Connected, connect } from './agencies.ts';
import { readTopic } from './read-topic.ts';

const services = [{ code: 'learn.esl', program: 'aefla' }];
/** Everything of this partner bears it, and nothing of any other. */
const canaryOf = (slug: string): string => `${slug}7canary`;
const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

type Take = Readonly<{ text: string; references: ReadonlySet<string> }>;

describeExchange('of three partners, two with a referral between them,', () => {
  let exchange: RunningExchange;
  let center: Connected;
  let college: Connected;
  let outsider: Connected;
  let takes: ReadonlyMap<string, Take>;
  let reference: string;
  beforeAll(async () => {
    exchange = await startExchange({ name: 'isolation' });
    center = await connect(exchange, 'center');
    college = await connect(exchange, 'college', { services });
    outsider = await connect(exchange, 'outsider', { services });
    reference = await refers(center, college, canaryOf('center'));
    await refers(outsider, outsider, canaryOf('outsider'));
    for (const { slug, agency } of [center, college, outsider])
      await agency.door.put(`/v1/webhooks/${slug}-hook`, { url: 'http://localhost:9/none' });
    const { kafka } = stackOf(exchange);
    const taken = [center, college, outsider].map(
      async (each) => [each.slug, await takeOf(each, exchange.url, kafka)] as const,
    );
    takes = new Map(await Promise.all(taken));
  }, 300_000);
  afterAll(() => exchange?.stop());

  const of = (slug: string): Take => takes.get(slug) ?? { text: '', references: new Set() };
  const idsOf = (slug: string): ReadonlySet<string> => new Set(of(slug).text.match(uuids));

  it('each reads its own', () => {
    for (const slug of ['center', 'outsider']) expect(of(slug).text).toContain(canaryOf(slug));
    expect(of('center').references.has(reference)).toBe(true);
    expect(of('college').references.has(reference)).toBe(true);
    for (const slug of takes.keys()) expect(idsOf(slug).size).toBeGreaterThan(0);
  });

  it('the third reads no word, no reference, no id and no webhook of theirs, and they none of its', () => {
    const found = [...takes.keys()].flatMap((reader) =>
      [...takes.keys()]
        .filter((each) => each !== reader)
        .flatMap((each) => [canaryOf(each), `${each}-hook`])
        .filter((canary) => of(reader).text.includes(canary))
        .map((canary) => `${reader} reads ${canary}`),
    );
    expect(found).toEqual([]);
    for (const each of ['center', 'college'])
      expect(of('outsider').references.intersection(of(each).references)).toEqual(new Set());
  });

  it('no two have an id in common: what joins their takes is the short reference of what is between them', () => {
    const pairs = [
      ['center', 'college'],
      ['center', 'outsider'],
      ['college', 'outsider'],
    ] as const;
    for (const [one, other] of pairs) expect(idsOf(one).intersection(idsOf(other))).toEqual(new Set());
    expect(of('center').references.intersection(of('college').references)).toEqual(new Set([reference]));
  });
});

/** Refers somebody whose every word is the canary; answers with the reference once the agency has accepted. */
const refers = async (from: Connected, to: Connected, canary: string): Promise<string> => {
  await from.agency.refers(canary, {
    pathway: 'english-to-work',
    choices: [['learn.esl', to.slug]],
  });
  const offered = await to.agency.hears({ status: 'offered', role: 'receiver' });
  const reference = String(offered.data['reference']);
  await to.agency.answers(reference, 'accepted', { localRef: canaryOf(to.slug) });
  await from.agency.hears({ status: 'accepted', reference });
  await to.agency.hears({ status: 'accepted', reference });
  return reference;
};

type Described = {
  paths: Record<string, Record<string, { parameters?: { in: string; required?: boolean }[] }>>;
};
type Broker = Readonly<{ brokers: readonly string[] }>;

/** Its topic as it comes, its feed, and the answer of every address that wants nothing but a token. */
const takeOf = async (connected: Connected, url: string, broker: Broker): Promise<Take> => {
  const { token, agency } = connected;
  const { paths } = (await agency.door.get('/v1/openapi.json')).json as unknown as Described;
  // The directory and the description are one for all.
  const addresses = Object.entries(paths).filter(
    ([path, { get }]) =>
      get && !path.includes('{') && !/^\/v1\/(services|registry|keys|programs|questions)/.test(path),
  );
  const headers = { authorization: `Bearer ${token}` };
  const answers = addresses.map(async ([path]) => (await fetch(`${url}${path}`, { headers })).text());
  const topic = await readTopic(connected, broker);
  const feed = await agency.told();
  const text = [...(await Promise.all(answers)), topic, JSON.stringify(feed)].join('\n');
  const references = feed.flatMap(({ data: { reference } }) =>
    typeof reference === 'string' ? [reference] : [],
  );
  return { text, references: new Set(references) };
};
