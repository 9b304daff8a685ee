import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HolderReceipt, PersonsWord } from '@handoff/schemas';
import { bayside, harbor } from '../testing/agencies.ts';
import type { Case } from '../testing/case-of.ts';
import type { HostedGateway } from '../testing/hosted-gateway.ts';
import type { PublicDoor } from '../testing/public-door.ts';
import { rosasCase } from '../testing/rosas-case.ts';

let gateway: HostedGateway;
let door: PublicDoor;
let tokens: Readonly<Record<string, string>>;
let rosa: Case;

/** Harbor took Rosa in under a number of its own, and referred her to Bayside, which accepted. */
beforeEach(async () => {
  ({ gateway, door, tokens, rosa } = await rosasCase(harbor, bayside));
  await gateway.register.ownIds.keep(harbor, rosa.intakeId, 'HWC-0417');
  await rosa.submitted();
  await rosa.offered();
  await rosa.accepted();
});
afterEach(() => door.close());

type Word = Partial<PersonsWord> & Pick<PersonsWord, 'says'>;
type Way = (partner: string, word: Word) => Promise<void>;
let said = 0;

const whole = (partner: string, word: Word): PersonsWord => ({
  intake: partner === harbor ? 'HWC-0417' : rosa.known(bayside).referral,
  recipient: null,
  purposes: null,
  by: null,
  revokedBy: null,
  ...word,
});

const byRest: Way = async (partner, { says, ...word }) => {
  const paths: Readonly<Record<string, readonly [string, object]>> = {
    'consent-withdrawn': ['withdrawal', { recipient: word.recipient ?? null, by: word.by ?? null }],
    'erase-me': ['erasure', {}],
    'guardian-revoked': ['guardian-revocation', { by: word.revokedBy }],
  };
  const [path, body] = paths[says] ?? ['', {}];
  const key = `word-${(said += 1)}`;
  await door.post(`/v1/intakes/${rosa.known(harbor).intake}/${path}`, {
    token: tokens[partner] ?? '',
    key,
    body,
  });
};
const byKafka: Way = (partner, word) => gateway.writes(partner, 'PersonsWord', whole(partner, word));
const byCsv: Way = async (partner, word) => {
  const { intake, says, recipient, by, revokedBy } = whole(partner, word);
  const text = `local_ref,status,date,recipient,reason\r\n${intake},${says},2026-11-22,${recipient ?? ''},${by ?? revokedBy ?? ''}\r\n`;
  await door.post('/v1/csv', { token: tokens[partner] ?? '', text, type: 'text/csv' });
};

/** What intake was asked, whichever door it came through. */
const commands = async () => {
  const queued = (await gateway.enqueued()).map(({ name, value }) => [name as string, value]);
  return [...queued, ...gateway.owners.intake.knocks.map(({ command, value }) => [command, value])];
};
const consentId = () => gateway.ids.derive('consent', rosa.personId);

describe.each([
  ['REST', byRest],
  ['Kafka', byKafka],
  ['CSV', byCsv],
])("a person's word, by %s", (_, say) => {
  it('takes consent back from one agency', async () => {
    await say(harbor, { says: 'consent-withdrawn', recipient: bayside });
    const value = { consentId: consentId(), recipient: bayside, purposes: null, by: null };
    expect(await commands()).toEqual([['WithdrawConsent', value]]);
  });

  it('of a guardian is told as a guardian’s', async () => {
    await say(harbor, { says: 'consent-withdrawn', by: 'guardian' });
    expect(await commands()).toMatchObject([['WithdrawConsent', { recipient: null, by: 'guardian' }]]);
  });

  it('ends that a guardian speaks for them', async () => {
    await say(harbor, { says: 'guardian-revoked', revokedBy: 'supervisor' });
    const { personId, intakeId } = rosa;
    const value = { consentId: consentId(), personId, intakeId, by: 'supervisor' };
    expect(await commands()).toEqual([['RevokeGuardian', value]]);
  });

  it('asks to be erased', async () => {
    await say(harbor, { says: 'erase-me' });
    const { personId, intakeId } = rosa;
    expect(await commands()).toEqual([['ErasePerson', { intakeId, personId }]]);
  });

  it('is not heard through an agency that only receives them', async () => {
    await say(bayside, { says: 'erase-me' });
    expect(await commands()).toEqual([]);
  });
});

