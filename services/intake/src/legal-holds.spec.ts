import { beforeEach, describe, expect, it } from 'vitest';
import { hostedIntake } from './testing/hosted-intake.ts';
import { intakeId, personId, rosa, rosaAt } from './testing/rosa.ts';

let service = hostedIntake();
beforeEach(() => {
  service = hostedIntake();
});
const { submission, submit, erase, submitted, check, trail } = rosaAt(() => service);

describe('a legal hold', () => {
  const hold = (act: string, by: string) =>
    service.call('gateway', 'POST', `/internal/holds/:id/${act}`, {
      params: { id: intakeId },
      body: { by, ...(act === 'ask' && { matter: 'matter-2026-014' }) },
    });
  const standing = () => service.call('gateway', 'GET', '/internal/holds/:id', { params: { id: intakeId } });
  const types = async (id = intakeId) => (await service.eventsOf(id)).map(({ type }) => type);

  beforeEach(() => submit());

  it('makes an erasure wait: consent ends at once, the keys stay until it is lifted', async () => {
    await hold('ask', 'a.counsel');
    await hold('confirm', 'b.operator');
    await erase();
    expect((await types()).at(-1)).toBe('ErasureWaits');
    expect(await check('exchange', 'screening')).toMatchObject({ allowed: false });
    expect(await standing()).toEqual({
      hold: {
        matter: 'matter-2026-014',
        stage: 'in-force',
        askedBy: 'a.counsel',
        confirmedBy: 'b.operator',
        erasureWaits: true,
      },
    });
    await hold('lift', 'a.counsel');
    await service.settle();
    expect(await types()).toContain('ParticipantErased');
    await expect(service.vault.keyring.forOpening((await submitted()).facts.keyId)).rejects.toMatchObject({
      code: 'key-destroyed',
    });
  });

  it('of one person alone holds nothing, and the same person confirming is refused; all of it is on record', async () => {
    await hold('ask', 'a.counsel');
    await expect(hold('confirm', 'a.counsel')).rejects.toMatchObject({ code: 'two-persons-needed' });
    await erase();
    expect((await types()).at(-1)).toBe('ParticipantErased');
    expect((await trail()).filter((line) => line.includes(' hold '))).toEqual([
      'operator:a.counsel hold all allowed legal-hold-ask',
      'operator:a.counsel hold all denied two-persons-needed',
    ]);
  });

  it('holds for an intake with which the person came back, because the keys are the same', async () => {
    await hold('ask', 'a.counsel');
    await hold('confirm', 'b.operator');
    const back = await submission(rosa, { intakeId: 'intake-02', follows: intakeId });
    await service.command('SubmitIntake', 'intake-02', back, 'partner:x:2');
    await service.settle();
    await service.command('ErasePerson', 'intake-02', { intakeId: 'intake-02', personId }, 'partner:x:3');
    await service.settle();
    expect(await types('intake-02')).toEqual([
      'IntakeSubmitted',
      'LegalHoldAsked',
      'LegalHoldConfirmed',
      'ErasureWaits',
    ]);
    await hold('lift', 'a.counsel');
    await service.settle();
    expect(await types('intake-02')).toContain('ParticipantErased');
  });

  it('is not lost where another matter was asked for at the newer intake by whoever confirmed the first', async () => {
    await hold('ask', 'a.counsel');
    await hold('confirm', 'b.operator');
    const back = await submission(rosa, { intakeId: 'intake-02', follows: intakeId });
    await service.command('SubmitIntake', 'intake-02', back, 'partner:x:2');
    await service.settle();
    await service.call('gateway', 'POST', '/internal/holds/:id/ask', {
      params: { id: 'intake-02' },
      body: { by: 'b.operator', matter: 'matter-2026-015' },
    });
    const erased = { intakeId: 'intake-02', personId };
    expect(await service.command('ErasePerson', 'intake-02', erased, 'partner:x:3')).toMatchObject({
      code: 'legal-hold-undecided',
    });
    await service.settle();
    expect(await types('intake-02')).not.toContain('ParticipantErased');
  });

  it('is put through the gateway alone, which has seen who asks', async () => {
    const asked = service.call('operator', 'POST', '/internal/holds/:id/ask', {
      params: { id: intakeId },
      body: { by: 'a.counsel', matter: 'matter-2026-014' },
    });
    await expect(asked).rejects.toThrow('operator may not POST');
  });
});
