import { refuse } from '@handoff/decider';
import { dateOf, isDate } from './messages.ts';
import { isPurpose, purposes } from './purposes.ts';

/** One thing a person agreed to: who may have what for which purpose, until when, and how they said so. */
export type ConsentTerms = {
  recipient: string;
  purposes: readonly string[];
  until: string;
  how: string;
  language: string;
  records: readonly string[] | null;
  interpreter: boolean;
  on: string;
};

/** Whether a text holds a number that nobody wants here; the list of them is part of the contract. */
export type CarriesNumber = (text: string) => boolean;

const byGuardian: readonly string[] = ['spoken-by-guardian', 'signed-by-guardian'];
/** A guardian's word, not the person's own. */
export const isByGuardian = ({ how }: Pick<ConsentTerms, 'how'>): boolean => byGuardian.includes(how);

const forms: readonly string[] = ['spoken', 'signed', ...byGuardian];
export const isForm = (how: string): boolean => forms.includes(how);

const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/;

export const checkTerms = (
  terms: ConsentTerms,
  place: string,
  at: string,
  carriesNumber: CarriesNumber,
): void => {
  checkRecipient(terms.recipient, `${place}.recipient`);
  checkPurposes(terms.purposes, `${place}.purposes`);
  checkParty(terms, place);
  checkPeriod(terms, place, dateOf(at));
  checkGiven(terms, place, carriesNumber);
};

export const checkRecipient = (recipient: string, place: string): void => {
  if (slug.test(recipient)) return;
  refuse('recipient-malformed', {
    place,
    reason: 'A recipient is named by a slug: lower-case letters, digits and hyphens.',
    mend: 'Name a partner by its slug, or "exchange" for what the exchange itself does.',
  });
};

export const checkPurposes = (named: readonly string[], place: string): void => {
  if (named.length === 0) {
    refuse('purposes-empty', {
      place,
      reason: 'A consent without a purpose allows nothing.',
      mend: `Name at least one of: ${purposes.join(', ')}.`,
    });
  }
  const unknown = named.findIndex((purpose) => !isPurpose(purpose));
  if (unknown < 0) return;
  refuse('purpose-unknown', {
    place: `${place}[${unknown}]`,
    reason: 'The purpose is not one the exchange knows.',
    mend: `Use one of: ${purposes.join(', ')}.`,
  });
};

/** Who may count somebody once is a fund, and named; "exchange" would be every one and none. */
const checkParty = ({ recipient, purposes: named }: ConsentTerms, place: string): void => {
  if (recipient !== 'exchange' || !named.includes('matching')) return;
  refuse('party-not-named', {
    place: `${place}.recipient`,
    reason: 'That a person may be counted once is agreed to for one fund, and the exchange is none.',
    mend: 'Name the fund by its slug, or take "matching" out.',
  });
};

const checkPeriod = ({ on, until }: ConsentTerms, place: string, today: string): void => {
  for (const [name, date] of Object.entries({ on, until })) {
    if (isDate(date)) continue;
    refuse('date-malformed', {
      place: `${place}.${name}`,
      reason: 'Not a date.',
      mend: 'Write it as YYYY-MM-DD.',
    });
  }
  if (until < today) {
    refuse('consent-already-over', {
      place: `${place}.until`,
      reason: 'The consent ended before it reached the exchange.',
      mend: 'Ask the person again, and send the date until which they agree.',
    });
  }
  if (on > today || on > until) {
    refuse('consent-not-yet-given', {
      place: `${place}.on`,
      reason: 'The date on which the consent was given lies in the future or after its end.',
      mend: 'Send the date on which the person said or signed it.',
    });
  }
};

const checkGiven = (
  { how, language, records }: ConsentTerms,
  place: string,
  carriesNumber: CarriesNumber,
): void => {
  if (!isForm(how)) {
    refuse('consent-form-unknown', {
      place: `${place}.how`,
      reason: 'A consent is spoken or signed, by the person or by a guardian.',
      mend: 'Send "spoken" or "signed"; of a guardian "spoken-by-guardian" or "signed-by-guardian".',
    });
  }
  checkLanguage(language, `${place}.language`);
  const leak = (records ?? []).findIndex(carriesNumber);
  if (leak >= 0) refuseIdentifier(`${place}.records[${leak}]`);
};

export const checkLanguage = (language: string, place: string): void => {
  if (isLanguage(language)) return;
  refuse('language-malformed', {
    place,
    reason: 'Not a language tag.',
    mend: 'Use a BCP 47 tag, e.g. es, ht, zh-Hant, pt-BR.',
  });
};

const isLanguage = (tag: string): boolean => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
};

export const refuseIdentifier = (place: string): never =>
  refuse('identifier-not-wanted', {
    place,
    reason:
      'The text holds what looks like a Social Security, alien registration or passport number. The exchange never keeps one.',
    mend: 'Take the number out and send again. The exchange needs none; an agency that does asks the person itself.',
  });
