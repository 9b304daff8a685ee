import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bayside, harbor } from '../../testing/agencies.ts';
import type { Case } from '../../testing/case-of.ts';
import { refused } from '../../testing/fake-owner.ts';
import type { HostedGateway } from '../../testing/hosted-gateway.ts';
import { responseTo } from '../../testing/messages.ts';
import type { PublicDoor } from '../../testing/public-door.ts';
import { rosasCase } from '../../testing/rosas-case.ts';

let gateway: HostedGateway;
let door: PublicDoor;
let rosa: Case;
let token: string;

beforeEach(async () => {
  const { tokens, ...made } = await rosasCase(harbor, bayside);
  ({ gateway, door, rosa } = made);
  token = tokens[bayside] ?? '';
  await rosa.offered();
  await rosa.moves('ReferralIntroduced', { how: 'alone' });
  await rosa.moves('ReferralInReview', { respondBy: '2026-11-25T15:00:00.000Z' });
});
afterEach(() => door.close());

const referral = () => `/v1/referrals/${rosa.reference}`;
let keys = 0;
const answer = (body: object, headers: Record<string, string> = {}, key = `k-${(keys += 1)}`) =>
  door.post(`${referral()}/responses`, { token, key, headers, body: { status: 'accepted', ...body } });
const asked = () => gateway.owners.routing.knocks.map(({ value }) => value);
const stale = refused('stale-version', { place: 'version' });

describe('a referral is shown in the version that its party was told of', () => {
  it('over REST, as ETag too', async () => {
    const { json, headers } = await door.get(referral(), { token });
    expect([json['version'], headers.get('etag')]).toEqual([3, '"3"']);
    expect((await door.get('/v1/referrals', { token })).json['referrals']).toMatchObject([{ version: 3 }]);
  });

  it('in each notice', async () => {
    const versions = (await gateway.heard(bayside)).map(({ headers, data }) => [
      Number(headers['ce_sequence']),
      data['version'],
    ]);
    expect(versions).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
  });

  it('on the worklist', async () => {
    const { text } = await door.get('/v1/worklist.csv', { token });
    const [header = '', row = ''] = text.split('\r\n').map((line) => line.split(','));
    expect(row[header.indexOf('version')]).toBe('3');
  });
});

describe('an answer to a version', () => {
  it('reaches the owner with what the party knew then: as If-Match, in the body, in a row of many', async () => {
    await answer({}, { 'if-match': '"1"' });
    await answer({ version: 3 });
    const rows = [{ referral: rosa.reference, status: 'accepted', version: 2 }];
    await door.post('/v1/responses', { token, key: 'bulk', body: { responses: rows } });
    expect(asked()).toMatchObject([{ expectedVersion: 1 }, { expectedVersion: 3 }, { expectedVersion: 1 }]);
  });

  it('that is stale comes back as 412, and says what to do', async () => {
    gateway.owners.routing.says(stale);
    const { status, json } = await answer({}, { 'if-match': '"1"' });
    expect([status, json['code'], json['place']]).toEqual([412, 'stale-version', 'version']);
    expect(json['mend']).toBeTruthy();
  });

  it('that is sent again is answered as before, though more was told meanwhile', async () => {
    const first = await answer({ version: 3 }, {}, 'one-key');
    await rosa.accepted();
    gateway.owners.routing.says(stale);
    expect([first.status, (await answer({ version: 3 }, {}, 'one-key')).status]).toEqual([202, 202]);
    expect(asked()).toMatchObject([{ expectedVersion: 3 }, { expectedVersion: 3 }]);
  });

  it.each([
    ['of a version to come', () => answer({ version: 9 }), 'unknown-version'],
    ['of no number', () => answer({}, { 'if-match': 'newest' }), 'bad-input'],
  ])('is refused where it speaks %s', async (_, send, code) => {
    expect((await send()).json).toMatchObject({ code });
    expect(asked()).toEqual([]);
  });

  it('is free of versions where it names none', async () => {
    await answer({});
    await answer({}, { 'if-match': '*' });
    expect(asked()).toMatchObject([{ expectedVersion: null }, { expectedVersion: null }]);
  });

  it('comes over Kafka too, in the same bytes however often and late', async () => {
    const said = responseTo(rosa.reference, { version: 1 });
    await gateway.writes(bayside, 'ReferralResponse', said, { ce_id: 'm-1' });
    await rosa.accepted();
    await gateway.writes(bayside, 'ReferralResponse', said, { ce_id: 'm-1' });
    const [first, again] = await gateway.enqueued();
    expect(first?.value).toMatchObject({ expectedVersion: 1 });
    expect(again?.payload).toEqual(first?.payload);
  });

  it('that is stale over Kafka comes back on the topic', async () => {
    const said = responseTo(rosa.reference, { version: 1 });
    await gateway.writes(bayside, 'ReferralResponse', said, { ce_id: 'm-1' });
    const problem = { code: 'stale-version', place: 'version', reason: 'Changed.', mend: 'Read it.' };
    await gateway.answers({ causation: `partner:${bayside}:m-1`, outcome: 'refused', ...problem });
    expect((await gateway.heard(bayside)).at(-1)).toMatchObject({
      type: 'MessageRejected',
      data: { message: 'm-1', ...problem },
    });
  });

  it('comes with a row of the worklist that goes back', async () => {
    const { text } = await door.get('/v1/worklist.csv', { token });
    await door.post('/v1/csv', { token, text: text.replace(',in-review,', ',accepted,'), type: 'text/csv' });
    expect((await gateway.enqueued()).map(({ value }) => value)).toMatchObject([{ expectedVersion: 3 }]);
  });
});
