import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bayside, harbor, northShore } from '../testing/agencies.ts';
import type { Case } from '../testing/case-of.ts';
import type { HostedGateway } from '../testing/hosted-gateway.ts';
import type { PublicDoor } from '../testing/public-door.ts';
import { rosasCase } from '../testing/rosas-case.ts';

let gateway: HostedGateway;
let door: PublicDoor;
let tokens: Readonly<Record<string, string>>;
let rosa: Case;

beforeEach(async () => {
  ({ gateway, door, tokens, rosa } = await rosasCase(harbor, bayside, northShore));
  await rosa.submitted();
  await rosa.offered();
});
afterEach(() => door.close());

type Told = Readonly<{ code?: unknown; place?: unknown }> | undefined;
type Way = (agency: string, how: string, referral?: string) => Promise<Told>;
let said = 0;

const byRest: Way = async (agency, how, referral = rosa.known(agency).referral) => {
  const path = `/v1/referrals/${referral}/introduction`;
  const { status, json } = await door.post(path, {
    token: tokens[agency] ?? '',
    key: `how-${(said += 1)}`,
    body: { how },
  });
  return status === 202 ? undefined : json;
};
const byKafka: Way = async (agency, how, referral = rosa.known(agency).referral) => {
  await gateway.writes(agency, 'Introduction', { referral, how, term: null });
  return (await gateway.heard(agency)).findLast(({ type }) => type === 'MessageRejected')?.data;
};
const byCsv: Way = async (agency, how, referral = rosa.known(agency).referral) => {
  const text = `referral,status,activity\r\n${referral},introduced,${how}\r\n`;
  const { json } = await door.post('/v1/csv', { token: tokens[agency] ?? '', text, type: 'text/csv' });
  const rows: readonly Told[] = json['rows'] ?? [];
  return rows[0];
};

/** What routing is asked, whichever door it came through. */
const asked = async () => [
  ...(await gateway.enqueued()).map(({ name, value }) => [name as string, value]),
  ...gateway.owners.routing.knocks.map(({ command, value }) => [command, value]),
];

describe.each([
  ['REST', byRest],
  ['Kafka', byKafka],
  ['CSV', byCsv],
])('how somebody comes, by %s', (_, say) => {
  it.each(['alone', 'called-together', 'accompanied'])(
    'is said by whoever referred them: %s',
    async (how) => {
      await say(harbor, how);
      const value = { referralId: rosa.referralId, agency: harbor, how };
      expect(await asked()).toEqual([['IntroducePerson', value]]);
    },
  );

  it('in words of their own goes no further than the door', async () => {
    await say(harbor, 'their cousin brings them after the late shift');
    expect(JSON.stringify(await asked())).not.toContain('cousin');
  });

  it('of a referral that the agency was never told of is refused, and asks nobody', async () => {
    const told = await say(northShore, 'alone', rosa.known(harbor).referral);
    expect(told?.code).toBe(say === byRest ? 'not-found' : 'unknown-referral');
    expect(await asked()).toEqual([]);
  });
});

describe('a row that says somebody was introduced', () => {
  it('says how, or is refused with its line', async () => {
    const text = `referral,status\r\n${rosa.known(harbor).referral},introduced\r\n`;
    const { json } = await door.post('/v1/csv', { token: tokens[harbor] ?? '', text, type: 'text/csv' });
    expect(json['rows']).toMatchObject([{ line: 2, code: 'missing-field', place: 'activity' }]);
  });

  it('is looked at before it is sent: a word that is on no list is refused under its column', async () => {
    const text = `referral,status,activity\r\n${rosa.known(harbor).referral},introduced,by-bus\r\n`;
    const path = '/v1/csv?preview=true';
    const { json } = await door.post(path, { token: tokens[harbor] ?? '', text, type: 'text/csv' });
    expect(json['rows']).toMatchObject([{ line: 2, code: 'unknown-code', place: 'activity' }]);
  });
});
