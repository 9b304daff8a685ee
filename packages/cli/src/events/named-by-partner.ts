import type { EventRead } from './read-events.ts';

type Told = Pick<EventRead, 'key' | 'headers' | 'value'>;
type Said = Readonly<Record<string, unknown>>;

/**
 * The short reference of the referral that a partner knows by an id of its own view: of the referral, the intake or the
 * journey, or of a message it was told. No id of a view is known inside; the reference is.
 */
export const referenceNamedBy = (told: readonly Told[], named: string): string | undefined => {
  const found = told.find(
    ({ key, headers, value }) =>
      key === named ||
      headers['ce_id'] === named ||
      ['referral', 'intake', 'journey'].some((field) => (value as Said)[field] === named),
  );
  if (!found) return undefined;
  // A fact bears no reference; what else was told of the same referral does.
  const { referral } = found.value as Said;
  return [found, ...told.filter(({ value }) => (value as Said)['referral'] === referral)]
    .map(({ value }) => (value as Said)['reference'])
    .find((reference) => typeof reference === 'string');
};
