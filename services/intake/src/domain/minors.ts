import { refuse } from '@handoff/decider';
import { type ConsentTerms, isByGuardian } from './consent-terms.ts';
import { addDays, dateOf } from './messages.ts';
import type { Submission } from './submission.ts';

/** State data: when somebody is of age, and to what they agree alone before. */
export type MinorRules = Readonly<{
  majorityIn: (jurisdiction: string) => number;
  /** From which age on somebody agrees to it alone there; undefined: not before they are of age. */
  aloneFrom: (service: string, jurisdiction: string) => number | undefined;
}>;

export type Age = Readonly<{
  birthDate?: string | undefined;
  years?: number | undefined;
  /** The day on which the years were told; today where it is missing. */
  toldOn?: string | undefined;
}>;

export type Party = Pick<Submission, 'jurisdiction' | 'needs' | 'choices' | 'consents'>;

/**
 * Who may consent for somebody who is not of age. To what they agree to alone no guardian is asked, and none gets to know of
 * it; everything else needs the guardian's word, which ends when the person is of age. Of an unknown age nothing follows.
 */
export const checkConsenters = (party: Party, age: Age, at: string, rules: MinorRules): void => {
  const majority = rules.majorityIn(party.jurisdiction);
  const years = yearsOn(age, dateOf(at));
  if (years === undefined || years >= majority) return;
  for (const [index, terms] of party.consents.entries()) {
    const place = `consents[${index}]`;
    const agreesAlone = servicesBehind(party, terms).every(
      (service) => (rules.aloneFrom(service, party.jurisdiction) ?? Infinity) <= years,
    );
    const guardians = isByGuardian(terms);
    if (agreesAlone && guardians) refuseGuardian(place);
    if (!agreesAlone && !guardians && !isOwnRelease(terms)) refuseAlone(place);
    if (guardians) checkEnd(terms, age, majority, place);
  }
};

/** Whether somebody is of age there; undefined: when they were born was not told, and from years alone the day doesn't follow. */
export const isOfAge = (
  age: Age,
  jurisdiction: string,
  at: string,
  rules: MinorRules,
): boolean | undefined => {
  const { birthDate } = age;
  if (birthDate === undefined) return undefined;
  return wholeYears(birthDate, dateOf(at)) >= rules.majorityIn(jurisdiction);
};

/** Of years that were told so many at least: when the birthday was is not known. */
const yearsOn = ({ birthDate, years, toldOn }: Age, today: string): number | undefined => {
  if (birthDate !== undefined) return wholeYears(birthDate, today);
  return years === undefined ? undefined : years + wholeYears(toldOn ?? today, today);
};

const wholeYears = (from: string, to: string): number => {
  const passed = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) ? passed - 1 : passed;
};

/** What an agency was chosen for; of whoever was chosen for nothing (the exchange, the referrer): all that is wanted. */
const servicesBehind = ({ needs, choices }: Party, { recipient }: ConsentTerms): readonly string[] => {
  const chosen = choices.filter(({ agency }) => agency === recipient).map(({ service }) => service);
  return chosen.length > 0 ? chosen : needs;
};

// At a college the rights of a student are the student's own, at any age: 34 CFR 99.3, 99.5(a).
const isOwnRelease = ({ how, purposes }: ConsentTerms): boolean =>
  how === 'signed' && purposes.every((purpose) => purpose === 'progress');

const checkEnd = ({ until }: ConsentTerms, { birthDate }: Age, majority: number, place: string): void => {
  if (birthDate === undefined) return;
  const ofAge = `${Number(birthDate.slice(0, 4)) + majority}${birthDate.slice(4)}`;
  // Born on a leap day: of age on the first of March.
  const day = Number.isNaN(Date.parse(ofAge)) ? `${ofAge.slice(0, 4)}-03-01` : ofAge;
  if (until < day) return;
  refuse('guardian-consent-too-long', {
    place: `${place}.until`,
    reason: 'A guardian agrees for somebody until they are of age, and not beyond it.',
    mend: `Send an end before that day, ${addDays(day, -1)} at the latest; then ask the person.`,
  });
};

const refuseAlone = (place: string): never =>
  refuse('guardian-consent-needed', {
    place: `${place}.how`,
    reason: 'By the law of the State the person cannot yet agree to this alone.',
    mend: 'Ask the guardian, and send "spoken-by-guardian" or "signed-by-guardian"; or leave the agency out.',
  });

const refuseGuardian = (place: string): never =>
  refuse('guardian-not-asked', {
    place: `${place}.how`,
    reason:
      'To this service the person agrees alone. A guardian is not asked, and does not get to know of it.',
    mend: 'Ask the person, and send "spoken" or "signed".',
  });
