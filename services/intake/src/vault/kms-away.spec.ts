import { fileKms, type Kms, KmsAway, keyCache, newSecretKey, sealTo } from '@handoff/sealing';
import type { SubmitIntake } from '@handoff/schemas';
import { beforeEach, describe, expect, it } from 'vitest';
import { hostedIntake } from '../testing/hosted-intake.ts';

const personId = 'person-01';
const intakeId = 'intake-01';
let away: boolean;
let elapsed: number;
let service: ReturnType<typeof hostedIntake>;

const held = fileKms(newSecretKey());
const far: Kms = {
  ...held,
  wrap: async (...given) => (away ? Promise.reject(new KmsAway(503)) : held.wrap(...given)),
  unwrap: async (...given) => (away ? Promise.reject(new KmsAway(503)) : held.unwrap(...given)),
};

beforeEach(async () => {
  [away, elapsed] = [false, 0];
  service = hostedIntake({ kms: far, cache: keyCache({ elapsed: () => elapsed }) });
});

const submission = async (): Promise<SubmitIntake> => ({
  intakeId,
  personId,
  referrer: 'harbor-worker-center',
  jurisdiction: 'US-MA',
  language: 'es',
  interpreter: 'no',
  needs: ['learn.esl'],
  choices: [],
  pathway: null,
  follows: null,
  groupId: null,
  consents: [
    {
      recipient: 'exchange',
      purposes: ['screening', 'routing'],
      until: '2027-06-01',
      how: 'spoken',
      language: 'es',
      records: null,
      interpreter: false,
      on: '2026-06-01',
    },
  ],
  sealedPerson: await sealTo((await service.vault.recipientKey()).publicJwk, {
    name: 'Rosa Canary',
    contacts: [],
    facts: { age: 35 },
  }),
});
const submit = async (record: SubmitIntake) => {
  const outcome = await service.command('SubmitIntake', intakeId, record);
  await service.settle();
  return outcome;
};
const keyToSeal = () =>
  service.call('eligibility', 'POST', '/internal/keys', {
    body: { personId, purpose: 'routing', recipient: 'exchange', reason: 'event-1', use: 'seal' },
  });

describe('while the key management service is away', () => {
  it('an intake is not taken and not refused: it comes again, and is taken', async () => {
    const record = await submission();
    away = true;
    await expect(submit(record)).rejects.toMatchObject({ code: 'kms-away', transient: true });
    expect(await service.eventsOf(intakeId)).toEqual([]);
    expect(await service.audit.of(personId)).toEqual([]);
    away = false;
    expect(await submit(record)).toMatchObject({ kind: 'done' });
  });

  it('a key that was used within five minutes is lent as before, and one that was not is lent later', async () => {
    await submit(await submission());
    const lent = await keyToSeal();
    away = true;
    elapsed = 299_999;
    expect(await keyToSeal()).toEqual(lent);
    elapsed = 300_000;
    const recorded = (await service.audit.of(personId)).length;
    await expect(keyToSeal()).rejects.toMatchObject({ code: 'kms-away', transient: true });
    expect(await service.audit.of(personId)).toHaveLength(recorded);
    away = false;
    expect(await keyToSeal()).toEqual(lent);
  });
});
