import { eventually } from '@handoff/testkit';
import { beforeEach, describe, expect, it } from 'vitest';
import { bayside, harbor, northShore } from '../testing/agencies.ts';
import { type Case, caseOf } from '../testing/case-of.ts';
import { type HostedGateway, hostedGateway } from '../testing/hosted-gateway.ts';
import { factAbout, responseTo, submissionOf } from '../testing/messages.ts';

let gateway: HostedGateway;
let rosa: Case;

beforeEach(async () => {
  gateway = await hostedGateway();
  for (const slug of [harbor, bayside, northShore]) await gateway.admit(slug, { way: 'kafka' });
  rosa = caseOf(gateway, 'rosa');
  rosa.consents();
  await rosa.offered();
});

const rejections = async (partner: string) =>
  (await gateway.heard(partner)).filter(({ type }) => type === 'MessageRejected').map(({ data }) => data);
const theRejection = async (partner: string) => {
  const [only, ...others] = await rejections(partner);
  expect(others).toEqual([]);
  return only;
};

describe("a partner's message", () => {
  it('becomes a command to the owner, under ids made of the message', async () => {
    await gateway.writes(harbor, 'IntakeSubmission', submissionOf('HWC-1'), { ce_id: 'm-1' });
    const causation = `partner:${harbor}:m-1`;
    const intakeId = gateway.ids.derive('intake', causation);
    expect(await gateway.enqueued()).toMatchObject([
      {
        name: 'SubmitIntake',
        key: intakeId,
        headers: { ce_causationid: causation },
        value: { intakeId, personId: gateway.ids.derive('person', causation), referrer: harbor },
      },
    ]);
    expect(await gateway.register.ownIds.of(harbor, intakeId)).toBe('HWC-1');
  });

  it('about a referral speaks for the part its sender has in it, whatever it says', async () => {
    await gateway.writes(bayside, 'ReferralResponse', responseTo(rosa.known(bayside).referral));
    await gateway.writes(harbor, 'ReferralResponse', responseTo(rosa.reference, { status: 'withdrawn' }));
    const said = (await gateway.enqueued()).map(({ key, value }) => ({ key, ...value }));
    expect(said).toMatchObject([
      { key: rosa.referralId, referralId: rosa.referralId, agency: bayside, by: 'T', status: 'accepted' },
      { key: rosa.referralId, referralId: rosa.referralId, agency: harbor, by: 'R', status: 'withdrawn' },
    ]);
  });

  it('that reports a fact goes to outcomes, for the participation of that referral', async () => {
    await gateway.writes(bayside, 'FactReport', factAbout(rosa.known(bayside).referral));
    expect(await gateway.enqueued()).toMatchObject([
      {
        name: 'RecordEnrollment',
        key: rosa.participationId,
        value: { provider: bayside, personId: rosa.personId },
      },
    ]);
  });

  it('sent twice is one command, twice the same bytes', async () => {
    for (let time = 0; time < 2; time += 1)
      await gateway.writes(bayside, 'FactReport', factAbout(rosa.reference), { ce_id: 'm-1' });
    const [one, other] = await gateway.enqueued();
    expect(other?.payload).toEqual(one?.payload);
    expect(other?.headers['ce_causationid']).toBe(one?.headers['ce_causationid']);
  });

  it("brings nobody's trace in, and no header that is not asked for", async () => {
    const strange = {
      traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
      ce_subject: 'referral-1',
      tenant: bayside,
    };
    await gateway.writes(harbor, 'IntakeSubmission', submissionOf('HWC-1'), strange);
    const [command] = await gateway.enqueued();
    expect(JSON.stringify(command?.headers)).not.toContain('a'.repeat(32));
    expect(command?.headers).not.toHaveProperty('tenant');
    expect(command?.value).toMatchObject({ referrer: harbor });
  });
});

