import diff from 'microdiff';
import type { PartnerRegistered } from '@handoff/schemas';

export type ProfileChange = Readonly<{ place: string; from: unknown; to: unknown }>;

/** What a manifest would change of what is registered, field by field. */
export const compareProfiles = (
  registered: PartnerRegistered | undefined,
  wanted: PartnerRegistered,
): readonly ProfileChange[] =>
  diff((registered ?? {}) as Record<string, unknown>, wanted as Record<string, unknown>).map((change) => ({
    place: placeOf(change.path),
    from: change.type === 'CREATE' ? null : change.oldValue,
    to: change.type === 'REMOVE' ? null : change.value,
  }));

const placeOf = (path: readonly (string | number)[]): string =>
  path.reduce<string>((place, part) => {
    if (typeof part === 'number') return `${place}[${part}]`;
    return place === '' ? part : `${place}.${part}`;
  }, '');
