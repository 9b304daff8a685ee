import { openWith } from '@handoff/sealing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bayside, harbor } from '../../testing/agencies.ts';
import { caseOf } from '../../testing/case-of.ts';
import { refused } from '../../testing/fake-owner.ts';
import { type HostedGateway, hostedGateway } from '../../testing/hosted-gateway.ts';
import { submissionOf } from '../../testing/messages.ts';
import { type PublicDoor, publicDoor } from '../../testing/public-door.ts';

let gateway: HostedGateway;
let door: PublicDoor;
let token: string;

beforeEach(async () => {
  gateway = await hostedGateway();
  ({ token } = await gateway.admit(harbor));
  door = await publicDoor(gateway);
});
afterEach(() => door.close());

const { sealedPerson: _, ...plain } = submissionOf('HWC-1');
const person = { name: 'Rosa Ejemplo', contacts: [], facts: { age: 36 } };
const body = { ...plain, person };
const submit = (key: string | undefined, differing: object = {}) =>
  door.post('/v1/intakes', { token, body: { ...body, ...differing }, ...(key === undefined ? {} : { key }) });

describe('an intake', () => {
  it('is submitted with the person in clear, who is sealed at once to the key of intake', async () => {
    const { status, headers, json } = await submit('k-1');
    const causation = `partner:${harbor}:k-1`;
    const intakeId = gateway.ids.derive('intake', causation);
    const intake = gateway.ids.derive('intake', `external|${harbor}|${intakeId}`);
    expect([status, headers.get('location')]).toEqual([201, `/v1/intakes/${intake}`]);
    expect(json).toEqual({
      intake,
      localRef: 'HWC-1',
      status: 'received',
      release: { signed: true, form: '/v1/release-form?lang=es' },
    });

    const [knock] = gateway.owners.intake.knocks;
    expect(knock).toMatchObject({ command: 'SubmitIntake', streamId: intakeId, causation });
    const { sealedPerson = '', ...rest } = (knock?.value ?? {}) as { sealedPerson?: string };
    expect(await openWith(gateway.intake.privateJwk, sealedPerson)).toEqual(person);
    expect(JSON.stringify(rest)).not.toContain('Rosa');
    expect(rest).toMatchObject({ referrer: harbor, choices: [{ rank: 1, agency: bayside }] });
  });

  it('may come sealed already', async () => {
    const { status } = await door.post('/v1/intakes', { token, key: 'k-1', body: submissionOf('HWC-1') });
    expect(status).toBe(201);
    expect(gateway.owners.intake.knocks[0]?.value).toMatchObject({
      sealedPerson: 'a.compact.jwe.made.elsewhere',
    });
  });

  it('has the person either in clear or sealed', async () => {
    for (const differing of [{ person: undefined }, { sealedPerson: 'x.y.z' }])
      expect(await submit('k-1', differing)).toMatchObject({
        status: 400,
        json: { code: 'bad-input', place: 'body.person' },
      });
  });

  it('is shown to whoever submitted it, once it was received', async () => {
    const rosa = caseOf(gateway, 'rosa');
    await gateway.register.ownIds.keep(harbor, rosa.intakeId, 'HWC-1');
    await rosa.submitted();
    const path = `/v1/intakes/${rosa.known(harbor).intake}`;
    expect((await door.get(path, { token })).json).toEqual({
      intake: rosa.known(harbor).intake,
      localRef: 'HWC-1',
      status: 'received',
      release: { signed: false, form: '/v1/release-form?lang=en' },
    });
    const other = await gateway.admit(bayside);
    expect((await door.get(path, { token: other.token })).status).toBe(404);
  });
});

describe('a request that changes something', () => {
  it('needs a key of its own', async () => {
    for (const key of [undefined, '', 'x'.repeat(201), 'has a space'])
      expect(await submit(key)).toMatchObject({
        status: 400,
        json: { code: 'missing-idempotency-key', place: 'header.idempotency-key' },
      });
    expect(gateway.owners.intake.knocks).toEqual([]);
  });

  it('repeated under its key sends the very same command and gets the very same answer', async () => {
    const first = await submit('k-1');
    const again = await submit('k-1');
    expect([again.status, again.text]).toEqual([first.status, first.text]);
    const [one, other] = gateway.owners.intake.knocks;
    expect(other?.bytes).toEqual(one?.bytes);
    expect(other?.causation).toBe(one?.causation);
  });

  it('that was refused is refused the same way again', async () => {
    gateway.owners.intake.says(refused('consent-over'));
    const first = await submit('k-1');
    const again = await submit('k-1');
    const { instance: _, ...said } = again.json;
    expect(first.json).toMatchObject(said);
    expect(again.status).toBe(409);
  });

  it('with another body under the same key is refused, and reaches nobody', async () => {
    await submit('k-1');
    expect(await submit('k-1', { localRef: 'HWC-2' })).toMatchObject({
      status: 422,
      json: { code: 'causation-reused', place: 'header.idempotency-key' },
    });
    expect(gateway.owners.intake.knocks).toHaveLength(1);
  });

  it('that comes several times at once is one command', async () => {
    const answers = await Promise.all([submit('k-1'), submit('k-1'), submit('k-1'), submit('k-1')]);
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(new Set(gateway.owners.intake.knocks.map(({ bytes }) => bytes.toString('hex'))).size).toBe(1);
  });

  it('under the same key of another partner is another request', async () => {
    const other = await gateway.admit(bayside);
    const first = await submit('k-1');
    const { status, json } = await door.post('/v1/intakes', { token: other.token, key: 'k-1', body });
    expect(status).toBe(201);
    expect(json['intake']).not.toBe(first.json['intake']);
  });
});

describe('a screening', () => {
  const verdicts = { programs: [{ program: 'aefla', verdict: 'eligible', explanation: { all: [] } }] };

  it('is explained to whoever referred, and to nobody else', async () => {
    const rosa = caseOf(gateway, 'rosa');
    rosa.consents();
    await rosa.submitted();
    const path = `/v1/intakes/${rosa.known(harbor).intake}/screening`;
    expect((await door.get(path, { token })).json).toMatchObject({ status: 409, code: 'not-screened-yet' });
    await rosa.screened(verdicts);
    expect((await door.get(path, { token })).json).toEqual({
      intake: rosa.known(harbor).intake,
      screening: verdicts,
    });
    const other = await gateway.admit(bayside);
    expect((await door.get(path, { token: other.token })).status).toBe(404);
  });

  it('is refused clearly without consent, and when its key is gone', async () => {
    const rosa = caseOf(gateway, 'rosa');
    rosa.consents();
    await rosa.submitted();
    await rosa.screened(verdicts);
    const path = `/v1/intakes/${rosa.known(harbor).intake}/screening`;
    gateway.intake.withdraw(rosa.personId, `${harbor} progress`);
    expect(await door.get(path, { token })).toMatchObject({
      status: 403,
      json: { code: 'consent-not-live' },
    });
    gateway.intake.consent(rosa.personId, `${harbor} progress`);
    gateway.intake.withdraw(rosa.personId, 'exchange routing');
    expect(await door.get(path, { token })).toMatchObject({
      status: 403,
      json: { code: 'consent-not-live' },
    });
    gateway.intake.destroyKeys();
    expect(await door.get(path, { token })).toMatchObject({ status: 410, json: { code: 'key-destroyed' } });
  });
});
