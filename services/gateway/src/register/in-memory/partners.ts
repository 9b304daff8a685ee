import type { PartnerRegistered } from '@handoff/schemas';
import type { Partners } from '../partners.ts';

export const inMemoryPartners = (): Partners => {
  const profiles = new Map<string, PartnerRegistered>();
  return {
    save: async (profile) => void profiles.set(profile.slug, structuredClone(profile)),
    find: async (slug) => structuredClone(profiles.get(slug)),
    all: async () => [...profiles.values()].sort((one, other) => one.slug.localeCompare(other.slug)),
  };
};
