import { randomBytes } from 'node:crypto';
import {
  type Checkpoint,
  digest,
  inMemoryCheckpointStore,
  type Link,
  movedHeads,
  signerFromSeed,
  signHeads,
  verifyChain,
} from '@handoff/audit';
import type { TrailEntry } from '@handoff/host';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bayside, harbor } from '../testing/agencies.ts';
import { type HostedGateway, hostedGateway } from '../testing/hosted-gateway.ts';
import { type PublicDoor, publicDoor } from '../testing/public-door.ts';
import { invitedTo, sessionOf, staffMember, submit } from '../testing/staff-of.ts';

let gateway: HostedGateway;
let door: PublicDoor;
let token: string;
beforeEach(async () => {
  gateway = await hostedGateway();
  await gateway.admit(bayside);
  ({ token } = await gateway.admit(harbor));
  door = await publicDoor(gateway);
});
afterEach(() => door.close());

const tenant = `gateway.acts.${harbor}`;
const signer = signerFromSeed(randomBytes(32));
const linksOf = (chain: string) => gateway.trail.links(chain, 0, 100);

describe('what people of an agency did', () => {
  /** Invitation, look, refusal, departure; the chain as it is served, and its end as it was signed. */
  const lived = async (): Promise<{
    links: readonly Link<TrailEntry>[];
    checkpoints: readonly Checkpoint[];
  }> => {
    await invitedTo(gateway, harbor, 'nav-2', ['navigator']);
    const cookie = await sessionOf(gateway, await staffMember(gateway, harbor, 'nav-1', ['navigator']));
    await door.get('/v1/referrals', { headers: { cookie } });
    await door.get('/v1/events', { headers: { cookie } });
    const checkpoints = inMemoryCheckpointStore();
    const now = () => '2026-06-01T15:01:00.000Z';
    await movedHeads(gateway.trail).tell((heads) => signHeads({ checkpoints, signer, now }, heads));
    const { links } = (await gateway.call('operator', 'GET', '/internal/audit/changes/:tenant/links', {
      params: { tenant },
      query: { limit: '100' },
    })) as { links: Link<TrailEntry>[] };
    return { links, checkpoints: (await checkpoints.all()).filter((each) => each.tenant === tenant) };
  };
  const anew = (links: readonly Link<TrailEntry>[]): readonly Link<TrailEntry>[] => {
    let previous = '0'.repeat(64);
    return links.map(({ number, entry }) => {
      const link = { tenant, number, previous, entry: { ...entry, who: 'somebody-else' } };
      previous = digest(link);
      return { ...link, hash: previous };
    });
  };
  const found = async (bend: (links: readonly Link<TrailEntry>[]) => readonly Link<TrailEntry>[]) => {
    const { links, checkpoints } = await lived();
    const trusted = [signer.publicKey];
    const { findings } = await verifyChain({ tenant, links: bend(links), checkpoints, trusted });
    return findings.map(({ code, number }) => `${code} ${number}`);
  };

  it('stands in a chain of its own, which whoever verifies is given and which is signed', async () => {
    const { links, checkpoints } = await lived();
    expect(links.map(({ entry: { act, what } }) => `${act} ${what}`)).toEqual([
      'did PUT /internal/partners/:slug/staff/:code',
      'did GET /v1/referrals',
      'refused GET /v1/events',
    ]);
    expect(checkpoints).toMatchObject([{ tenant, size: 3 }]);
    const { tenants } = (await gateway.call('operator', 'GET', '/internal/audit/changes')) as {
      tenants: string[];
    };
    expect(tenants).toContain(tenant);
    expect(await found((whole) => whole)).toEqual([]);
  });

  it.each<[string, (links: readonly Link<TrailEntry>[]) => readonly Link<TrailEntry>[], string]>([
    [
      'edited',
      (links) =>
        links.map((link) =>
          link.number === 2 ? { ...link, entry: { ...link.entry, who: 'nobody' } } : link,
        ),
      'entry-changed 2',
    ],
    ['deleted', (links) => links.filter(({ number }) => number !== 2), 'entry-missing 3'],
    ['moved', ([one, two, three]) => [one, three, two].flatMap((link) => link ?? []), 'order-changed 2'],
    ['cut off at its end', (links) => links.slice(0, 1), 'tail-cut 2'],
    ['written anew with hashes that fit', anew, 'rewritten 3'],
  ])('shows when it was %s', async (_, bend, finding) => expect(await found(bend)).toContain(finding));
});

