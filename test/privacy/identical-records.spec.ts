import { facts, mayBeStored, type IntakeSubmitted } from '@handoff/schemas';
import { open, sealTo } from '@handoff/sealing';
import { describe, expect, it } from 'vitest';
import { hostedIntake } from '../../services/intake/src/testing/hosted-intake.ts';

const terms = {
  recipient: 'exchange',
  purposes: ['screening', 'routing'],
  until: '2027-06-01',
  how: 'spoken',
  language: 'es',
  records: null,
  interpreter: false,
  on: '2026-06-01',
};

/** What intake published of somebody who answered so, and what lies under the seal. */
const recorded = async (told: Readonly<Record<string, unknown>>) => {
  const service = hostedIntake();
  const person = { name: 'Rosa Ejemplo', contacts: [], facts: { age: 35, ...told } };
  const outcome = await service.command('SubmitIntake', 'intake-01', {
    intakeId: 'intake-01',
    personId: 'person-01',
    referrer: 'harbor-worker-center',
    jurisdiction: 'US-MA',
    language: 'es',
    interpreter: 'no',
    needs: ['work.placement'],
    choices: [],
    pathway: null,
    follows: null,
    groupId: null,
    consents: [terms],
    sealedPerson: await sealTo((await service.vault.recipientKey()).publicJwk, person),
  });
  await service.settle();
  const [submitted] = await service.eventsOf('intake-01');
  if (!submitted) return { outcome };
  const { facts: sealed, ...clear } = submitted.data as unknown as IntakeSubmitted;
  const kept = open(await service.vault.keyring.forOpening(sealed.keyId), 'IntakeSubmitted', sealed);
  const { identity: _, contact: __, ...inClear } = clear;
  return { outcome, inClear, kept, length: sealed.ciphertext.length };
};

describe('an answer about work', () => {
  it.each(['prefers_not_to_say', 'not-shared', 'unsure', false, null, ''])(
    'that is "no" leaves the very record that %j leaves',
    async (other) =>
      expect(await recorded({ work_authorized: 'no' })).toEqual(await recorded({ work_authorized: other })),
  );

  it('that is "no" leaves no trace of the quarter in which a permit ends', async () => {
    const { kept } = await recorded({ work_authorized: 'no', work_authorized_recheck: '2027-Q1' });
    expect(kept).toEqual({ age: 35, work_authorized: 'not-shared' });
  });

  it('is as long as any other', async () =>
    expect((await recorded({ work_authorized: 'yes', work_authorized_recheck: '2027-Q1' })).length).toBe(
      (await recorded({})).length,
    ));
});

describe('what is for a what-if alone, or for a provider to decide', () => {
  const never = [...facts.values()].filter((fact) => !mayBeStored(fact)).map(({ name }) => name);

  it('exists: permit dates, which identifier somebody has, dates of refuge', () =>
    expect(never.length).toBeGreaterThan(3));

  it.each(never)('such as %s is never stored, and its name is not repeated', async (name) => {
    const { outcome, ...kept } = await recorded({ [name]: '2027-01-01' });
    expect(outcome).toMatchObject({ kind: 'refused', code: 'unknown-fact' });
    expect(kept).toEqual({});
    expect(JSON.stringify(outcome)).not.toContain(name);
  });
});
