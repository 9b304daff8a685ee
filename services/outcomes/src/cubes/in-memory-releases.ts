import type { KeptRelease, Releases } from './releases.ts';

export const inMemoryReleases = (): Releases => {
  const kept = new Map<string, KeptRelease>();
  return {
    keep: async (release) => {
      const standing = kept.get(release.quarter) ?? release;
      kept.set(release.quarter, standing);
      return standing;
    },
    all: async () => [...kept.values()].sort((one, other) => (one.quarter < other.quarter ? -1 : 1)),
  };
};
