import type { PartnerRegistered } from '@handoff/schemas';
import { describe, expect, it } from 'vitest';
import type { Open } from './opened.ts';

const profile = (slug: string, differing: Partial<PartnerRegistered> = {}): PartnerRegistered => ({
  slug,
  name: 'A partner',
  kind: 'college',
  jurisdiction: 'US-MA',
  way: 'rest',
  serves: 'Adults who want to learn English.',
  languages: ['en', 'es'],
  services: [
    {
      code: 'learn.esl',
      program: 'aefla',
      cohort: null,
      startsOn: null,
      seats: 24,
      seatKind: 'held',
      details: null,
      terms: null,
    },
  ],
  calendar: null,
  profile: null,
  reports: null,
  noMatch: true,
  publicKey: null,
  ...differing,
});

export const partnersConformance = (open: Open) =>
  describe('partners', () => {
    it('are found by slug, and listed by it', async () => {
      const { partners } = (await open()).register;
      for (const slug of ['south-college', 'north-college']) await partners.save(profile(slug));
      expect(await partners.find('north-college')).toEqual(profile('north-college'));
      expect(await partners.find('nobody')).toBeUndefined();
      expect((await partners.all()).map(({ slug }) => slug)).toEqual(['north-college', 'south-college']);
    });

    it('have one profile, the newest', async () => {
      const { partners } = (await open()).register;
      await Promise.all([partners.save(profile('north-college')), partners.save(profile('north-college'))]);
      await partners.save(profile('north-college', { way: 'csv', services: [] }));
      expect(await partners.all()).toEqual([profile('north-college', { way: 'csv', services: [] })]);
    });
  });
