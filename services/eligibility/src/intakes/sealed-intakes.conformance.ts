import { describe, expect, it } from 'vitest';
import type { About, SealedFacts, SealedIntakes } from './sealed-intakes.ts';

const about: About = {
  personId: 'person-1',
  referrer: 'harbor-worker-center',
  jurisdiction: 'US-MA',
  language: 'es',
};
const facts = (sequence: number, record: SealedFacts['record'] = 'IntakeSubmitted'): SealedFacts => ({
  sealed: { keyId: 'key-1', purpose: 'screening', nonce: 'n', ciphertext: `c${sequence}`, tag: 't' },
  record,
  from: `event-${sequence}`,
  sequence,
  givenOn: '2026-11-22',
});
const consent = (sequence: number, until: string | null = '2027-11-22') => ({ sequence, until });

/** `open` gives an empty store each time. */
export const sealedIntakesConformance = (
  name: string,
  open: () => SealedIntakes | Promise<SealedIntakes>,
): void => {
  describe(`${name} of sealed intakes`, () => {
    it('knows nothing of an intake nobody spoke of', async () =>
      expect(await (await open()).find('intake-1')).toBeUndefined());

    it('brings facts and consent together, whichever comes first', async () => {
      const [forth, back] = [await open(), await open()];
      await forth.keepFacts('intake-1', facts(1), about);
      await forth.keepConsent('intake-1', consent(1));
      await back.keepConsent('intake-1', consent(1));
      await back.keepFacts('intake-1', facts(1), about);
      const whole = { intakeId: 'intake-1', about, facts: facts(1), consent: consent(1), closed: null };
      expect(await forth.find('intake-1')).toEqual(whole);
      expect(await back.find('intake-1')).toEqual(whole);
    });

    it('takes both when they come at the same moment', async () => {
      const store = await open();
      await Promise.all([
        store.keepConsent('intake-1', consent(1)),
        store.keepFacts('intake-1', facts(1), about),
      ]);
      expect(await store.find('intake-1')).toMatchObject({ facts: facts(1), consent: consent(1) });
    });

    it('keeps the newest facts and what the first event said about them', async () => {
      const store = await open();
      await store.keepFacts('intake-1', facts(1), about);
      await store.keepFacts('intake-1', facts(3, 'IntakeAmended'));
      await store.keepFacts('intake-1', facts(2, 'IntakeAmended'));
      await store.keepFacts('intake-1', facts(1), { ...about, jurisdiction: 'US-TX' });
      expect(await store.find('intake-1')).toMatchObject({ about, facts: facts(3, 'IntakeAmended') });
    });

    it('keeps the newest word on consent', async () => {
      const store = await open();
      await store.keepConsent('intake-1', consent(2, null));
      await store.keepConsent('intake-1', consent(1));
      expect(await store.find('intake-1')).toMatchObject({ consent: consent(2, null) });
    });

    it('forgets for good what it closes, and keeps nothing that comes later', async () => {
      const store = await open();
      await store.keepFacts('intake-1', facts(1), about);
      await store.keepConsent('intake-1', consent(1));
      await store.close('intake-1', 'key-destroyed');
      await store.keepFacts('intake-1', facts(2, 'IntakeAmended'));
      await store.keepConsent('intake-1', consent(2));
      await store.close('intake-1', 'erased');
      expect(await store.find('intake-1')).toEqual({
        intakeId: 'intake-1',
        about: null,
        facts: null,
        consent: null,
        closed: 'key-destroyed',
      });
      expect(await store.countClosed()).toBe(1);
    });

    it('closes an intake it had not heard of, so that a late first event brings nothing back', async () => {
      const store = await open();
      await store.close('intake-1', 'erased');
      await store.keepFacts('intake-1', facts(1), about);
      expect(await store.find('intake-1')).toMatchObject({ facts: null, closed: 'erased' });
    });
  });
};
