import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bayside, harbor } from '../testing/agencies.ts';
import { type Case, caseOf } from '../testing/case-of.ts';
import { type HostedGateway, hostedGateway } from '../testing/hosted-gateway.ts';
import { factAbout, responseTo } from '../testing/messages.ts';
import { type PublicDoor, publicDoor } from '../testing/public-door.ts';

let gateway: HostedGateway;
let door: PublicDoor;
let token: string;
let autumn: Case;
let spring: Case;

/** Two people who had the same number at the college, in two terms. */
beforeEach(async () => {
  gateway = await hostedGateway();
  await gateway.admit(harbor);
  ({ token } = await gateway.admit(bayside));
  door = await publicDoor(gateway);
  autumn = caseOf(gateway, 'rosa');
  spring = caseOf(gateway, 'luis');
  for (const [one, term] of [
    [autumn, '2026FA'],
    [spring, '2027SP'],
  ] as const) {
    one.consents();
    await one.offered();
    const message = responseTo(one.reference, { localRef: '000123', term });
    await gateway.writes(bayside, 'ReferralResponse', message);
  }
});
afterEach(() => door.close());

type Way = (term: string | null) => Promise<void>;

const byKafka: Way = (term) => gateway.writes(bayside, 'FactReport', factAbout('000123', { term }));
const byRest: Way = async (term) => {
  const body = { kind: 'enrolled', on: '2026-11-22', program: 'aefla', term };
  await door.post('/v1/referrals/000123/facts', { token, key: `fact-${term}`, body });
  await gateway.settle();
};
const byCsv: Way = async (term) => {
  const text = `local_ref,status,date,term\r\n000123,enrolled,2026-11-22,${term ?? ''}`;
  await door.post('/v1/csv', { token, text, type: 'text/csv' });
};

/** Whose enrollment it was taken for, whichever door the owner was asked by. */
const enrolled = async (): Promise<ReadonlySet<string>> => {
  const queued = (await gateway.enqueued()).map(({ name, value }) => ({ command: name as string, value }));
  const all = [...queued, ...gateway.owners.outcomes.knocks];
  const enrollments = all.filter(({ command }) => command === 'RecordEnrollment');
  return new Set(enrollments.map(({ value }) => (value as { referralId: string }).referralId));
};

describe.each([
  ['Kafka', byKafka],
  ['REST', byRest],
  ['CSV', byCsv],
])('a fact under an own id and a term, by %s', (_, report) => {
  it('is the fact of who had the number in that term', async () => {
    await report('2027SP');
    expect(await enrolled()).toEqual(new Set([spring.referralId]));
    await report('2026FA');
    expect(await enrolled()).toEqual(new Set([spring.referralId, autumn.referralId]));
  });

  it("is nobody's where the number is known of other terms, or where no term is said", async () => {
    await report('2027FA');
    await report(null);
    expect(await enrolled()).toEqual(new Set());
  });
});

describe('what the college said of a number and its term', () => {
  it('comes back to it, and to nobody else, by notice, over REST and on its worklist', async () => {
    await spring.accepted();
    const told = (await gateway.heard(bayside)).findLast(({ data }) => data['status'] === 'accepted');
    expect(told?.data).toMatchObject({ localRef: '000123', term: '2027SP' });
    const { json } = await door.get(`/v1/referrals/${spring.reference}`, { token });
    expect(json).toMatchObject({ localRef: '000123', term: '2027SP' });
    const worklist = (await door.get('/v1/worklist.csv', { token })).text.split('\r\n');
    expect(worklist[0]).toContain(',local_ref,term');
    expect(worklist.find((line) => line.startsWith(spring.reference))).toContain(',000123,2027SP');
    expect(JSON.stringify(await gateway.heard(harbor))).not.toContain('2027SP');
  });

  it('is taken over from a worklist that is sent back as it came', async () => {
    const worklist = (await door.get('/v1/worklist.csv', { token })).text.replaceAll('offered', 'in-review');
    const { json } = await door.post('/v1/csv?preview=true', { token, text: worklist, type: 'text/csv' });
    expect(json['counts']).toMatchObject({ rows: 2, refused: 0 });
  });
});
