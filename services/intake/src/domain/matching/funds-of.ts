import type { Given } from '../consent.ts';

/** What is asked of an agency's manifest; unknown is a no. */
export type MayMatch = (agency: string) => boolean;

/**
 * The funds that may count somebody once, as far as consent names them. None where any agency that took the person in, or that
 * the person let have anything, keeps its people out of every index: a match would tell of them all the same.
 */
export const fundsOf = (
  { grants }: Pick<Given, 'grants'>,
  referrers: readonly string[],
  mayMatch: MayMatch,
): readonly string[] => {
  if (!agenciesAround({ grants }, referrers).every(mayMatch)) return [];
  return [
    ...new Set(
      grants
        .filter(({ purpose, recipient }) => purpose === 'matching' && recipient !== 'exchange')
        .map(({ recipient }) => recipient),
    ),
  ];
};

/** Everybody whose "no" keeps this person out. */
export const agenciesAround = (
  { grants }: Pick<Given, 'grants'>,
  referrers: readonly string[],
): readonly string[] => [
  ...new Set(
    [...referrers, ...grants.map(({ recipient }) => recipient)].filter((each) => each !== 'exchange'),
  ),
];
