import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bayside, harbor, northShore } from '../testing/agencies.ts';
import { type Case, caseOf } from '../testing/case-of.ts';
import { type HostedGateway, hostedGateway } from '../testing/hosted-gateway.ts';
import { factAbout } from '../testing/messages.ts';
import { type PublicDoor, publicDoor } from '../testing/public-door.ts';

const declared = { kinds: ['enrolled', 'service'], services: ['learn.esl'] };

let gateway: HostedGateway;
let door: PublicDoor;
let tokens: Readonly<Record<string, string>>;
let rosa: Case;

// Harbor referred Rosa to Bayside; North Shore has no part in it.
beforeEach(async () => {
  gateway = await hostedGateway();
  const admit = async (slug: string, reports: typeof declared | null = null) => [
    slug,
    (await gateway.admit(slug, { reports })).token,
  ];
  tokens = Object.fromEntries([
    await admit(harbor),
    await admit(bayside, declared),
    await admit(northShore),
  ]) as Record<string, string>;
  door = await publicDoor(gateway);
  rosa = caseOf(gateway, 'rosa');
  rosa.consents();
  await rosa.opened();
  await rosa.offered();
});
afterEach(() => door.close());

type Fact = Parameters<typeof factAbout>[1];
type Answer = Readonly<{ code: string; place: string }>;
let said = 0;

const byRest = async (partner: string, fact: Fact): Promise<Answer> => {
  const { referral: _, ...body } = factAbout('', fact);
  const path = `/v1/referrals/${rosa.reference}/facts`;
  const { json } = await door.post(path, {
    token: tokens[partner] ?? '',
    body,
    key: `fact-${(said += 1)}`,
  });
  return json as unknown as Answer;
};

const byKafka = async (partner: string, fact: Fact): Promise<Answer> => {
  await gateway.writes(partner, 'FactReport', factAbout(rosa.reference, fact));
  const rejected = (await gateway.heard(partner)).findLast(({ type }) => type === 'MessageRejected');
  return rejected?.data as Answer;
};

const words: Readonly<Record<string, string>> = { enrolled: 'enrolled', service: 'served', exit: 'exited' };
const byCsv = async (partner: string, fact: Fact): Promise<Answer> => {
  const { kind, on, service, reason } = factAbout(rosa.reference, fact);
  const cells = [rosa.reference, words[kind], on, service ?? '', reason ?? ''].join(',');
  const text = `referral,status,date,type,reason\r\n${cells}\r\n`;
  const { json } = await door.post('/v1/csv', { token: tokens[partner] ?? '', text, type: 'text/csv' });
  return (json as unknown as { rows: readonly Answer[] }).rows[0]!;
};

const passedOn = async (): Promise<readonly unknown[]> => [
  ...(await gateway.enqueued()),
  ...gateway.owners.outcomes.knocks,
];

describe.each([
  ['REST', byRest],
  ['Kafka', byKafka],
  ['CSV', byCsv],
])('an outcome that comes by %s', (_, report) => {
  it('from an agency that was no party is refused as of nobody', async () => {
    const { code } = await report(northShore, { kind: 'enrolled' });
    expect(['unknown-referral', 'not-found']).toContain(code);
    expect(await passedOn()).toEqual([]);
  });

  it('from the agency that referred is left to the one that serves', async () => {
    expect(await report(harbor, { kind: 'enrolled' })).toMatchObject({ code: 'not-the-provider' });
    expect(await passedOn()).toEqual([]);
  });

  it('of a kind that the manifest does not declare is refused, with what to do', async () => {
    expect(await report(bayside, { kind: 'exit', reason: 'completed' })).toMatchObject({
      code: 'not-reported-by-you',
      mend: expect.stringContaining('`reports`') as string,
    });
    expect(await passedOn()).toEqual([]);
  });

  it('of a service that the manifest does not declare is refused', async () => {
    const answer = await report(bayside, { kind: 'service', service: 'food' });
    expect(answer).toMatchObject({ code: 'not-reported-by-you' });
    expect(answer.place).toMatch(/service|type/);
  });

  it('as the manifest declares it is passed on', async () => {
    await report(bayside, { kind: 'service', service: 'learn.esl' });
    await report(bayside, { kind: 'enrolled' });
    expect(await passedOn()).toHaveLength(2);
  });
});

describe('what an agency reported before its manifest said otherwise', () => {
  it('may be taken back', async () => {
    await byKafka(bayside, { kind: 'exit', reason: 'completed', amends: 'withdraw', why: 'wrong-person' });
    expect(await gateway.enqueued()).toMatchObject([{ name: 'WithdrawFact' }]);
  });
});
