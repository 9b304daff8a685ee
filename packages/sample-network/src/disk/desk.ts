import { openJournal } from './journal.ts';

/** The numbers an agency gives to the referrals on its desk, in the order of their arrival; kept over restarts. */
export type Desk = Readonly<{ numberOf: (referral: string) => number }>;

export const openDesk = (file: string): Desk => {
  const journal = openJournal<string>(file);
  const numbers = new Map(journal.before.map((referral, index) => [referral, index + 1]));
  const arrived = (referral: string): number => {
    journal.add(referral);
    numbers.set(referral, numbers.size + 1);
    return numbers.size;
  };
  return { numberOf: (referral) => numbers.get(referral) ?? arrived(referral) };
};
