import type { PartnerRegistered } from '@handoff/schemas';

export const harbor = 'harbor-worker-center';
export const bayside = 'bayside-community-college';
export const northShore = 'north-shore-career-center';

/** A manifest as the operator sends it. */
export const manifestOf = (
  slug: string,
  differing: Partial<Omit<PartnerRegistered, 'publicKey'>> & Readonly<{ publicKey?: object | null }> = {},
) => ({
  slug,
  name: slug.replaceAll('-', ' '),
  kind: 'agency',
  jurisdiction: 'US-MA',
  way: 'rest',
  serves: 'Adults of sixteen or older in the harbor towns.',
  languages: ['en', 'es'],
  services: [],
  publicKey: null,
  ...differing,
});
