import type { Route } from '@handoff/http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bayside, harbor, northShore } from '../testing/agencies.ts';
import { type Case, caseOf } from '../testing/case-of.ts';
import { type HostedGateway, hostedGateway } from '../testing/hosted-gateway.ts';
import { responseTo } from '../testing/messages.ts';
import { type PublicDoor, publicDoor } from '../testing/public-door.ts';
import { receiverOf } from '../testing/receiver.ts';
import { sampleOf } from '../testing/sample-of.ts';

const partners = [harbor, bayside, northShore];

/** A partner's own things, by the part of a path behind which they are named. */
type Things = Readonly<Record<string, readonly string[]>>;

let gateway: HostedGateway;
let door: PublicDoor;
let tokens: Readonly<Record<string, string>>;
let things: Readonly<Record<string, Things>>;
/** Ids that no partner knows. */
let inner: readonly string[];

/** What is written nowhere but in one partner's own things. */
const canaryOf = (slug: string): string => `canary-${slug.slice(0, 6)}`;

beforeEach(async () => {
  gateway = await hostedGateway();
  const issued = await Promise.all(partners.map(async (slug) => [slug, (await gateway.admit(slug)).token]));
  tokens = Object.fromEntries(issued) as Record<string, string>;
  door = await publicDoor(gateway);
  // Rosa is referred by the first to the second, Luis to the third.
  const rosa = caseOf(gateway, 'rosa');
  const luis = caseOf(gateway, 'luis', { agency: northShore });
  const uploads = new Map<string, string>();
  for (const slug of partners) uploads.set(slug, await leavesTraces(slug));
  await happens(rosa, bayside);
  await happens(luis, northShore);
  for (const slug of partners) await receiverOf(gateway, slug).drain();
  inner = [rosa, luis].flatMap((each) => [each.personId, each.intakeId, each.journeyId, each.referralId]);
  const cases: Readonly<Record<string, readonly Case[]>> = {
    [harbor]: [rosa, luis],
    [bayside]: [rosa],
    [northShore]: [luis],
  };
  const each = partners.map(async (slug) => [
    slug,
    await thingsOf(slug, cases[slug] ?? [], uploads.get(slug) ?? ''),
  ]);
  things = Object.fromEntries(await Promise.all(each)) as Record<string, Things>;
});
afterEach(() => door.close());

/** Its own word in everything that a partner can write; answers with the name of its upload. */
const leavesTraces = async (slug: string): Promise<string> => {
  const canary = canaryOf(slug);
  const token = tokens[slug] ?? '';
  const url = `https://${canary}.example.org/`;
  for (const name of ['main', canary]) await door.put(`/v1/webhooks/${name}`, { token, body: { url } });
  const text = `referral,status,reason\r\n${canary.toUpperCase()},declined,${canary}\r\n`;
  const { json } = await door.post('/v1/csv', { token, text, type: 'text/csv' });
  const sheet = `local_ref,name\r\n${canary},${canary}\r\n`;
  await door.post('/v1/sign-ins', { token, text: sheet, type: 'text/csv' });
  await gateway.writes(slug, 'ReferralResponse', responseTo(`${canary}-unknown`), {
    ce_id: `${canary}-message`,
  });
  return String(json['upload']);
};

const happens = async (person: Case, agency: string): Promise<void> => {
  const agreed = ['exchange routing', `${harbor} progress`, `${agency} routing`, `${agency} contact`];
  gateway.intake.consent(person.personId, ...agreed);
  const { ownIds } = gateway.register;
  await ownIds.keep(harbor, person.intakeId, `${canaryOf(harbor)}-own-id`);
  await ownIds.keep(agency, person.referralId, `${canaryOf(agency)}-own-id`);
  for (const step of ['submitted', 'screened', 'opened', 'offered', 'accepted'] as const)
    await person[step]();
};

const thingsOf = async (slug: string, cases: readonly Case[], upload: string): Promise<Things> => {
  const events = (await gateway.register.feed.after(slug, -1, 100)).map(({ id }) => id);
  const known = cases.map((each) => each.known(slug));
  return {
    intakes: known.map(({ intake }) => intake),
    journeys: known.map(({ journey }) => journey),
    referrals: [...known.map(({ referral }) => referral), ...cases.map(({ reference }) => reference)],
    csv: [upload],
    events,
    deliveries: events,
    webhooks: [canaryOf(slug)],
  };
};

/** What is nobody's among partners, and is asked for at the registry all the same. */
const nobodys: Things = {
  ids: ['999999'],
  subjects: ['handoff.intake.IntakeSubmitted'],
  versions: ['999999'],
};

const othersThings = (slug: string): Things => {
  const own = new Set(Object.values(things[slug] ?? {}).flat());
  const others = partners
    .filter((each) => each !== slug)
    .flatMap((each) => Object.entries(things[each] ?? {}));
  const kinds = [...new Set(others.map(([kind]) => kind))];
  const theirs = kinds.map((kind) => [
    kind,
    others.flatMap(([name, ids]) => (name === kind ? ids : [])).filter((id) => !own.has(id)),
  ]);
  return { ...nobodys, ...(Object.fromEntries(theirs) as Things) };
};

/** As it might be, and is not. */
const nothingLike = (id: string): string => {
  if (/^\d+$/.test(id)) return '999998';
  if (/^[0-9A-Z]{3}-[0-9A-Z]{3,4}$/.test(id)) return 'ZZZ-ZZZ';
  const uuid = /[0-9a-f]{8}-[0-9a-f-]{27}/;
  return uuid.test(id) ? id.replace(uuid, 'ffffffff-ffff-8fff-8fff-ffffffffffff') : `not-${id}`.toLowerCase();
};