describe('what cannot be taken comes back to its sender, and to nobody else', () => {
  const bytesOf = () => gateway.codec.encode('ReferralResponse', responseTo(rosa.reference));
  const header = { ce_id: 'm-1', ce_type: 'handoff.partners.ReferralResponse' };
  const cases: [string, () => [Buffer, Record<string, string>], object][] = [
    [
      'bytes with a wrong first byte',
      () => {
        const bytes = bytesOf();
        bytes.writeUInt8(0x7b, 0);
        return [bytes, header];
      },
      { message: 'm-1', type: 'handoff.partners.ReferralResponse', code: 'wrong-magic-byte' },
    ],
    [
      'an unknown schema id',
      () => {
        const bytes = bytesOf();
        bytes.writeInt32BE(2_000_000_000, 1);
        return [bytes, header];
      },
      { message: 'm-1', code: 'unknown-schema-id', place: 'schema id' },
    ],
    [
      'a record that is none of a partner',
      () => [
        gateway.codec.encode('WithdrawConsent', { consentId: 'consent-1', recipient: null, purposes: null }),
        { ce_id: 'm-1', ce_type: 'handoff.intake.WithdrawConsent' },
      ],
      { message: 'm-1', type: 'unknown', code: 'not-expected-here' },
    ],
    ['bytes that end too early', () => [bytesOf().subarray(0, 8), header], { code: 'truncated' }],
    ['nothing at all', () => [Buffer.alloc(0), header], { code: 'truncated' }],
    [
      'no id of its own',
      () => [bytesOf(), { ce_type: 'handoff.partners.ReferralResponse' }],
      { message: 'offset-0-0', code: 'missing-message-id', place: 'ce_id' },
    ],
    ['an id that is too long', () => [bytesOf(), { ce_id: 'm'.repeat(201) }], { message: 'offset-0-0' }],
    [
      'an id that means a row of an upload',
      () => [bytesOf(), { ce_id: 'csv:abc' }],
      { code: 'missing-message-id' },
    ],
  ];

  it.each(cases)('%s', async (_, message, expected) => {
    await gateway.writesBytes(northShore, ...message());
    const rejected = await theRejection(northShore);
    expect(rejected).toMatchObject(expected);
    expect(rejected?.['reason']).toMatch(/\w/);
    expect(rejected?.['mend']).toMatch(/\w/);
    expect(JSON.stringify(rejected)).not.toContain('handoff.intake');
    expect([await rejections(harbor), await rejections(bayside)]).toEqual([[], []]);
    expect(await gateway.enqueued()).toEqual([]);
    expect(await gateway.parked.streams()).toEqual([]);
  });

  it('a fact without the fields its kind needs', async () => {
    await gateway.writes(bayside, 'FactReport', factAbout(rosa.reference, { kind: 'employment' }));
    expect(await theRejection(bayside)).toMatchObject({
      type: 'handoff.partners.FactReport',
      code: 'missing-field',
      place: 'evidence',
    });
  });

  it('a kind of fact nobody knows, a fact by whoever referred, and a text without end', async () => {
    await gateway.writes(bayside, 'FactReport', factAbout(rosa.reference, { kind: 'graduated' }));
    await gateway.writes(harbor, 'FactReport', factAbout(rosa.reference));
    await gateway.writes(harbor, 'IntakeSubmission', submissionOf('x'.repeat(101)));
    expect(await rejections(bayside)).toMatchObject([{ code: 'unknown-fact-kind', place: 'kind' }]);
    expect(await rejections(harbor)).toMatchObject([
      { code: 'not-the-provider' },
      { code: 'too-long', place: 'localRef', type: 'handoff.partners.IntakeSubmission' },
    ]);
    expect(await gateway.enqueued()).toEqual([]);
  });

  it("someone else's referral, exactly as one that does not exist", async () => {
    const strangers = [
      rosa.known(bayside).referral,
      rosa.known(harbor).referral,
      rosa.referralId,
      rosa.reference,
      gateway.ids.derive('referral', 'nobody'),
      'ZZZ-ZZZ',
      'anything',
    ];
    for (const [nth, referral] of strangers.entries())
      await gateway.writes(northShore, 'ReferralResponse', responseTo(referral), { ce_id: `m-${nth}` });
    const answers = (await rejections(northShore)).map((answer) =>
      JSON.stringify({ ...answer, message: '' }),
    );
    expect(answers).toHaveLength(strangers.length);
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('unknown-referral');
    expect(await gateway.enqueued()).toEqual([]);
  });
});

describe('the airlock', () => {
  it('goes on after what could not be taken', async () => {
    await gateway.writesBytes(bayside, Buffer.from('not Avro'), { ce_id: 'm-1' });
    await gateway.writes(bayside, 'ReferralResponse', responseTo(rosa.reference), { ce_id: 'm-2' });
    expect(await rejections(bayside)).toHaveLength(1);
    expect(await gateway.enqueued()).toHaveLength(1);
  });

  it('says once what was wrong, however often the message comes', async () => {
    for (let time = 0; time < 3; time += 1)
      await gateway.writesBytes(bayside, Buffer.from('not Avro'), { ce_id: 'm-1' });
    expect(await rejections(bayside)).toHaveLength(1);
  });

  it('tells the sender when the exchange itself fails on a message, and goes on', async () => {
    const { find } = gateway.register.views;
    Object.assign(gateway.register.views, { find: () => Promise.reject(new TypeError('a bug of ours')) });
    await gateway.writes(bayside, 'ReferralResponse', responseTo(rosa.reference), { ce_id: 'm-1' });
    Object.assign(gateway.register.views, { find });
    await gateway.writes(bayside, 'ReferralResponse', responseTo(rosa.reference), { ce_id: 'm-2' });
    expect(await theRejection(bayside)).toMatchObject({ message: 'm-1', code: 'not-taken' });
    expect(await gateway.enqueued()).toHaveLength(1);
    expect(gateway.log).toContainEqual(['A message of a partner could not be taken', expect.anything()]);
  });

  it('waits through an outage: nothing is rejected, nothing lost', async () => {
    const { find } = gateway.register.views;
    let asked = 0;
    const away = () => {
      asked += 1;
      return Promise.reject(Object.assign(new Error('the document store is away'), { transient: true }));
    };
    Object.assign(gateway.register.views, { find: away });
    const writing = gateway.writes(bayside, 'ReferralResponse', responseTo(rosa.reference));
    await eventually(async () => expect(asked).toBeGreaterThan(2));
    expect(await gateway.enqueued()).toEqual([]);
    Object.assign(gateway.register.views, { find });
    await writing;
    expect(await gateway.enqueued()).toHaveLength(1);
    expect(await rejections(bayside)).toEqual([]);
  });
});
