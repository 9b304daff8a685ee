import type { OfferedService } from './supply.ts';

/** Who may give legal advice on immigration, and who looked that up on which day. */
export type Accreditation = Readonly<{ kind: string; verifiedBy: string; verifiedOn: string }>;

/** A representative's accreditation ends after three years (8 CFR 1292.12(d)): what was looked up before proves nothing. */
const years = 3;

export const isTooOld = ({ verifiedOn }: Accreditation, on: string): boolean =>
  `${Number(verifiedOn.slice(0, 4)) + years}${verifiedOn.slice(4)}` < on;

export const isAhead = ({ verifiedOn }: Accreditation, on: string): boolean => verifiedOn > on;

/** Legal advice of this kind that nobody has looked up is no option for anybody, as it is no listing. */
export const isVouchedFor = ({ code, details }: OfferedService, on: string): boolean => {
  if (code !== 'legal.immigration') return true;
  const accreditation = details?.accreditation ?? null;
  return accreditation !== null && !isTooOld(accreditation, on) && !isAhead(accreditation, on);
};
