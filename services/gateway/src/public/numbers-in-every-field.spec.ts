import { Refusal } from '@handoff/decider';
import type { Input, Route } from '@handoff/http';
import { type PartnerMessages, partnerMessages, recordNamed } from '@handoff/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { harbor, manifestOf } from '../testing/agencies.ts';
import { type HostedGateway, hostedGateway } from '../testing/hosted-gateway.ts';
import { type PublicDoor, publicDoor } from '../testing/public-door.ts';
import { withTextIn } from '../testing/with-text-in.ts';

// Made up: no number of this area was ever given out.
const number = '987-65-4321';

let gateway: HostedGateway;
let door: PublicDoor;

beforeAll(async () => {
  gateway = await hostedGateway();
  await gateway.admit(harbor);
  door = await publicDoor(gateway);
});
afterAll(() => door.close());

const named = ({ method, path }: Route): string => `${method} ${path}`;

/** Looked at line by line, row by row or where a frame is decoded: numbers-at-every-door.spec.ts. Kept: nothing of a password. */
const lookedAtElsewhere: ReadonlySet<string> = new Set([
  'POST /v1/csv',
  'POST /v1/groups',
  'POST /v1/responses',
  'POST /v1/sign-ins',
]);
const isSealedOrSecret = (place: string): boolean => /\.(sealedPerson|password|again)$/.test(place);

type Asked = Readonly<{ part: 'params' | 'query' | 'body'; place: string; value: unknown }>;

/** All that a route takes from whoever asks, with the number in one place of it. */
const asks = (route: Route): readonly Asked[] =>
  (['params', 'query', 'body'] as const).flatMap((part) => {
    const schema = part === 'body' ? route.body?.schema : route[part];
    return schema === undefined ? [] : withTextIn(schema, number).map((one) => ({ part, ...one }));
  });

/** As the route is served, once a request was let in and read. */
const answerOf = async (route: Route, { part, value }: Asked): Promise<unknown> => {
  const caller = { kind: 'partner', name: harbor };
  const input = {
    params: {},
    query: {},
    body: undefined,
    bytes: Buffer.alloc(0),
    caller,
    header: () => 'k-1',
  };
  try {
    return await route.handle({ ...input, [part]: value } as unknown as Input<unknown, unknown, unknown>);
  } catch (error) {
    return error;
  }
};

const isRefusedUnsaid = (answer: unknown): boolean =>
  answer instanceof Refusal &&
  answer.code === 'identifier-not-wanted' &&
  !JSON.stringify([answer.place, answer.reason, answer.mend]).includes(number);

describe('a number nobody wants here, in any one field', () => {
  it('of any request to the public door is refused, and not repeated', async () => {
    const taken: string[] = [];
    let tried = 0;
    for (const route of door.routes.filter((each) => !lookedAtElsewhere.has(named(each))))
      for (const asked of asks(route).filter(({ place }) => !isSealedOrSecret(place))) {
        tried += 1;
        if (!isRefusedUnsaid(await answerOf(route, asked)))
          taken.push(`${named(route)} ${asked.part}${asked.place}`);
      }
    expect(taken).toEqual([]);
    expect(tried).toBeGreaterThan(150);
  });

  it('is looked for elsewhere in requests that there are', () => {
    const routes = new Set(door.routes.map(named));
    expect([...lookedAtElsewhere].filter((name) => !routes.has(name))).toEqual([]);
  });

  it.each([
    ['a manifest', { serves: `Everybody who ever was called ${number}` }],
    ['a profile', { profile: { terms: `Bring ${number}`, year: null } }],
    ['the name of an agency', { name: `Agency ${number}` }],
    ['the cohort of a service', { services: [{ code: 'learn.esl', cohort: number }] }],
  ])('of %s is refused to the operator', async (_, differing) => {
    const body = { ...manifestOf('north-harbor-center'), ...differing };
    await expect(gateway.call('operator', 'POST', '/internal/partners', { body })).rejects.toMatchObject({
      code: 'identifier-not-wanted',
      message: expect.not.stringContaining(number),
    });
  });

  it('of any message on Kafka is rejected to its sender, who reads where it stood', async () => {
    const wrong: string[] = [];
    let tried = 0;
    for (const record of partnerMessages.in) {
      const { short } = recordNamed(record);
      for (const [place, value] of oneByOne(await example(short))) {
        if (place.endsWith('sealedPerson') || !fits(short, value)) continue;
        tried += 1;
        await gateway.writes(harbor, short as keyof PartnerMessages, value as never);
        const last = (await gateway.heard(harbor)).at(-1);
        const answer = [last?.type, last?.data['code'], last?.data['place']];
        if (String(answer) !== `MessageRejected,identifier-not-wanted,${place}`)
          wrong.push(`${short} ${place}: ${String(answer)}`);
        if (JSON.stringify(last?.data ?? {}).includes(number)) wrong.push(`${short} ${place} is repeated`);
      }
    }
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(90);
  });
});

const example = async (short: string): Promise<object> =>
  (await import(`../../../../schemas/examples/${short}.json`, { with: { type: 'json' } })).default as object;

const fits = (short: string, value: object): boolean => {
  try {
    gateway.codec.encode(short, value);
    return true;
  } catch {
    return false;
  }
};

/** The message once for each of its texts, and for each that was left out, with the number there. */
const oneByOne = (value: unknown, place = ''): readonly (readonly [string, object])[] => {
  if (typeof value === 'string' || value === null) return [[place, number as unknown as object]];
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, part]) =>
    oneByOne(part, place === '' ? name : `${place}.${name}`).map(
      ([where, inside]) =>
        [
          where,
          Array.isArray(value)
            ? value.map((old, nth) => (String(nth) === name ? inside : old))
            : { ...value, [name]: inside },
        ] as const,
    ),
  );
};
