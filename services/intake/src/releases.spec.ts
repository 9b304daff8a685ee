import { generateRecipientKey, openWith } from '@handoff/sealing';
import { beforeEach, describe, expect, it } from 'vitest';
import { hostedIntake } from './testing/hosted-intake.ts';
import { college, consents, personId, rosa, rosaAt, terms } from './testing/rosa.ts';

let service = hostedIntake();
beforeEach(() => {
  service = hostedIntake();
});
const { submission, submit, release, trail } = rosaAt(() => service);

describe('a release of progress', () => {
  const harbor = 'harbor-worker-center';
  const signed = {
    ...terms(harbor, 'progress'),
    how: 'signed',
    records: ['enrollment', 'level gains'],
    on: '2026-05-20',
  };
  const ask = () =>
    service.call('gateway', 'POST', '/internal/consent/release', { body: { personId, party: harbor } });

  it('is given as it was signed: the day on the paper, and the day on which it was entered', async () => {
    await submit(await submission(rosa, { consents: [...consents, signed] }));
    expect(await ask()).toMatchObject({
      release: {
        party: harbor,
        purpose: 'progress',
        records: ['enrollment', 'level gains'],
        signedOn: '2026-05-20',
        enteredOn: '2026-06-01',
        until: '2027-06-01',
      },
    });
  });

  it('that was only spoken is none', async () => {
    await submit(await submission(rosa, { consents: [...consents, { ...signed, how: 'spoken' }] }));
    expect(await ask()).toEqual({ release: null });
  });
});

describe('contact', () => {
  beforeEach(() => submit());

  it('is released to the agency the person named, without the ways that are not safe', async () => {
    expect(await release()).toEqual({
      until: '2027-06-01',
      contact: { name: 'Rosa Canary', contacts: [{ kind: 'phone', value: '617-555-0123', safe: true }] },
    });
    expect((await trail()).at(-1)).toBe('gateway release contact allowed consent-live');
  });

  it('is released to the key of the agency alone, when it has one', async () => {
    const { publicJwk, privateJwk } = await generateRecipientKey();
    const { sealed } = (await release({ publicKey: publicJwk })) as { sealed: string };
    expect(sealed).not.toContain('Rosa');
    expect(await openWith(privateJwk, sealed)).toMatchObject({ name: 'Rosa Canary' });
  });

  it('is remembered with whom it was given, so that the person can be told', async () => {
    await release();
    await release({ recipient: 'north-shore-career-center' }).catch(() => undefined);
    const made = await service.call('gateway', 'POST', '/internal/release/made', { body: { personId } });
    expect(made).toEqual({ releases: [{ recipient: college, at: expect.any(String) as string }] });
  });

  it('is not released to an agency the person did not name', async () => {
    await expect(release({ recipient: 'north-shore-career-center' })).rejects.toMatchObject({
      code: 'consent-not-live',
    });
    expect((await trail()).at(-1)).toBe('gateway release contact denied consent-not-live');
  });

  it('is not released on the day after the consent ended', async () => {
    service.time.travel(366 * 86_400_000);
    await expect(release()).rejects.toMatchObject({ code: 'consent-not-live' });
  });

  it('is not released to a key that is none', async () => {
    const publicKey = { kty: 'EC', crv: 'P-256', x: 'AAAA', y: 'AAAA' };
    await expect(release({ publicKey })).rejects.toMatchObject({ code: 'unusable-key' });
  });
});
