import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hostedGateway } from '../../testing/hosted-gateway.ts';
import { type PublicDoor, publicDoor } from '../../testing/public-door.ts';

type Answered = { properties?: Record<string, { type?: string }> };
type Operation = {
  summary?: string;
  security: object[];
  parameters: { name: string; in: string; required: boolean }[];
  responses: Record<string, { content?: { 'application/json'?: { schema: Answered } } }>;
};
type Described = { openapi: string; paths: Record<string, Record<string, Operation>>; components: object };

/** What an operation answers when all is well, as far as it is JSON. */
const answerOf = ({ responses }: Operation): Answered =>
  responses['200']?.content?.['application/json']?.schema ?? {};
const fieldsOf = (operation: Operation) => Object.keys(answerOf(operation).properties ?? {});
const listIn = (operation: Operation) =>
  Object.values(answerOf(operation).properties ?? {}).some(({ type }) => type === 'array');

let door: PublicDoor;
let described: Described;
let operations: { path: string; method: string; operation: Operation }[];

beforeEach(async () => {
  door = await publicDoor(await hostedGateway());
  described = (await door.get('/v1/openapi.json')).json as unknown as Described;
  operations = Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
});
afterEach(() => door.close());

describe('the description of the interface', () => {
  it('names every path that partners use', () => {
    expect(described.openapi).toMatch(/^3\.1/);
    expect(Object.keys(described.paths).sort()).toEqual([
      '/v1/acts',
      '/v1/agencies/{slug}',
      '/v1/csv',
      '/v1/csv/{id}',
      '/v1/csv/{id}/rejects.csv',
      '/v1/desk-acceptances',
      '/v1/events',
      '/v1/events/{id}',
      '/v1/groups',
      '/v1/intakes',
      '/v1/intakes/batch',
      '/v1/intakes/{id}',
      '/v1/intakes/{id}/erasure',
      '/v1/intakes/{id}/guardian-revocation',
      '/v1/intakes/{id}/holders',
      '/v1/intakes/{id}/receipts',
      '/v1/intakes/{id}/release',
      '/v1/intakes/{id}/screening',
      '/v1/intakes/{id}/withdrawal',
      '/v1/journeys/{id}',
      '/v1/journeys/{id}/choices',
      '/v1/journeys/{id}/course',
      '/v1/journeys/{id}/end',
      '/v1/journeys/{id}/information',
      '/v1/journeys/{id}/navigators',
      '/v1/journeys/{id}/options',
      '/v1/journeys/{id}/picture.svg',
      '/v1/journeys/{id}/restart',
      '/v1/journeys/{id}/slip',
      '/v1/keys',
      '/v1/matches',
      '/v1/matches/{id}/answer',
      '/v1/me',
      '/v1/oauth/token',
      '/v1/pause',
      '/v1/programs',
      '/v1/questions',
      '/v1/queue',
      '/v1/receipts',
      '/v1/referrals',
      '/v1/referrals/{id}',
      '/v1/referrals/{id}/contact',
      '/v1/referrals/{id}/facts',
      '/v1/referrals/{id}/introduction',
      '/v1/referrals/{id}/release',
      '/v1/referrals/{id}/responses',
      '/v1/registry/schemas/ids/{id}',
      '/v1/registry/subjects',
      '/v1/registry/subjects/{subject}',
      '/v1/registry/subjects/{subject}/versions',
      '/v1/registry/subjects/{subject}/versions/{version}',
      '/v1/release-form',
      '/v1/responses',
      '/v1/screenings',
      '/v1/self-referrals',
      '/v1/services',
      '/v1/services/{id}',
      '/v1/sign-ins',
      '/v1/sign-ins/{localRef}',
      '/v1/staff',
      '/v1/staff/{code}',
      '/v1/staff/{code}/departure',
      '/v1/staff/{code}/invitation',
      '/v1/webhooks',
      '/v1/webhooks/{name}',
      '/v1/webhooks/{name}/deliveries',
      '/v1/webhooks/{name}/deliveries/{id}',
      '/v1/webhooks/{name}/deliveries/{id}/replay',
      '/v1/webhooks/{name}/replay',
      '/v1/webhooks/{name}/secret',
      '/v1/webhooks/{name}/test',
      '/v1/worklist.csv',
    ]);
  });

  it('says of each what it is for, and that refusals have one form', () => {
    for (const { operation } of operations) {
      expect(operation.summary).toMatch(/\w/);
      expect(operation.responses).toHaveProperty('default');
    }
  });

  it('asks a token everywhere but for the key', () => {
    const open = operations
      .filter(({ operation }) => operation.security.length === 0)
      .map(({ path }) => path);
    expect(open).toEqual(['/v1/keys']);
  });

  // An upload is its own key, a token's request has none of ours, and what is only asked changes nothing.
  const withoutKey = [
    'post /v1/csv',
    'post /v1/sign-ins',
    'post /v1/oauth/token',
    'post /v1/screenings',
    'post /v1/registry/subjects/{subject}',
  ];
  const asksKey = ({ parameters }: Operation) =>
    parameters.some(({ name, required }) => name === 'Idempotency-Key' && required);

  it('asks a key of each request that changes something, but for uploads, which are their own', () => {
    const unkeyed = operations.filter(({ operation }) => !asksKey(operation));
    const changing = unkeyed.filter(({ method }) => method !== 'get');
    expect(changing.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual(withoutKey.toSorted());
    expect(operations.filter(({ method, operation }) => method === 'get' && asksKey(operation))).toEqual([]);
  });

  /** What is said about one thing, and what is the same for everybody: it grows with nobody's work. */
  const whole = [
    '/v1/agencies/{slug}',
    '/v1/csv/{id}',
    '/v1/intakes/{id}/holders',
    '/v1/intakes/{id}/receipts',
    '/v1/journeys/{id}',
    '/v1/keys',
    '/v1/me',
    '/v1/programs',
    '/v1/questions',
    '/v1/referrals/{id}',
    '/v1/release-form',
    '/v1/services/{id}',
    '/v1/webhooks/{name}/deliveries/{id}',
  ];

  it('pages every list by a cursor, whatever comes to stand in it', () => {
    const lists = operations.filter(({ method, operation }) => method === 'get' && listIn(operation));
    const isPaged = ({ operation }: { operation: Operation }) => {
      const asked = operation.parameters.map(({ name }) => name);
      const hasCursor = asked.includes('after') || asked.includes('before');
      return hasCursor && asked.includes('limit') && fieldsOf(operation).includes('next');
    };
    const unpaged = lists.filter((each) => !isPaged(each)).map(({ path }) => path);
    expect(unpaged.toSorted()).toEqual(whole);
    expect(lists.filter(isPaged).map(({ path }) => path)).toEqual(
      expect.arrayContaining(['/v1/referrals', '/v1/receipts', '/v1/staff', '/v1/acts', '/v1/services']),
    );
  });

  it('names each part of a path', () => {
    for (const { path, operation } of operations) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(operation.parameters.filter((each) => each.in === 'path').map(({ name }) => name)).toEqual(
        named,
      );
    }
  });

  it('points only at what it holds', () => {
    const pointers = [...JSON.stringify(described).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
      ([, pointer = '']) => pointer,
    );
    expect(pointers.length).toBeGreaterThan(0);
    for (const pointer of pointers)
      expect(
        pointer.split('/').reduce((at, name) => Reflect.get(at, name) as object, described as object),
      ).toBeDefined();
  });
});

