import { generateRecipientKey, sealTo } from '@handoff/sealing';
import { beforeEach, describe, expect, it } from 'vitest';
import { hostedIntake } from './testing/hosted-intake.ts';
import { intakeId, personId, rosa, rosaAt } from './testing/rosa.ts';

let service = hostedIntake();
beforeEach(() => {
  service = hostedIntake();
});
const { submission, submit, erase, consentEvents, check, trail } = rosaAt(() => service);

describe('an intake that arrives sealed', () => {
  it('is taken, and its consents are recorded in the consent of the person', async () => {
    expect(await submit()).toMatchObject({ kind: 'done', version: 1 });
    expect(await consentEvents()).toEqual(['ConsentGranted']);
    expect(await check('exchange', 'screening')).toEqual({
      allowed: true,
      until: '2027-06-01',
      sequence: 1,
      givenBy: 'person',
    });
  });

  it('leaves nothing of the person in clear, in streams, on Kafka or in the audit trail', async () => {
    await submit();
    const stored = JSON.stringify([
      [...service.documents['intake']!.values()],
      await service.audit.of(personId),
    ]);
    const published = Buffer.concat(service.broker.records('handoff.intake').map(({ payload }) => payload));
    for (const canary of ['Rosa', 'Canary', '617-555', '1991-04-12', 'english_language', 'not-shared']) {
      expect(stored).not.toContain(canary);
      expect(published.toString('latin1')).not.toContain(canary);
    }
  });

  it('gets the same answer when it is sent again, though sealing would differ', async () => {
    const command = await submission();
    const first = await submit(command);
    expect(await submit(command)).toEqual({ ...first, repeated: true });
    expect(await service.eventsOf(intakeId)).toHaveLength(1);
    expect(await consentEvents()).toEqual(['ConsentGranted']);
  });

  it('gets the same answer after the person was erased, when there is no key to seal with', async () => {
    const command = await submission();
    const first = await submit(command);
    await erase();
    expect(await submit(command)).toEqual({ ...first, repeated: true });
  });

  it('is refused under a message id that carried something else', async () => {
    await submit();
    expect(await submit(await submission({ ...rosa, name: 'Another' }))).toMatchObject({
      code: 'causation-reused',
    });
  });

  it.each<[string, object, string, string]>([
    [
      'holds a field nobody asked for',
      { ...rosa, passport: 'C01234567' },
      'disclosure-not-wanted',
      'sealedPerson',
    ],
    ['lacks the name', { ...rosa, name: undefined }, 'disclosure-malformed', 'sealedPerson.name'],
    ['holds an unknown fact', { ...rosa, facts: { shoe_size: 38 } }, 'unknown-fact', 'facts[0]'],
    [
      'holds a fact that is never kept',
      { ...rosa, facts: { orr_served_population: 'yes' } },
      'unknown-fact',
      'facts[0]',
    ],
    [
      'holds a value that is not allowed',
      { ...rosa, facts: { age: 'ancient' } },
      'fact-value-not-allowed',
      'facts.age',
    ],
    [
      'hides a number in the address',
      { ...rosa, address: 'c/o 123-45-6789' },
      'identifier-not-wanted',
      'address',
    ],
  ])('is refused when it %s, and the refusal repeats nothing of it', async (_, disclosure, code, place) => {
    const outcome = await submit(await submission(disclosure));
    expect(outcome).toMatchObject({ kind: 'refused', code, place });
    expect(JSON.stringify(outcome)).not.toMatch(/C01234567|123-45|shoe|orr_|ancient/);
    expect(await trail()).toEqual([`intake seal all denied ${code}`]);
  });

  it('is refused when it was sealed to another key', async () => {
    const { publicJwk } = await generateRecipientKey();
    const outcome = await submit(await submission(rosa, { sealedPerson: await sealTo(publicJwk, rosa) }));
    expect(outcome).toMatchObject({ kind: 'refused', code: 'sealed-to-another-key', place: 'sealedPerson' });
  });

  it('is refused when it is no envelope at all, and stays refused', async () => {
    const command = await submission(rosa, { sealedPerson: 'hello' });
    expect(await submit(command)).toMatchObject({ kind: 'refused', code: 'seal-broken' });
    expect(await submit(command)).toMatchObject({ kind: 'refused', code: 'seal-broken', repeated: true });
  });
});
