import { join } from 'node:path';
import { eventually } from '@handoff/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeExchange } from '../support/describe-exchange.ts';
import { type RunningExchange, startExchange } from '../support/exchange.ts';
import { stackOf } from '../support/stack-of.ts';
import { type Connected, connect } from './agencies.ts';
import { type Bell, openBell } from '../support/bell.ts';
import { audiencesOf, readers, readExport } from './read-export.ts';
import { readTopic } from './read-topic.ts';
import { takeFiles } from './take-files.ts';

const services = [{ code: 'learn.esl', program: 'aefla' }];
/** Everything of this partner bears it, and nothing of any other. */
const canaryOf = (slug: string): string => `${slug}7canary`;
const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** What came by one way. */
type Part = Readonly<{ way: string; text: string }>;
type Take = Readonly<{ text: string; parts: readonly Part[]; references: ReadonlySet<string> }>;

describeExchange('of three partners, two with a referral between them,', () => {
  let exchange: RunningExchange;
  let center: Connected;
  let college: Connected;
  let outsider: Connected;
  let takes: ReadonlyMap<string, Take>;
  let bells: ReadonlyMap<string, Bell>;
  let reference: string;
  beforeAll(async () => {
    exchange = await startExchange({ name: 'isolation' });
    center = await connect(exchange, 'center');
    college = await connect(exchange, 'college', { services });
    outsider = await connect(exchange, 'outsider', { services });
    const three = [center, college, outsider];
    bells = new Map(await Promise.all(three.map(async ({ slug }) => [slug, await openBell()] as const)));
    for (const { slug, agency } of three)
      await agency.door.put(`/v1/webhooks/${slug}-hook`, { url: bells.get(slug)?.url ?? '' });
    reference = await refers(center, college, canaryOf('center'));
    await refers(outsider, outsider, canaryOf('outsider'));
    const whole = new Map<string, Take>();
    for (const each of three) whole.set(each.slug, await takeOf(each, exchange, bells.get(each.slug)));
    takes = whole;
  }, 400_000);
  afterAll(async () => {
    await Promise.all([...(bells?.values() ?? [])].map((bell) => bell.close()));
    await exchange?.stop();
  });

  const of = (slug: string): Take => takes.get(slug) ?? { text: '', parts: [], references: new Set() };
  const idsOf = (slug: string): ReadonlySet<string> => new Set(of(slug).text.match(uuids));

  it('each reads its own', () => {
    for (const slug of takes.keys()) expect(of(slug).text).toContain(canaryOf(slug));
    for (const slug of takes.keys())
      expect([slug, of(slug).parts.filter(({ text }) => text.trim() === '')]).toEqual([slug, []]);
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

  it('what everybody may see of figures names nobody: no word, no reference and no id of anyone', async () => {
    const open = await readExport(exchange.data, join(exchange.data, 'public'), 'public');
    const ids = [...takes.keys()].flatMap((slug) => [...idsOf(slug), ...of(slug).references, canaryOf(slug)]);
    expect(ids.filter((id) => open.includes(id))).toEqual([]);
    expect(await audiencesOf(exchange.data)).toEqual(new Set(Object.keys(readers)));
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
  await to.agency.reports(reference, 'enrolled', { program: 'aefla' });
  await from.agency.hears({ kind: 'enrolled' });
  return reference;
};

type Described = {
  paths: Record<string, Record<string, { parameters?: { in: string; required?: boolean }[] }>>;
};
/** By every way: its topic as it comes, its feed, each address that wants nothing but a token, its webhook, files, its export. */
const takeOf = async (
  connected: Connected,
  exchange: RunningExchange,
  bell: Bell | undefined,
): Promise<Take> => {
  const { slug, token, agency } = connected;
  const { url, data } = exchange;
  const files = await takeFiles(connected, url, canaryOf(slug));
  const { paths } = (await agency.door.get('/v1/openapi.json')).json as unknown as Described;
  // The directory and the description are one for all.
  const addresses = Object.entries(paths).filter(
    ([path, { get }]) =>
      get && !path.includes('{') && !/^\/v1\/(services|registry|keys|programs|questions)/.test(path),
  );
  const headers = { authorization: `Bearer ${token}` };
  const answers = addresses.map(async ([path]) => (await fetch(`${url}${path}`, { headers })).text());
  const feed = await agency.told();
  const rung = await eventually(
    async () => {
      const heard = bell?.heard() ?? [];
      if (heard.length < feed.length) throw new Error(`${slug} heard ${heard.length} of ${feed.length}`);
      return heard;
    },
    { within: 60_000, every: 250 },
  );
  const log = (await agency.door.get(`/v1/webhooks/${slug}-hook/deliveries`)).json;
  const parts: readonly Part[] = [
    { way: 'addresses', text: (await Promise.all(answers)).join('\n') },
    { way: 'topic', text: await readTopic(connected, stackOf(exchange).kafka) },
    { way: 'feed', text: JSON.stringify(feed) },
    { way: 'webhook', text: [...rung, JSON.stringify(log)].join('\n') },
    { way: 'files', text: files },
    { way: 'export', text: await readExport(data, join(data, `mine-${slug}`), 'mine', '--agency', slug) },
  ];
  const text = parts.map((part) => part.text).join('\n');
  const references = feed.flatMap(({ data: { reference } }) =>
    typeof reference === 'string' ? [reference] : [],
  );
  return { text, parts, references: new Set(references) };
};