describe('the front page', () => {
  it('says what this is and lists what can be asked, for people and their aids', async () => {
    const { status, headers, text } = await door.get('/');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(text).toContain('<html lang="en">');
    expect(text).toContain('<main');
    expect(text.match(/<h1/g)).toHaveLength(1);
    expect(text).toContain('/v1/openapi.json');
    const routes = operations.filter(({ path }) => path !== '/v1/oauth/token');
    for (const { path } of routes) expect(text).toContain(path.replaceAll(/\{(\w+)\}/g, ':$1'));
    expect(text).not.toContain('<script');
  });
});

describe('the page of the interface', () => {
  const read = () => door.get('/docs');

  it('shows every request with every field, also what we send', async () => {
    const { status, headers, text } = await read();
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    for (const { path } of operations) expect(text).toContain(`<code>${path}</code>`);
    for (const field of ['Idempotency-Key', 'localRef', 'webhook-signature', 'grant_type'])
      expect(text).toContain(`<code>${field}</code>`);
    const ids = [...text.matchAll(/<article id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, link] of text.matchAll(/href="#([^"]+)"/g)) expect([...ids, 'main']).toContain(link);
  });

  it('runs nothing, fetches nothing and cannot be framed', async () => {
    const { headers, text } = await read();
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(text).not.toMatch(/<script|<link|<img|style="|https?:\/\//);
    const css = /<style>([\s\S]*)<\/style>/.exec(text)?.[1] ?? '';
    const hash = createHash('sha256').update(css).digest('base64');
    expect(policy).toContain(`style-src 'sha256-${hash}'`);
  });
});