const paramsOf = ({ path }: Route): readonly string[] =>
  [...path.matchAll(/:([A-Za-z]+)/g)].map(([, name = '']) => name);
const kindOf = ({ path }: Route, param: string): string =>
  path
    .slice(0, path.indexOf(`:${param}`))
    .split('/')
    .findLast((part) => part !== '' && !part.startsWith(':')) ?? '';
/** The directory is about agencies, and one for all; no token of an agency opens what the operator's own people ask (operator/); a link of an invitation opens for whoever holds it (staff/); no software answers about a person (people/matches). */
const isForAll = ({ path }: Route): boolean =>
  /^\/(v1\/(services|agencies|operator|matches)|docs|sign-in)\//.test(path);
const named = () => door.routes.filter((route) => paramsOf(route).length > 0 && !isForAll(route));

/** The route with its last name filled in; a webhook before it is one that every partner has. */
const pathOf = (route: Route, id: string): string => {
  const [last = '', ...before] = paramsOf(route).toReversed();
  const filled = before.reduce((path, name) => path.replace(`:${name}`, 'main'), route.path);
  const query = new URLSearchParams(sampleOf(route.query) as Record<string, string>).toString();
  return `${filled.replace(`:${last}`, encodeURIComponent(id))}${query && `?${query}`}`;
};

let asked = 0;
const ask = async (slug: string, { method, body }: Route, path: string) => {
  const json = body?.types.includes('application/json') === true;
  const request = {
    token: tokens[slug] ?? '',
    key: `key-${(asked += 1)}`,
    ...(json ? { body: sampleOf(body.schema) } : body && { text: 'a', type: body.types[0] ?? '' }),
  };
  const verb = method.toLowerCase() as 'get' | 'post' | 'put' | 'delete';
  const { status, text } = await door[verb](path, request);
  return { status, text: text.replace(/"instance":"[^"]+"/, '') };
};

describe.each(partners)('to %s, what is another’s', (slug) => {
  it('answers everywhere as what is not there', async () => {
    const theirs = othersThings(slug);
    const odd: string[] = [];
    for (const route of named().filter(({ method }) => method !== 'PUT' && method !== 'DELETE')) {
      const ids = theirs[kindOf(route, paramsOf(route).at(-1) ?? '')];
      expect(ids, `say in this test what partners have at ${route.path}`).toBeDefined();
      for (const id of ids ?? []) {
        const other = await ask(slug, route, pathOf(route, id));
        expect([route.path, other]).toEqual([
          route.path,
          await ask(slug, route, pathOf(route, nothingLike(id))),
        ]);
        if (other.status !== 404) odd.push(`${route.method} ${route.path} ${other.status}`);
      }
    }
    expect(odd).toEqual([]);
  });

  it('is changed by nothing that it asks for', async () => {
    const { webhooks, signIns } = gateway.register;
    const kept = () =>
      Promise.all(partners.map(async (each) => [await webhooks.of(each), await signIns.of(each)]));
    const others = (all: Awaited<ReturnType<typeof kept>>) => all.filter((_, at) => partners[at] !== slug);
    const before = others(await kept());
    expect(before.flat(2).length).toBeGreaterThan(4);
    for (const route of named().filter(({ method }) => method === 'PUT' || method === 'DELETE'))
      for (const id of othersThings(slug)['webhooks'] ?? []) await ask(slug, route, pathOf(route, id));
    expect(others(await kept())).toEqual(before);
  });

  it('is found in nothing that it can read', async () => {
    const seen: string[] = [];
    for (const route of door.routes.filter(({ method }) => method === 'GET')) {
      const [last] = paramsOf(route).slice(-1);
      const ids = last === undefined ? [''] : (things[slug]?.[kindOf(route, last)] ?? []);
      for (const id of ids) seen.push((await ask(slug, route, pathOf(route, id))).text);
    }
    const receiver = receiverOf(gateway, slug);
    await gateway.register.webhookDeliveries.replayFailed({ partner: slug, webhook: 'main' }, '');
    for (const { id } of await receiver.log())
      await gateway.register.webhookDeliveries.replay({ partner: slug, webhook: 'main' }, id);
    await receiver.drain();
    const out = gateway.broker.records(`handoff.partner.${slug}.out`);
    const all = [
      ...seen,
      JSON.stringify(receiver.received),
      JSON.stringify(await gateway.heard(slug)),
      JSON.stringify(out.map(({ key, headers }) => ({ key, headers }))),
    ].join('\n');
    // What is its own is there: so we know that something was read.
    const own = [canaryOf(slug), ...(things[slug]?.['referrals'] ?? [])];
    for (const mine of own) expect(all, mine).toContain(mine);
    expect(receiver.received.length).toBeGreaterThan(1);
    const others = partners.filter((each) => each !== slug);
    const { ids: _, subjects: __, versions: ___, ...theirs } = othersThings(slug);
    const canaries = [
      ...others.flatMap((each) => [canaryOf(each), canaryOf(each).toUpperCase(), tokens[each] ?? '']),
      ...Object.values(theirs).flat(),
      ...inner,
    ];
    for (const canary of canaries) expect(all.includes(canary), canary).toBe(false);
  });
});