describe('a word that was not understood', () => {
  it('goes back to the agency that sent it, over Kafka and in its file', async () => {
    await byKafka(harbor, { says: 'forget-it' });
    const rejected = (await gateway.heard(harbor)).findLast(({ type }) => type === 'MessageRejected');
    expect(rejected?.data).toMatchObject({ code: 'unknown-word', place: 'says' });
    const text = 'local_ref,status,recipient\r\nHWC-0417,consent-withdrawn,\r\n';
    const { json } = await door.post('/v1/csv', { token: tokens[harbor] ?? '', text, type: 'text/csv' });
    expect(json['rows']).toMatchObject([{ status: 'refused', code: 'missing-date', place: 'date' }]);
    expect(await commands()).toEqual([]);
  });
});

describe.each<[string, (receipt: HolderReceipt) => Promise<unknown>]>([
  [
    'REST',
    (body) => door.post('/v1/receipts', { token: tokens[bayside] ?? '', key: `r-${(said += 1)}`, body }),
  ],
  ['Kafka', (receipt) => gateway.writes(bayside, 'HolderReceipt', receipt)],
  [
    'CSV',
    async ({ referral, outcome, until, citation }) => {
      const text = `referral,status,until,reason\r\n${referral},${outcome},${until ?? ''},${citation ?? ''}\r\n`;
      const { json } = await door.post('/v1/csv', { token: tokens[bayside] ?? '', text, type: 'text/csv' });
      return json['rows'];
    },
  ],
])('a receipt, by %s', (_, give) => {
  const receipt = (differing: Partial<HolderReceipt> = {}): HolderReceipt => ({
    referral: rosa.known(bayside).referral,
    outcome: 'erased',
    until: null,
    citation: null,
    ...differing,
  });
  const states = async () =>
    (await gateway.register.receipts.owedBy(bayside)).map(({ receipt: given }) => given?.outcome ?? 'owed');

  beforeEach(() =>
    gateway.tell('ConsentWithdrawn', consentId(), {
      consentId: consentId(),
      personId: rosa.personId,
      intakeId: rosa.intakeId,
      recipient: null,
      purposes: null,
      by: null,
    }),
  );

  it('says that it is erased', async () => {
    await give(receipt());
    expect(await states()).toEqual(['erased']);
  });

  it('that names a law and a day says that it is kept; one that names none is refused', async () => {
    await give(receipt({ outcome: 'kept-by-law' }));
    expect(await states()).toEqual(['owed']);
    await give(receipt({ outcome: 'kept-by-law', until: '2029-06-30', citation: '2 CFR 200.334' }));
    expect(await states()).toEqual(['kept-by-law']);
  });

  it('about a referral of which nothing is owed is refused, and changes nothing', async () => {
    await give(receipt({ referral: 'referral-of-nobody' }));
    expect(await states()).toEqual(['owed']);
  });
});

describe('a look at a file', () => {
  it('gives no receipt, and says of each row whether it would be one', async () => {
    const text = `referral,status\r\n${rosa.known(bayside).referral},erased\r\n`;
    const ask = () =>
      door.post('/v1/csv?preview=true', { token: tokens[bayside] ?? '', text, type: 'text/csv' });
    expect((await ask()).json['rows']).toMatchObject([{ status: 'refused', code: 'nothing-owed' }]);
    await gateway.tell('ConsentWithdrawn', consentId(), {
      consentId: consentId(),
      personId: rosa.personId,
      intakeId: rosa.intakeId,
      recipient: null,
      purposes: null,
      by: null,
    });
    expect((await ask()).json['rows']).toMatchObject([{ status: 'done' }]);
    expect((await gateway.register.receipts.owedBy(bayside))[0]?.receipt).toBeNull();
  });
});