describe("what an agency's software did", () => {
  it('is told by the owner of what it changed, and here where the gateway itself keeps it: names of a sheet, webhooks', async () => {
    await door.get('/v1/sign-ins', { token });
    await door.get('/v1/programs', { token });
    const main = { url: 'http://127.0.0.1:9/hook' };
    expect((await door.put('/v1/webhooks/main', { token, body: main, key: 'k-1' })).status).toBe(201);
    await door.delete('/v1/webhooks/main', { token, key: 'k-2' });
    const links = await linksOf(`gateway.${harbor}`);
    expect(links.map(({ entry: { act, what, of } }) => `${act} ${what} ${of}`)).toEqual([
      `looked GET /v1/sign-ins ${harbor}`,
      `did PUT /v1/webhooks/:name ${harbor}`,
      `did DELETE /v1/webhooks/:name ${harbor}`,
    ]);
    expect(JSON.stringify(links)).not.toContain('hook"');
  });
});

describe('whom the public door turned away', () => {
  const turned = async (chain: string) =>
    (await linksOf(chain))
      .filter(({ entry }) => entry.act === 'turned-away')
      .map(({ entry: { of, what, because, times } }) => [of, what, because, times].join(' | '));

  it('is told in the chain of the exchange, by reason alone, where nobody knows who it was', async () => {
    for (const path of ['/v1/referrals', '/v1/intakes/1', '/v1/webhooks']) await door.get(path);
    for (const forged of ['A', 'B']) await door.get('/v1/referrals', { token: forged.repeat(43) });
    await submit(door, '/sign-in', { email: 'stranger@elsewhere.example', password: 'x', code: '1' });
    await submit(door, '/sign-in/invitation/none', { password: 'x', again: 'x', code: '1' });
    await door.post('/v1/oauth/token', {
      text: 'grant_type=client_credentials',
      type: 'application/x-www-form-urlencoded',
      headers: { authorization: `Basic ${Buffer.from(`${harbor}:forged`).toString('base64')}` },
    });
    expect((await turned('gateway.exchange')).toSorted()).toEqual([
      'anyone | public door | credential-unknown | 1',
      'anyone | public door | no-credential | 1',
      'anyone | sign-in | invitation-over | 1',
      'anyone | sign-in | unknown-address | 1',
      'anyone | sign-in | unknown-client | 1',
    ]);
    expect(JSON.stringify(await linksOf('gateway.exchange'))).not.toMatch(/stranger|forged|AAAA/);
  });

  it("is told in an agency's own chain where it is known: another's referral, a role that may not, a bad request", async () => {
    const foreign = `referral-${crypto.randomUUID()}`;
    await door.get(`/v1/referrals/${foreign}`, { token });
    await door.get('/v1/referrals?Rosa-Canary=1', { token });
    const member = await staffMember(gateway, harbor, 'ana-1', ['analyst']);
    await door.get('/v1/referrals', { headers: { cookie: await sessionOf(gateway, member) } });
    expect(await turned(`gateway.${harbor}`)).toEqual([
      `${harbor} | GET /v1/referrals/:id | not-found | 1`,
      `${harbor} | GET /v1/referrals | bad-input | 1`,
      `${member.id} | GET /v1/referrals | not-allowed | 1`,
    ]);
    expect(JSON.stringify(await linksOf(`gateway.${harbor}`))).not.toMatch(new RegExp(`Rosa|${foreign}`));
    expect(await turned(`gateway.${bayside}`)).toEqual([]);
  });

  it('fills no store by coming again and again', async () => {
    for (let time = 0; time < 40; time += 1) await door.get('/v1/referrals');
    expect(await turned('gateway.exchange')).toEqual(['anyone | public door | no-credential | 1']);
  });
});
