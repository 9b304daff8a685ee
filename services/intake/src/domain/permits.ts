import { isByGuardian, isForm } from './consent-terms.ts';
import type { Consent, Grant } from './consent.ts';
import { isDate } from './messages.ts';
import { isPurpose } from './purposes.ts';

export type Question = Readonly<{ recipient: string; purpose: string; on: string }>;

export type Permission =
  | Readonly<{ allowed: true; until: string }>
  | Readonly<{ allowed: false; until: null; because: Denial }>;

export type Denial =
  | 'purpose-unknown'
  | 'date-malformed'
  | 'consent-not-recorded'
  | 'never-given'
  | 'not-yet-given'
  | 'over'
  | 'form-unknown'
  | 'not-signed'
  | 'records-not-named'
  | 'party-not-named'
  | 'guardian-revoked';

const no = (because: Denial): Permission => ({ allowed: false, until: null, because });

/** May this recipient have it for this purpose today? Anything unknown is a no. */
export const permits = (consent: Consent, { recipient, purpose, on }: Question): Permission => {
  if (!isPurpose(purpose)) return no('purpose-unknown');
  if (!isDate(on)) return no('date-malformed');
  if (consent.stage === 'none') return no('consent-not-recorded');
  const grant = consent.grants.find((one) => one.recipient === recipient && one.purpose === purpose);
  if (grant === undefined) return no('never-given');
  if (consent.guardianRevoked && isByGuardian(grant)) return no('guardian-revoked');
  const flaw = flawOf(grant, on) ?? (purpose === 'progress' ? flawOfRelease(grant) : undefined);
  return flaw === undefined ? { allowed: true, until: grant.until } : no(flaw);
};

const flawOf = ({ on, until, how }: Grant, today: string): Denial | undefined => {
  if (!isDate(on) || !isDate(until)) return 'date-malformed';
  if (today < on) return 'not-yet-given';
  if (today > until) return 'over';
  return isForm(how) ? undefined : 'form-unknown';
};

// A guardian's word is none here: at a college the rights are the student's own, at any age (34 CFR 99.3, 99.5(a)).
// A college tells a student's progress only under a signed and dated consent that names the records, the
// purpose and the party they go to: FERPA, 34 CFR 99.30(a) and (b).
const flawOfRelease = ({ how, records, recipient }: Grant): Denial | undefined => {
  if (how !== 'signed') return 'not-signed';
  if (records === null || records.every((record) => record.trim() === '')) return 'records-not-named';
  return recipient === 'exchange' ? 'party-not-named' : undefined;
};
