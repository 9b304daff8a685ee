import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bayside, harbor, northShore } from '../testing/agencies.ts';
import { type Case, caseOf } from '../testing/case-of.ts';
import { type HostedGateway, hostedGateway } from '../testing/hosted-gateway.ts';
import { submissionOf } from '../testing/messages.ts';
import { type PublicDoor, publicDoor } from '../testing/public-door.ts';

let gateway: HostedGateway;
let door: PublicDoor;
const tokens = new Map<string, string>();
const as = (slug: string) => ({ token: tokens.get(slug) ?? '' });

const kinds = { [harbor]: 'worker-center', [bayside]: 'community-college', [northShore]: 'one-stop' };

beforeEach(async () => {
  gateway = await hostedGateway();
  for (const [slug, kind] of Object.entries(kinds))
    tokens.set(slug, (await gateway.admit(slug, { kind })).token);
  door = await publicDoor(gateway);
});
afterEach(() => door.close());

const warned = {
  warning: {
    code: 'may-begin-participation',
    reason: expect.stringContaining('may begin a period of participation') as string,
    mend: expect.stringContaining('yours to say') as string,
    source: 'TAC-17-01, Attachment VII, Table A',
  },
};
const consents = (recipient: string) =>
  submissionOf('1').consents.map((consent) => ({ ...consent, recipient }));
const submission = (slug: string) => ({ ...submissionOf('1'), consents: consents(slug) });
const sheet = (consent: string) =>
  `local_ref,name,language,needs,consent,consent_on,consent_until\r\n1,Rosa Ejemplo,es,learn.esl,${consent}\r\n`;
const together = (slug: string) => {
  const { group: _, ...member } = submission(slug);
  return { group: 'HH-31', members: [member] };
};

/** Each way in which an agency refers over REST. */
const ways: readonly (readonly [string, (slug: string) => Promise<{ status: number; json: object }>])[] = [
  ['an intake', (slug) => door.post('/v1/intakes', { ...as(slug), body: submission(slug), key: 'intake-1' })],
  [
    'a household',
    (slug) => door.post('/v1/groups', { ...as(slug), body: together(slug), key: 'together-1' }),
  ],
  [
    'a sign-in sheet',
    (slug) =>
      door.post('/v1/sign-ins', {
        ...as(slug),
        text: sheet('signed,2026-11-22,2027-11-22'),
        type: 'text/csv',
      }),
  ],
];

describe('a one-stop that refers', () => {
  it.each(ways)('is warned in the answer to %s that it may begin participation', async (_, refer) => {
    const { status, json } = await refer(northShore);
    expect(status).toBeLessThan(300);
    expect(json).toMatchObject(warned);
  });

  it.each(ways)('and is alone in that: of %s a worker center hears nothing of it', async (_, refer) => {
    const { status, json } = await refer(harbor);
    expect(status).toBeLessThan(300);
    expect(json).not.toHaveProperty('warning');
  });

  it('is not warned of a line that refers nobody', async () => {
    const { json } = await door.post('/v1/sign-ins', {
      ...as(northShore),
      text: sheet(',,'),
      type: 'text/csv',
    });
    expect(json).not.toHaveProperty('warning');
  });
});

describe('the page of a referral', () => {
  const page = async (one: Case, slug: string) =>
    (await door.get(`/v1/referrals/${one.known(slug).referral}`, as(slug))).json;

  it('warns the one-stop that made it, and not the college that got it', async () => {
    const sent = caseOf(gateway, 'rosa', { referrer: northShore });
    sent.consents();
    await sent.offered();
    expect(await page(sent, northShore)).toMatchObject({ role: 'referrer', ...warned });
    expect(await page(sent, bayside)).not.toHaveProperty('warning');
  });

  it('warns nobody where another agency sent somebody to the one-stop', async () => {
    const got = caseOf(gateway, 'luis', { agency: northShore });
    got.consents();
    await got.offered();
    expect(await page(got, northShore)).not.toHaveProperty('warning');
    expect(await page(got, harbor)).not.toHaveProperty('warning');
  });

  it('warns of none that was entered in error: it never was one', async () => {
    const sent = caseOf(gateway, 'rosa', { referrer: northShore });
    sent.consents();
    await sent.offered();
    await sent.moves('ReferralEnteredInError', { by: 'R', reason: 'wrong-person' });
    expect(await page(sent, northShore)).not.toHaveProperty('warning');
  });
});
