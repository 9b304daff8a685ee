import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bayside, harbor } from '../testing/agencies.ts';
import type { Case } from '../testing/case-of.ts';
import type { HostedGateway } from '../testing/hosted-gateway.ts';
import { responseTo } from '../testing/messages.ts';
import type { PublicDoor } from '../testing/public-door.ts';
import { rosasCase } from '../testing/rosas-case.ts';

let gateway: HostedGateway;
let door: PublicDoor;
let token: string;
let rosa: Case;

beforeEach(async () => {
  const { tokens, ...made } = await rosasCase(harbor, bayside);
  ({ gateway, door, rosa } = made);
  token = tokens[bayside] ?? '';
  await rosa.submitted();
  await rosa.offered();
});
afterEach(() => door.close());

type Way = (reason: string) => Promise<unknown>;
let said = 0;
const key = () => `no-${(said += 1)}`;
const referral = () => rosa.known(bayside).referral;

const byRest: Way = async (reason) => {
  const body = { status: 'declined', reason };
  return (await door.post(`/v1/referrals/${referral()}/responses`, { token, key: key(), body })).json;
};
const inBulk: Way = async (reason) => {
  const body = { responses: [{ referral: referral(), status: 'declined', reason }] };
  const { json } = await door.post('/v1/responses', { token, key: key(), body });
  return json;
};
const byKafka: Way = async (reason) => {
  const message = responseTo(referral(), { status: 'declined', reason });
  await gateway.writes(bayside, 'ReferralResponse', message);
  return (await gateway.heard(bayside)).findLast(({ type }) => type === 'MessageRejected')?.data;
};
const byCsv: Way = async (reason) => {
  const text = `referral,status,reason\r\n${referral()},declined,${reason}\r\n`;
  return (await door.post('/v1/csv', { token, text, type: 'text/csv' })).json;
};

/** Everything that the exchange keeps or passes on of what was said; the partner's own topic is the partner's. */
const kept = async () => {
  const commands = (await gateway.enqueued()).map(({ value }) => value);
  const knocks = gateway.owners.routing.knocks.map(({ value }) => value);
  return { reasons: [...commands, ...knocks].map((value) => (value as { reason: unknown }).reason) };
};

const secret = 'no work authorization';
const gossip = 'she told me of her cousin';

describe.each([
  ['REST', byRest],
  ['a request for many', inBulk],
  ['Kafka', byKafka],
  ['CSV', byCsv],
])('a decline, by %s', (_, decline) => {
  it('that would reveal a protected fact says "requirements not completed" and no more', async () => {
    const told = await decline(secret);
    expect((await kept()).reasons).toEqual(['requirements-not-completed']);
    expect(JSON.stringify(told ?? null)).not.toContain('authorization');
  });

  it('in words of its own is refused, and none of them is repeated or passed on', async () => {
    const told = JSON.stringify(await decline(gossip));
    expect(told).toContain('unknown-decline-reason');
    expect(told).not.toContain('cousin');
    expect((await kept()).reasons).toEqual([]);
  });

  it('with a code of the list is passed on as it is', async () => {
    await decline('no-place');
    expect((await kept()).reasons).toEqual(['no-place']);
  });
});

describe('what is kept of a file', () => {
  it('holds no reason in words of its own, neither of a row that was taken nor of one that was not', async () => {
    const rows = [secret, gossip].map((reason) => `${referral()},declined,${reason}\r\n`).join('');
    const text = `referral,status,reason\r\n${rows}`;
    const { json } = await door.post('/v1/csv', { token, text, type: 'text/csv' });
    const upload = await gateway.register.uploads.find(bayside, String(json['upload']));
    expect(upload?.rows.map(({ cells }) => cells['reason'])).toEqual(['requirements-not-completed', '']);
    const rejects = await door.get(`/v1/csv/${String(json['upload'])}/rejects.csv`, { token });
    expect(rejects.text).toContain('unknown-decline-reason');
    expect(rejects.text).not.toContain('cousin');
  });
});
